/** Expressions of readers, in the real sandbox. */
import { expect, it } from 'vitest';
import { measureAll } from './own-measure.ts';

const logs = [
  [
    { hits: [true, true], written: '5', nats: [Math.LN2, 0] },
    { hits: [true, true], written: '7', nats: [0, 2 * Math.LN2] },
  ],
];

it.each([
  ['Math.min(...p)', (1 / 2 + 1 / 4) / 2],
  ['p.reduce((a, b) => a + Math.log(b), 0) // nats', -1.5 * Math.LN2],
  ['p.every((x) => x > 0.3) ? 1 : 0', 0.5],
])('%s', async (expression, value) => {
  const found = await measureAll(expression, logs);
  expect(found.ok && found.means[0]).toBeCloseTo(value, 12);
});

it.each([
  ['Math.min(...p', 'syntax'],
  ['q + 1', 'threw'],
  ['"a"', 'not-number'],
  ['1 / 0', 'not-finite'],
  ['(() => { while (true); })()', 'timeout'],
  ['fetch("/")', 'network'],
])(
  '%s: %s',
  async (expression, kind) => {
    expect(await measureAll(expression, logs)).toMatchObject({ ok: false, problem: { kind } });
  },
  20_000,
);
