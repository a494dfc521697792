/** What compression costs, in the model's own terms: bits per byte, divergence from the original, same first choice. */
import { argmax, logSumExp } from '../math/softmax.ts';
import type { MeasuredWindow } from './windows.ts';

/** Sums over the tokens of a window that count, so that windows add up. */
export interface WindowMeasure {
  readonly language: MeasuredWindow['language'];
  readonly tokens: number;
  readonly bytes: number;
  /** surprise of the text, nats: of the compressed decoder, and of the original */
  readonly nats: number;
  readonly baseNats: number;
  /** Σ KL(original ‖ compressed) of the distributions of the next token, nats */
  readonly divergence: number;
  /** tokens where both find the same token the most probable */
  readonly agreed: number;
}

/** `logits`, `base` [T, V] after the first T tokens of the window. */
export function measureWindow(
  { language, ids, first, bytes }: MeasuredWindow,
  logits: Float32Array,
  base: Float32Array,
  vocabulary: number,
): WindowMeasure {
  let [nats, baseNats, divergence, agreed] = [0, 0, 0, 0];
  for (let t = first; t < ids.length; t++) {
    const q = logits.subarray((t - 1) * vocabulary, t * vocabulary);
    const p = base.subarray((t - 1) * vocabulary, t * vocabulary);
    const [normQ, normP] = [logSumExp(q), logSumExp(p)];
    const id = ids[t] as number;
    nats += normQ - (q[id] as number);
    baseNats += normP - (p[id] as number);
    for (let i = 0; i < vocabulary; i++) {
      const log = (p[i] as number) - normP;
      divergence += Math.exp(log) * (log - ((q[i] as number) - normQ));
    }
    if (argmax(q) === argmax(p)) agreed += 1;
  }
  return { language, tokens: ids.length - first, bytes, nats, baseNats, divergence, agreed };
}

export interface Quality {
  readonly tokens: number;
  /** of the compressed decoder, and of the original */
  readonly bitsPerByte: number;
  readonly baseBitsPerByte: number;
  /** mean KL(original ‖ compressed), nats per token */
  readonly divergence: number;
  /** share of the tokens, 0 to 1 */
  readonly agreement: number;
}

/** Of all the windows given; null for none. */
export function qualityOf(windows: readonly WindowMeasure[]): Quality | null {
  if (windows.length === 0) return null;
  const sum = (of: 'tokens' | 'bytes' | 'nats' | 'baseNats' | 'divergence' | 'agreed') =>
    windows.reduce((total, window) => total + window[of], 0);
  const [tokens, bits] = [sum('tokens'), sum('bytes') * Math.LN2];
  return {
    tokens,
    bitsPerByte: sum('nats') / bits,
    baseBitsPerByte: sum('baseNats') / bits,
    divergence: sum('divergence') / tokens,
    agreement: sum('agreed') / tokens,
  };
}
