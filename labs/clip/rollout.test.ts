import { expect, it } from 'vitest';
import { headMeans, patchShares, receptiveField, rollout } from './rollout.ts';

const shape = { layers: 2, heads: 2, patches: 3 };
/** Two layers of two heads over three patches, as rows of whole numbers to be divided by their sums. */
const RAW = [
  [7, 6, 5],
  [3, 3, 1],
  [1, 1, 2],
  [7, 6, 8],
  [5, 5, 8],
  [6, 6, 5],
  [5, 8, 3],
  [7, 6, 1],
  [4, 7, 5],
  [1, 7, 6],
  [7, 2, 1],
  [7, 1, 5],
];
const attentions = Float32Array.from(RAW.flatMap((row) => row.map((x) => x / row.reduce((a, b) => a + b))));

const means = headMeans(attentions, shape);

// numpy: R = I; for A in layers: R = (A.mean(0)/2 + I/2) @ R
const EXPECTED = [
  0.47296171072595705, 0.2845980840252768, 0.24244020524876617, 0.32666983460050686, 0.4975031679338402,
  0.17582699746565292, 0.25849573603479853, 0.21915660294566544, 0.522347661019536,
];

it('rollout multiplies the layers in their order, the residual connection counted for half', () => {
  rollout(means, 3, 2).forEach((x, i) => {
    expect(x).toBeCloseTo(EXPECTED[i] as number, 6);
  });
  expect([...rollout(means, 3, 0)]).toEqual([1, 0, 0, 0, 1, 0, 0, 0, 1]);
});

it('the shares of an image follow its pooling and sum to 1', () => {
  const shares = patchShares(means, [0.5, 0.3, 0.2], 2);
  // numpy: [0.5, 0.3, 0.2] @ R
  [0.3861809529500903, 0.33538131298192353, 0.27843773406798616].forEach((x, i) => {
    expect(shares[i]).toBeCloseTo(x, 6);
  });
  expect(shares.reduce((a, b) => a + b)).toBeCloseTo(1, 6);
});

it('a patch sees what the convolutions let it see', () => {
  expect(receptiveField([1])).toBe(3);
  expect(receptiveField([1, 1])).toBe(5);
  expect(receptiveField([2, 2])).toBe(7);
  expect(receptiveField([1, 2, 1, 2])).toBe(13);
});
