/**
 * Keys and values kept while a model writes, in numbers per token and per layer: 2·g·(d/h) with g heads of their own
 * keys (Shazeer 2019; Ainslie et al. 2023), or one latent vector (MLA: DeepSeek-AI 2024, §2.1.1).
 */
import { kvWidth, type TransformerShape } from './transformer-count.ts';

/** Bytes per token; `latent` > 0: width of the vector that stands for all keys and values. */
export function cacheBytesPerToken(shape: TransformerShape, bytes: number, latent = 0): number {
  return shape.layers * (latent > 0 ? latent : 2 * kvWidth(shape)) * bytes;
}
