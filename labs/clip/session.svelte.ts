/**
 * The lab's state, the vectors it knows, and what it must ask of the model. The screen is computed from vectors:
 * recorded ones at first, then those measured here, which replace them. What is not known yet is NaN, and shown as
 * such.
 */

import { drawingIndex, type Gallery } from '@kit/drawings/gallery.ts';
import type { Locale } from '@kit/i18n/index.ts';
import type { ReadPixels } from '@kit/images/readback.ts';
import { ModelLink } from '@kit/lab/model-link.svelte.ts';
import { LabSession } from '@kit/lab/session.svelte.ts';
import { softmax } from '@kit/math/softmax.ts';
import { captionIds, normalCaption } from '@kit/models/clip-text.ts';
import { RuntimeError } from '@kit/runtime/errors.ts';
import type { Backend, Runtime } from '@kit/runtime/types.ts';
import { SvelteMap, SvelteSet } from 'svelte/reactivity';
import { experiment, type Limit } from './limits.ts';
import { type Page, Pictures } from './pictures.svelte.ts';
import type { Recording } from './recording.ts';
import { headMeans } from './rollout.ts';
import { cosine, ensemble } from './similarity.ts';
import { type ImageKey, type LabState, MAX_IMAGES, STATE, unique } from './state.ts';
import { STRINGS } from './strings/index.ts';
import { MEAN, sentencesOf, TEMPLATES } from './templates.ts';
import { decodeFloats, decodeHalves, joined, rowsOf } from './vectors.ts';

/** A vector of the joint space, and whether this browser computed it. */
export interface Held {
  readonly vector: Float32Array;
  readonly measured: boolean;
}

export interface Look {
  /** [L, P, P], mean of the heads */
  readonly means: Float32Array;
  /** [P] */
  readonly pool: Float32Array;
  readonly measured: boolean;
}

/** What the session needs of the page; tests give their own. */
export interface Surroundings extends Page {
  readonly runtime?: () => Promise<Runtime>;
}

export class ClipSession extends LabSession<Recording, LabState, 'clip'> {
  readonly locale: Locale;
  readonly #pictures: Pictures;

  /** time of the last pass on the model, ms */
  milliseconds: number | null = $state.raw(null);
  /** the limit being tried out: what to look for is said beside its result */
  limit: Limit | null = $state.raw(null);

  /** unit vectors, by image key and by caption as the model reads it */
  readonly images = new SvelteMap<ImageKey, Held>();
  readonly texts = new SvelteMap<string, Held>();
  readonly looks = new SvelteMap<ImageKey, Look>();
  /** captions longer than the model reads */
  readonly tooLong = new SvelteSet<string>();
  #backend: Backend | null = null;

  constructor(recording: Recording, locale: Locale, around: Surroundings) {
    super(recording, STATE.defaults, new ModelLink(['clip'], around.runtime), 0);
    this.locale = locale;
    this.#pictures = new Pictures(around, recording.shape);
    const { projection } = recording.shape;
    const vectors = rowsOf(decodeFloats(recording.imageVectors), projection);
    recording.images.forEach(({ id, pixels }, i) => {
      this.images.set(`d:${id}`, { vector: vectors[i] as Float32Array, measured: false });
      this.#pictures.set(`d:${id}`, decodeHalves(pixels));
    });
    const texts = rowsOf(decodeFloats(recording.textVectors), projection);
    recording.sentences.forEach((sentence, i) => {
      this.texts.set(normalCaption(sentence), { vector: texts[i] as Float32Array, measured: false });
    });
    const { image, means, pool } = recording.look;
    this.looks.set(`d:${recording.images[image]?.id}`, {
      means: decodeHalves(means),
      pool: decodeFloats(pool),
      measured: false,
    });
  }

  get shape() {
    return this.recording.shape;
  }
  get gallery(): Gallery | null {
    return this.#pictures.gallery;
  }
  /** some image of a link was not found */
  get lost(): boolean {
    return this.#pictures.lost;
  }
  /** see `Pictures` */
  get canvas(): Pictures['canvas'] {
    return this.#pictures.canvas;
  }
  get tray(): readonly ImageKey[] {
    return this.view.images ?? this.recording.images.map(({ id }): ImageKey => `d:${id}`);
  }
  get labels(): readonly string[] {
    return this.view.labels ?? this.recording.labels;
  }
  /** index of the chosen image; −1 when there is none */
  get image(): number {
    return Math.min(this.view.image, this.tray.length - 1);
  }
  get label(): number {
    return Math.min(this.view.label, this.labels.length - 1);
  }
  get temperature(): number {
    return this.view.temperature ?? 1 / this.shape.scale;
  }
  get templates(): readonly string[] {
    return TEMPLATES[this.locale];
  }
  get full(): boolean {
    return this.tray.length >= MAX_IMAGES;
  }

  /** [I, T] cosines; NaN where a vector is not known yet. */
  get cosines(): Float32Array {
    return Float32Array.from(this.tray.flatMap((_, image) => [...this.rowOf(image)]));
  }

  /** Cosines of one image with every label, [T], in the template of the moment or another; NaN where unknown. */
  rowOf(image: number, template = this.view.template): Float32Array {
    const key = this.tray[image];
    const held = key && this.images.get(key);
    return Float32Array.from(this.labels, (label) => {
      const text = this.labelVector(label, template);
      return held && text ? cosine(held.vector, text.vector) : Number.NaN;
    });
  }

  /** softmax(s/τ) at the temperature of the moment; an unknown cosine takes no part. */
  probabilities(cosines: Float32Array): Float64Array {
    const scores = Float64Array.from(cosines, (x) => (Number.isNaN(x) ? Number.NEGATIVE_INFINITY : x));
    return softmax(scores, this.temperature);
  }

  /** Everything on the matrix was computed in this browser. */
  get measured(): boolean {
    const all = [
      ...this.tray.map((key) => this.images.get(key)),
      ...this.labels.map((label) => this.labelVector(label)),
    ];
    return all.length > 0 && all.every((held) => held?.measured);
  }

  /** Direction of a label in a template: one sentence, or the mean of several. */
  labelVector(label: string, template = this.view.template): Held | null {
    if (label.trim() === '') return null;
    const held = sentencesOf(template, label, this.templates).map((text) => this.texts.get(normalCaption(text)));
    if (!held.every((one) => one !== undefined)) return null;
    const measured = held.every((one) => one.measured);
    const [only, ...others] = held;
    return only && others.length === 0 ? only : { vector: ensemble(held.map(({ vector }) => vector)), measured };
  }

  /** Model input of an image of the tray; null before its pixels are here. */
  pixelsOf(key: ImageKey): Float32Array | null {
    return this.#pictures.get(key);
  }

  /** Address of the image as recorded at build; null for any other. */
  stillOf(key: ImageKey): string | null {
    return this.recording.images.find(({ id }) => key === `d:${id}`)?.still ?? null;
  }

  nameOf(key: ImageKey): string {
    const s = STRINGS[this.locale].tray;
    const nth = (prefix: string) => String(this.tray.filter((other) => other.startsWith(prefix)).indexOf(key) + 1);
    if (key.startsWith('s:')) return s.drawn(nth('s:'));
    if (key.startsWith('own:')) return s.own(nth('own:'));
    const id = key.slice(2);
    const index = this.gallery ? drawingIndex(this.gallery, id) : -1;
    const concept = this.gallery?.concepts[this.gallery.drawings[index]?.concept ?? -1];
    return concept?.names[this.locale] ?? this.recording.images.find((image) => image.id === id)?.name ?? id;
  }

  /** Sets the lab for an experiment on what the model cannot do. */
  tryOut(limit: Limit): void {
    this.set(experiment(limit, this.locale));
    this.limit = limit;
  }

  override set(patch: Partial<LabState>): void {
    // other images or labels are no longer those of the experiment
    if (patch.images !== undefined || patch.labels !== undefined) this.limit = null;
    super.set(patch);
  }

  override reset(): void {
    this.#pictures.lost = false;
    this.limit = null;
    super.reset();
  }

  /** Adds an image and chooses it; one that is there already is chosen. */
  add(key: ImageKey): void {
    const tray = unique([...this.tray, key]).slice(0, MAX_IMAGES);
    if (tray.includes(key)) this.set({ images: tray, image: tray.indexOf(key), patch: null });
  }

  /** Adds an image that the reader brought. RangeError when it has no pixel. */
  bring(image: ReadPixels): void {
    this.add(this.#pictures.bring(image));
  }

  remove(index: number): void {
    const images = this.tray.filter((_, i) => i !== index);
    const image = Math.max(0, Math.min(this.image - (index < this.image ? 1 : 0), images.length - 1));
    this.set({ images, image, patch: null });
  }

  /** The shipped drawings; fetched once. */
  openGallery(): Promise<Gallery> {
    return this.#pictures.openGallery();
  }

  /** Finds the pixels of the images. */
  protected override async prepare(): Promise<boolean> {
    const without = await this.#pictures.find(this.tray);
    if (without.length > 0) this.view = { ...this.view, images: this.tray.filter((key) => !without.includes(key)) };
    return true;
  }

  protected override settled(): boolean {
    return this.#lacking().length === 0;
  }

  /** The labels in every proposed template. */
  async compareTemplates(): Promise<void> {
    this.touched = true;
    await this.link.run(async (signal) => {
      const every = this.labels.flatMap((label) => sentencesOf(MEAN, label, this.templates));
      await this.embedTexts(every, signal);
      await this.complete(signal);
    });
  }

  /** Makes `labelVector(label)` known, and measured here. */
  embedLabel(label: string, signal: AbortSignal): Promise<void> {
    return this.embedTexts(sentencesOf(this.view.template, label, this.templates), signal);
  }

  /** Vectors of captions, computed as needed; the caller is a piece of work on the link. */
  async embedTexts(sentences: readonly string[], signal: AbortSignal): Promise<void> {
    const { model, tokenizer } = this.link.handle('clip');
    const wanted = unique(sentences.map(normalCaption)).filter((text) => !this.texts.get(text)?.measured);
    const known: string[] = [];
    const ids: number[][] = [];
    for (const text of wanted) {
      try {
        ids.push(captionIds(text, tokenizer, model.config));
        known.push(text);
      } catch (error) {
        if (!(error instanceof RuntimeError)) throw error;
        if (error.code === 'input-too-long') this.tooLong.add(text);
      }
    }
    if (ids.length === 0) return;
    const rows = rowsOf(await model.embedTexts(ids, signal), model.config.projection);
    known.forEach((text, i) => {
      this.texts.set(text, { vector: rows[i] as Float32Array, measured: true });
    });
  }

  /** The sentences of the labels in the template of the moment, and the phrase searched on the map as it is. */
  #sentences(): string[] {
    const written = this.labels.filter((label) => label.trim() !== '');
    const sentences = written.flatMap((label) => sentencesOf(this.view.template, label, this.templates));
    const { query } = this.view;
    return query.trim() === '' ? sentences : [...sentences, query];
  }

  /** Captions and images without a vector, or without one of this browser once the model is here. */
  #lacking(): readonly string[] {
    const lacks = (held: { readonly measured: boolean } | undefined) => !held || (this.link.live && !held.measured);
    const texts = this.#sentences()
      .map(normalCaption)
      .filter((text) => !this.tooLong.has(text) && lacks(this.texts.get(text)));
    const images = this.tray.filter((key) => lacks(this.images.get(key)));
    const chosen = this.tray[this.image];
    const look = this.view.tab === 'look' && chosen !== undefined && lacks(this.looks.get(chosen)) ? [chosen] : [];
    return [...texts, ...images, ...look];
  }

  protected override async complete(signal: AbortSignal): Promise<void> {
    const { model, backend } = this.link.handle('clip');
    if (backend !== this.#backend) this.#forget();
    this.#backend = backend;
    const start = performance.now();
    await this.embedTexts(this.#sentences(), signal);
    signal.throwIfAborted();
    const lacking = this.tray.filter((key) => !this.images.get(key)?.measured && this.pixelsOf(key));
    if (lacking.length > 0) {
      const pixels = lacking.flatMap((key) => this.pixelsOf(key) ?? []);
      const rows = rowsOf(await model.embedImages(joined(pixels), signal), model.config.projection);
      lacking.forEach((key, i) => {
        this.images.set(key, { vector: rows[i] as Float32Array, measured: true });
      });
    }
    await this.#look(signal);
    this.milliseconds = performance.now() - start;
  }

  /** On another backend everything is measured anew. */
  #forget(): void {
    for (const held of [this.images, this.texts, this.looks] as readonly Map<
      string,
      { readonly measured: boolean }
    >[]) {
      for (const [key, value] of held) held.set(key, { ...value, measured: false });
    }
  }

  async #look(signal: AbortSignal): Promise<void> {
    const key = this.tray[this.image];
    const pixels = key && this.pixelsOf(key);
    if (this.view.tab !== 'look' || !key || !pixels || this.looks.get(key)?.measured) return;
    const { model } = this.link.handle('clip');
    const { attentions, pool } = await model.inspectImage(pixels, signal);
    const { layers, heads, grid } = this.shape;
    const means = headMeans(attentions, { layers, heads, patches: grid * grid });
    this.looks.set(key, { means, pool, measured: true });
  }
}
