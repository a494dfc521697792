/** What is recorded at build from the real model, and comes with the lab's script. */
import type { ClipConfig } from '@kit/models/clip.ts';

export type Shape = Pick<
  ClipConfig,
  'imageSize' | 'grid' | 'layers' | 'heads' | 'projection' | 'scale' | 'context' | 'mean' | 'deviation'
>;

export interface RecordedImage {
  /** id of a shipped drawing */
  readonly id: string;
  readonly name: string;
  /** bytes [S, S, 3] of what the model receives, base64 */
  readonly rgb: string;
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
  /** class predicted for each held-out drawing, in the order of the gallery; classes as in `examOf` */
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
  readonly exam: RecordedExam;
  /** zero-shot accuracy on test photographs, measured at training; null when the model's card does not say */
  readonly photos: { readonly share: number; readonly count: number } | null;
}
