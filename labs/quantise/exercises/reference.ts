/**
 * Each run of `group` weights (the last may be shorter) to the nearest of the levels s·q, |q| ≤ 2ᵇ⁻¹ − 1, s the largest
 * magnitude of the run over 2ᵇ⁻¹ − 1; a run of zeros stays. Float64.
 */
export function quantiseReference(weights: readonly number[], bits: number, group: number): number[] {
  const levels = 2 ** (bits - 1) - 1;
  const out: number[] = [];
  for (let start = 0; start < weights.length; start += group) {
    const run = weights.slice(start, start + group);
    const step = run.reduce((most, w) => Math.max(most, Math.abs(w)), 0) / levels;
    for (const w of run) out.push(step === 0 ? 0 : Math.round(w / step) * step);
  }
  return out;
}
