/** PyTorch's answers for CLIP, written by training/clip/export.py. Shared by Node and the browser: fetches nothing. */
import type { ClipModel } from '../../kit/models/clip.ts';
import { cosines } from '../../kit/models/clip-scores.ts';
import { maxDifference, type StoredTensor, tensorOf } from './reference.ts';

export interface ClipGolden {
  readonly tolerance: number;
  readonly scale: number;
  /** [width, height] of each pattern */
  readonly sizes: readonly (readonly number[])[];
  /** which of them the attentions are of */
  readonly inspected: number;
  readonly captions: readonly { readonly text: string; readonly ids: readonly number[] }[];
  readonly tensors: readonly StoredTensor[];
}

export const clipTensor = ({ tensors }: ClipGolden, bin: ArrayBuffer, name: string): Float32Array =>
  tensorOf({ variant: 'clip', tensors }, bin, name).data;

/** The image of training/clip/golden.py, `pattern`. */
export function pattern(width: number, height: number): { width: number; height: number; data: Uint8ClampedArray } {
  const data = new Uint8ClampedArray(width * height * 4);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      for (let c = 0; c < 4; c++) {
        data[(y * width + x) * 4 + c] = (x * (7 + 3 * c) + y * (13 - 2 * c) + x * y + 29 * c) % 256;
      }
    }
  }
  return { width, height, data };
}

/** Largest difference of each output from PyTorch's. */
export async function clipDifferences(model: ClipModel, golden: ClipGolden, bin: ArrayBuffer) {
  const { projection, imageSize, scale } = model.config;
  const pixels = clipTensor(golden, bin, 'pixels');
  const size = 3 * imageSize * imageSize;
  const images = await model.embedImages(pixels);
  const texts = await model.embedTexts(golden.captions.map(({ ids }) => ids));
  const n = golden.inspected;
  const seen = await model.inspectImage(pixels.slice(n * size, (n + 1) * size));
  const patches = seen.pool.length;
  return {
    images: maxDifference(images, clipTensor(golden, bin, 'image_embeds')),
    texts: maxDifference(texts, clipTensor(golden, bin, 'text_embeds')),
    logits: maxDifference(
      cosines(images, texts, projection).map((cosine) => scale * cosine),
      clipTensor(golden, bin, 'logits_per_image'),
    ),
    inspected: maxDifference(seen.embedding, images.subarray(n * projection, (n + 1) * projection)),
    attentions: maxDifference(seen.attentions, clipTensor(golden, bin, 'attentions')),
    pool: maxDifference(seen.pool, clipTensor(golden, bin, 'pool').subarray(n * patches, (n + 1) * patches)),
  };
}
