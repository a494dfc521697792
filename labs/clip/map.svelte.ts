/** The joint space seen in two dimensions: drawings, words, the reader's images, and the phrase that is searched. */
import { normalCaption } from '@kit/models/clip-text.ts';
import { centroid, type Found, modalityGap, nearest } from './neighbours.ts';
import { pca, project } from './pca.ts';
import type { ClipSession } from './session.svelte.ts';
import { unit, type Vector } from './similarity.ts';
import type { ImageKey } from './state.ts';
import { decodeHalves, rowsOf } from './vectors.ts';

export interface Point {
  readonly kind: 'image' | 'word' | 'query';
  readonly name: string;
  /** unit vector of the space */
  readonly vector: Float32Array;
  /** of an image: what adds it to the lab */
  readonly key: ImageKey | null;
}

export interface Placed extends Point {
  readonly x: number;
  readonly y: number;
}

const RESULTS = 8;

export class SpaceMap {
  readonly #session: ClipSession;
  /** drawings, then words: what the axes are computed from */
  readonly #images: readonly Point[];
  readonly #words: readonly Point[];
  readonly #means: { readonly image: Vector; readonly word: Vector };
  readonly gap: number;

  constructor(session: ClipSession) {
    this.#session = session;
    const { drawings, names, words, vectors } = session.recording.map;
    const rows = rowsOf(decodeHalves(vectors), session.shape.projection).map(unit);
    this.#images = drawings.map((id, i) => ({
      kind: 'image',
      name: names[i] ?? id,
      vector: rows[i] as Float32Array,
      key: `d:${id}`,
    }));
    this.#words = words.map((name, i) => ({
      kind: 'word',
      name,
      vector: rows[drawings.length + i] as Float32Array,
      key: null,
    }));
    const vectorsOf = (points: readonly Point[]) => points.map(({ vector }) => vector);
    this.#means = { image: centroid(vectorsOf(this.#images)), word: centroid(vectorsOf(this.#words)) };
    this.gap = modalityGap(vectorsOf(this.#images), vectorsOf(this.#words));
  }

  get images(): readonly Point[] {
    return [...this.#images, ...this.#own];
  }
  get words(): readonly Point[] {
    return this.#words;
  }

  /** Images of the tray that the map does not hold already. */
  get #own(): readonly Point[] {
    const session = this.#session;
    return session.tray.flatMap((key): Point[] => {
      const held = session.images.get(key);
      if (!held || this.#images.some((point) => point.key === key)) return [];
      return [{ kind: 'image', name: session.nameOf(key), vector: held.vector, key }];
    });
  }

  /** The phrase that is searched, once it has a vector. */
  get query(): Point | null {
    const { query } = this.#session.view;
    const held = this.#session.texts.get(normalCaption(query));
    return query !== '' && held ? { kind: 'query', name: query, vector: held.vector, key: null } : null;
  }

  projection = $derived.by(() => {
    const { centred } = this.#session.view;
    return pca([...this.#images, ...this.#words].map((point) => this.#shifted(point, centred)));
  });

  points: readonly Placed[] = $derived.by(() => {
    const { centred } = this.#session.view;
    const all = [...this.images, ...this.#words, ...(this.query ? [this.query] : [])];
    return all.map((point) => {
      const [x, y] = project(this.projection, this.#shifted(point, centred));
      return { ...point, x, y };
    });
  });

  /** The drawings nearest to the phrase, best first. */
  get results(): readonly (Found & { readonly point: Point })[] {
    const { query, images } = this;
    return query ? this.#nearest(query.vector, images) : [];
  }

  /** What is nearest to a point in the whole space, in each kind, itself left out. */
  neighbours(point: Point, count: number): { images: Found[]; words: Found[] } {
    const around = (points: readonly Point[]) => {
      const own = points.findIndex(
        (other) => other.kind === point.kind && other.name === point.name && other.key === point.key,
      );
      const found = nearest(
        point.vector,
        points.map(({ vector }) => vector),
        count + 1,
      );
      return found.filter(({ index }) => index !== own).slice(0, count);
    };
    return { images: around(this.images), words: around(this.#words) };
  }

  #nearest(query: Vector, points: readonly Point[]) {
    const found = nearest(
      query,
      points.map(({ vector }) => vector),
      RESULTS,
    );
    return found.map((one) => ({ ...one, point: points[one.index] as Point }));
  }

  #shifted(point: Point, centred: boolean): Vector {
    if (!centred) return point.vector;
    const mean = point.kind === 'image' ? this.#means.image : this.#means.word;
    return Float64Array.from(point.vector, (x, i) => x - (mean[i] as number));
  }
}
