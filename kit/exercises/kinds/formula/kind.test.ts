/** Formulas against one that is known, where it has values and where it has none; and what a wrong one is told. */
import { expect, it, test } from 'vitest';
import { spring } from '../../fixtures.ts';
import { type ExerciseOf, isRefusal } from '../../types.ts';
import { compare, pointsOf } from './compare.ts';
import { formula } from './kind.ts';
import { formulaSamples } from './samples.ts';
import type { FormulaSpec } from './spec.ts';

const SEEDS = [1, 2, 3, 4, 5, 6, 7, 8];
const specOf = (value: FormulaSpec['value'], names = ['x']): FormulaSpec => ({
  symbol: 'f',
  names: names.map((name) => ({ name, from: -4, to: 4 })),
  tolerance: { kind: 'relative', value: 1e-9 },
  value,
  right: () => [],
  wrong: () => [],
});

async function grade(spec: FormulaSpec, text: string, seed = 1, locale: 'fr' | 'en' = 'en') {
  const parsed = formula.parse(spec, { locale, text });
  if (isRefusal(parsed)) throw new Error(JSON.stringify(parsed));
  const found = await formula.grade(spec, { seed, values: {} }, parsed, { locale } as never);
  if (isRefusal(found)) throw new Error('refused');
  return found;
}

it('its own samples, on several seeds', async () => {
  const { spec } = spring as ExerciseOf<'formula'>;
  for (const seed of SEEDS) {
    const { right, wrong, invalid } = await formulaSamples(spec, { seed, values: {} });
    for (const { text } of right) expect((await grade(spec, text, seed)).score, text).toBe(1);
    for (const { text } of wrong) expect((await grade(spec, text, seed)).score, text).toBe(0);
    for (const answer of invalid) expect(isRefusal(formula.parse(spec, answer)), JSON.stringify(answer)).toBe(true);
  }
});

test.each([
  // (x² − 1)/(x − 1) is x + 1 but for a hole
  ['(x^2 - 1)/(x - 1)', ({ x = 0 }) => x + 1, 1],
  // the expected one has values on half the axis only: nothing is asked elsewhere
  ['ln(x)', ({ x = 0 }) => Math.log(x), 1],
  ['ln(x^2)/2', ({ x = 0 }) => Math.log(x), 1],
  // the other way round it lacks half of the values
  ['ln(x)', ({ x = 0 }) => Math.log(x ** 2) / 2, 0],
  ['√(x)^2', ({ x = 0 }) => x, 0],
  ['√(x^2)', ({ x = 0 }) => Math.abs(x), 1],
  ['√(x^2)', ({ x = 0 }) => x, 0],
  ['0/0', ({ x = 0 }) => x, 0],
  ['x + 10^-6', ({ x = 0 }) => x, 0],
] as const)('%s against a formula: %#', async (text, value, score) => {
  for (const seed of SEEDS) expect((await grade(specOf(value), text, seed)).score).toBe(score);
});

it('says how a wrong one differs', async () => {
  const cube = specOf(({ x = 0 }) => x ** 3);
  const said = async (text: string) => (await grade(cube, text)).messages;
  expect(await said('4x^3')).toEqual([{ key: 'factor', values: { factor: '4' } }]);
  expect(await said('x^3/4')).toEqual([{ key: 'factorBelow', values: { factor: '4' } }]);
  expect(await said('-x^3')).toEqual([{ key: 'opposite' }]);
  expect(await said('√(x - 9)')).toMatchObject([{ key: 'noValue' }]);
  expect(await said('√(x - 9)')).toHaveLength(1);
});

it('the point that it gives can be tried by hand: the values are those of that very point', async () => {
  const spec = specOf(({ x = 0, tau = 0 }) => x * tau, ['x', 'tau']);
  const [message] = (await grade(spec, 'x + τ', 3, 'fr')).messages;
  if (!message?.values) throw new Error('nothing said');
  const { point, given, expected } = message.values;
  const [x = 0, tau = 0] = [...String(point).matchAll(/= ([−-]?[\d,]+)/g)].map(([, number = '']) =>
    Number(number.replace('−', '-').replace(',', '.')),
  );
  expect(String(point)).toMatch(/^x = .+\u202f; τ = /);
  const number = (text: unknown) => Number(String(text).replace('−', '-').replace(',', '.'));
  expect(number(given)).toBeCloseTo(x + tau, 3);
  expect(number(expected)).toBeCloseTo(x * tau, 3);
});

it('a known mistake is called by its name', async () => {
  const { spec } = spring as ExerciseOf<'formula'>;
  const { messages } = await grade(spec, '2π √(τ/m) / d_k');
  expect(messages).toMatchObject([{ text: { en: 'Upside *down*' } }]);
});

it('a refusal names the letters that there are', () => {
  const { spec } = spring as ExerciseOf<'formula'>;
  expect(formula.parse(spec, { locale: 'fr', text: 'q' })).toMatchObject({
    refused: { key: 'unknown', values: { text: 'q', names: 'm, τ, d_k' } },
  });
});

it('points are the same for a seed, whole where they must be; a formula without values is a fault of the exercise', () => {
  const { spec } = spring as ExerciseOf<'formula'>;
  expect(pointsOf(spec, 5)).toEqual(pointsOf(spec, 5));
  expect(pointsOf(spec, 5)).not.toEqual(pointsOf(spec, 6));
  for (const { d_k = 0.5, tau = 0 } of pointsOf(spec, 5)) {
    expect(Number.isInteger(d_k)).toBe(true);
    expect(tau).toBeGreaterThanOrEqual(0.1);
    expect(tau).toBe(Number(tau.toPrecision(3)));
  }
  const never = () => Number.NaN;
  expect(() => compare(() => 1, never, pointsOf(spec, 5), spec.tolerance)).toThrow('too few values');
});
