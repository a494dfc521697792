/** What CLIP computes once both towers have answered. */

/** Dot products [N, M] of vectors [N, E] and [M, E]; cosine similarities when the vectors have length 1. */
export function cosines(images: Float32Array, texts: Float32Array, width: number): Float32Array {
  const N = images.length / width;
  const M = texts.length / width;
  const out = new Float32Array(N * M);
  for (let n = 0; n < N; n++) {
    for (let m = 0; m < M; m++) {
      let sum = 0;
      for (let e = 0; e < width; e++) sum += (images[n * width + e] as number) * (texts[m * width + e] as number);
      out[n * M + m] = sum;
    }
  }
  return out;
}
