/** What is recorded at build from the real model, and comes with the lab's script. */

import type { Unseen } from '@kit/drawings/gallery.ts';
import type { ClipConfig } from '@kit/models/clip.ts';

export type Shape = Pick<
  ClipConfig,
  'imageSize' | 'grid' | 'layers' | 'heads' | 'projection' | 'scale' | 'context' | 'mean' | 'deviation'
>;

export interface RecordedImage {
  /** id of a shipped drawing */
  readonly id: string;
  readonly name: string;
  /** [3, S, S] float16: what the model receives */
  readonly pixels: string;
  /** the same as an image, a data: address: what the page shows before the lab's script */
  readonly still: string;
}

export interface RecordedLook {
  /** index among the images */
  readonly image: number;
  /** [L, P, P] float16: attention, mean of the heads */
  readonly means: string;
  /** [P] float32 */
  readonly pool: string;
}

export interface RecordedMap {
  /** ids and names of the drawings, one of each concept */
  readonly drawings: readonly string[];
  readonly names: readonly string[];
  readonly words: readonly string[];
  /** [drawings + words, E] float16 */
  readonly vectors: string;
}

export interface RecordedExam {
  /** class predicted for each drawing, in the order of `examOf` */
  readonly predicted: readonly number[];
  /** right name among the first five */
  readonly topFive: number;
}

export interface Recording {
  readonly shape: Shape;
  /** side, in pixels, of what one patch sees */
  readonly field: number;
  readonly images: readonly RecordedImage[];
  readonly labels: readonly string[];
  /** [images, E] float32 */
  readonly imageVectors: string;
  /** every label in every proposed template */
  readonly sentences: readonly string[];
  /** [sentences, E] float32 */
  readonly textVectors: string;
  readonly look: RecordedLook;
  readonly map: RecordedMap;
  readonly exam: Readonly<Record<Unseen, RecordedExam>>;
  /** on photographs that are not shipped, measured at training; null when the model's folder does not say */
  readonly photos: RecordedPhotos | null;
}

/** Shares of right answers on the test photographs, ten classes, names in the page's language. */
export interface RecordedPhotos {
  readonly count: number;
  readonly template: string;
  readonly share: number;
  readonly low: number;
  readonly high: number;
  /** the name alone, and the mean of the templates of training */
  readonly bare: number;
  readonly mean: number;
}
