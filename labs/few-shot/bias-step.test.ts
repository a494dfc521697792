/** The descent against finite differences and a float64 loop. */
import { randomStream } from '@kit/math/random.ts';
import { describe, expect, it } from 'vitest';
import { descend, shifted } from './bias-step.ts';

const [V, D] = [7, 3];
const random = randomStream(5);
const floats = (n: number) => Float32Array.from({ length: n }, () => 2 * random() - 1);
const embedding = floats(V * D);
const logits = floats(V);

/** −ln p(target) after a change of the bias, in float64. */
function loss(delta: readonly number[], target: number): number {
  const z = Array.from(logits, (value, v) => delta.reduce((sum, d, c) => sum + d * (embedding[v * D + c] ?? 0), value));
  return Math.log(z.reduce((sum, value) => sum + Math.exp(value), 0)) - (z[target] ?? 0);
}

describe('gradient descent on the last bias', () => {
  it('takes one step along minus the gradient of the cross-entropy', () => {
    const rate = 0.1;
    const { delta, steps } = descend(logits, embedding, 2, { rate, enough: 1, most: 1 });
    expect(steps).toBe(1);
    for (let c = 0; c < D; c++) {
      const at = (h: number) =>
        loss(
          Array.from({ length: D }, (_, i) => (i === c ? h : 0)),
          2,
        );
      expect(delta[c]).toBeCloseTo((-rate * (at(1e-5) - at(-1e-5))) / 2e-5, 5);
    }
  });

  it('stops as soon as the answer is probable enough, or after the last step', () => {
    const done = descend(logits, embedding, 4, { rate: 0.5, enough: 0.6, most: 500 });
    expect(shifted(logits, embedding, done.delta)[4]).toBeGreaterThanOrEqual(0.6);
    expect(Math.exp(-loss([...done.delta], 4))).toBeCloseTo(shifted(logits, embedding, done.delta)[4] ?? 0, 5);
    expect(descend(logits, embedding, 4, { rate: 0.5, enough: 0.6, most: done.steps - 1 }).steps).toBe(done.steps - 1);
    expect(descend(logits, embedding, 4, { rate: 0.5, enough: 0, most: 9 })).toMatchObject({ steps: 0 });
  });
});
