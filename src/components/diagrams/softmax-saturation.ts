/**
 * Why attention divides by √d_k (Vaswani et al. 2017, §3.2.1): the expected largest softmax weight over
 * KEYS keys, for q and k with independent N(0, 1) components, with and without the division.
 *
 * Exact shortcut: given q, the products q·k_j are independent N(0, ‖q‖²), so one draw is ‖q‖ (from d_k
 * normals) times KEYS fresh normals, instead of KEYS·d_k normals; the test checks it against plain dot products.
 */
export const KEYS = 16;
export const HEAD_DIMS = [4, 8, 16, 32, 64, 128, 256, 512] as const;
export const DRAWS = 4000;
const SEED = 55_1_1;

/** Mean over the draws, and the standard error of that mean. */
export interface Estimate {
  readonly mean: number;
  readonly error: number;
}

export interface Concentration {
  /** largest of the KEYS weights */
  readonly weight: Estimate;
  /** entropy of the weights over ln KEYS: 1 for equal weights, 0 for a single choice */
  readonly entropy: Estimate;
}

export interface SaturationPoint {
  readonly headDim: number;
  readonly raw: Concentration;
  readonly scaled: Concentration;
}

/** Both conditions see the same draws: they differ by the division alone. */
export function saturation(headDim: number, draws = DRAWS, seed = SEED): SaturationPoint {
  const normal = normals(seed + headDim);
  const raw: number[][] = [];
  const scaled: number[][] = [];
  for (let draw = 0; draw < draws; draw++) {
    let norm2 = 0;
    for (let i = 0; i < headDim; i++) norm2 += normal() ** 2;
    const scores = Array.from({ length: KEYS }, () => Math.sqrt(norm2) * normal());
    raw.push(softmax(scores));
    scaled.push(softmax(scores.map((score) => score / Math.sqrt(headDim))));
  }
  return { headDim, raw: concentration(raw), scaled: concentration(scaled) };
}

/** Shifted by the largest score: no overflow. */
export function softmax(scores: readonly number[]): number[] {
  const top = Math.max(...scores);
  const powers = scores.map((score) => Math.exp(score - top));
  const sum = powers.reduce((a, b) => a + b, 0);
  return powers.map((power) => power / sum);
}

/** −Σ p ln p over ln n, in [0, 1]. A weight that has underflowed to 0 adds nothing. */
export function normalisedEntropy(weights: readonly number[]): number {
  return -weights.reduce((sum, p) => sum + (p > 0 ? p * Math.log(p) : 0), 0) / Math.log(weights.length);
}

function concentration(draws: readonly (readonly number[])[]): Concentration {
  return {
    weight: estimate(draws.map((weights) => Math.max(...weights))),
    entropy: estimate(draws.map(normalisedEntropy)),
  };
}

function estimate(values: readonly number[]): Estimate {
  const mean = values.reduce((a, b) => a + b, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1);
  return { mean, error: Math.sqrt(variance / values.length) };
}

let cached: readonly SaturationPoint[] | undefined;

/** The whole curve, computed once per build: 4,000 draws per point, about 5 million normals. */
export function saturationCurve(): readonly SaturationPoint[] {
  cached ??= HEAD_DIMS.map((headDim) => saturation(headDim));
  return cached;
}

/** N(0, 1) by Box–Muller over mulberry32: deterministic for a seed. */
export function normals(seed: number): () => number {
  let state = seed >>> 0;
  const uniform = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return (((t ^ (t >>> 14)) >>> 0) + 0.5) / 2 ** 32; // in (0, 1): its logarithm is finite
  };
  let spare: number | undefined;
  return () => {
    if (spare !== undefined) {
      const value = spare;
      spare = undefined;
      return value;
    }
    const radius = Math.sqrt(-2 * Math.log(uniform()));
    const angle = 2 * Math.PI * uniform();
    spare = radius * Math.sin(angle);
    return radius * Math.cos(angle);
  };
}
