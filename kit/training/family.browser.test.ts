/** In workers of a browser, what PyTorch computes on the same windows (training/engine/golden.py). */
import { expect, it } from 'vitest';
import golden from '../../tests/golden/training/golden.json';
import text from '../../tests/golden/training/text.json';
import { type Member, trainFamily } from './family.ts';
import { spawnTrainer } from './spawn.ts';

it('two sizes are trained at a time, each in a worker, and measured', async () => {
  const { peak, ...schedule } = text.schedule;
  const { windows, length } = text;
  const shape = { ...golden.shape, tied: true };
  const members = new Map<number, Member>();
  await trainFamily({
    recipe: {
      shapes: [shape, { ...shape, width: 4 }],
      windows,
      length,
      schedule,
      rate: peak * shape.width,
      most: golden.most,
      keepEvery: 5,
    },
    sizes: [0, 1],
    corpus: { train: Int32Array.from(text.train), held: Int32Array.from(text.held), heldBytes: text.held.length },
    seed: golden.seed,
    spawn: spawnTrainer,
    workers: 2,
    before: new Map(),
    told: (size, member) => void members.set(size, member),
  });
  const { losses = [], held } = members.get(0) ?? {};
  for (const [i, loss] of text.losses.entries()) expect(losses[i]).toBeCloseTo(loss, 4);
  expect(held).toBeCloseTo(text.after / Math.LN2, 4);
  expect(members.get(1)?.held).toBeGreaterThan(0);
}, 30_000);
