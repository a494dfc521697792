/**
 * Where the pixels of the lab's images come from: the shipped drawings, the reader's strokes, the files that they
 * bring.
 */
import { drawingIndex, type Gallery } from '@kit/drawings/gallery.ts';
import { ImageError } from '@kit/images/check.ts';
import { preprocess } from '@kit/images/preprocess.ts';
import type { ReadPixels } from '@kit/images/readback.ts';
import { SvelteMap } from 'svelte/reactivity';
import type { Shape } from './recording.ts';
import { decode, type Stroke } from './sketch/strokes.ts';
import type { ImageKey } from './state.ts';

/** What the lab needs of the page; tests give their own. */
export interface Page {
  readonly gallery: () => Promise<Gallery>;
  /** strokes of a drawing, painted. ImageError where the browser does not let pixels be read */
  readonly paint: (strokes: readonly Stroke[]) => Promise<ReadPixels>;
}

export class Pictures {
  readonly #page: Page;
  readonly #shape: Shape;
  /** model input, by image */
  readonly #pixels = new SvelteMap<ImageKey, Float32Array>();
  #opening: Promise<Gallery> | null = null;
  #brought = 0;

  gallery: Gallery | null = $state.raw(null);
  /** some image of a link was not found */
  lost = $state(false);
  /** the browser changes what is read from a canvas: pixels were read around it, or could not be */
  canvas: 'true' | 'around' | 'closed' = $state('true');

  constructor(page: Page, shape: Shape) {
    this.#page = page;
    this.#shape = shape;
  }

  get(key: ImageKey): Float32Array | null {
    return this.#pixels.get(key) ?? null;
  }

  set(key: ImageKey, pixels: Float32Array): void {
    this.#pixels.set(key, pixels);
  }

  /** An image that the reader brought, under a name of its own. RangeError when it has no pixel. */
  bring(read: ReadPixels): ImageKey {
    this.#brought += 1;
    const key: ImageKey = `own:${this.#brought}`;
    this.#keep(key, read);
    return key;
  }

  /** The shipped drawings; fetched once. */
  async openGallery(): Promise<Gallery> {
    this.#opening ??= this.#page.gallery();
    try {
      this.gallery = await this.#opening;
      return this.gallery;
    } catch (error) {
      this.#opening = null; // the next attempt starts anew
      throw error;
    }
  }

  /**
   * Finds the pixels of these images. What is returned has none: it does not exist, or the browser does not let it be
   * read.
   */
  async find(keys: readonly ImageKey[]): Promise<readonly ImageKey[]> {
    const without: ImageKey[] = [];
    for (const key of keys) {
      if (this.#pixels.has(key)) continue;
      const strokes = key.startsWith('s:') ? decode(key.slice(2)) : null;
      const found = strokes ? await this.#paint(key, strokes) : await this.#look(key);
      if (!found) without.push(key);
    }
    return without;
  }

  #keep(key: ImageKey, { image, way }: ReadPixels): void {
    if (way !== 'canvas') this.canvas = 'around';
    this.#pixels.set(key, preprocess(image, this.#shape));
  }

  async #paint(key: ImageKey, strokes: readonly Stroke[]): Promise<boolean> {
    try {
      this.#keep(key, await this.#page.paint(strokes));
      return true;
    } catch (error) {
      if (!(error instanceof ImageError)) throw error;
      this.canvas = 'closed';
      return false;
    }
  }

  /** Looks a drawing up in the gallery. */
  async #look(key: ImageKey): Promise<boolean> {
    const gallery = key.startsWith('d:') ? await this.openGallery() : null;
    const index = gallery ? drawingIndex(gallery, key.slice(2)) : -1;
    if (!gallery || index < 0) {
      this.lost = true;
      return false;
    }
    this.#pixels.set(key, preprocess(gallery.rgba(index), this.#shape));
    return true;
  }
}
