/** What is read, with values worked out by hand or while the text was written; and what is refused, in which words. */
import { expect, it, test } from 'vitest';
import type { Locale } from '../../../i18n/index.ts';
import { seededRandom } from '../../random.ts';
import type { Random } from '../../types.ts';
import { evaluate } from './compare.ts';
import { isFormula, parseFormula } from './grammar.ts';
import type { Point } from './spec.ts';
import { FORMULA_STRINGS } from './strings/index.ts';

const AT: Point = { x: 3, y: 5, N: 7, D: 11, tau: 0.5, d_k: 64, h: 2 };
const names = Object.keys(AT).map((name) => ({ name, from: 0, to: 1 }));
const read = (text: string, locale: Locale = 'en') => parseFormula(text, { locale, names, symbol: 't' });
function worth(text: string, locale: Locale = 'en'): number {
  const formula = read(text, locale);
  if (!isFormula(formula)) throw new Error(`${text}: ${JSON.stringify(formula)}`);
  return evaluate(formula, AT);
}
function refusal(text: string, locale: Locale = 'en') {
  const formula = read(text, locale);
  if (isFormula(formula) || !('key' in formula)) throw new Error(`${text} was read`);
  return [formula.key, formula.values?.['text']];
}

test.each([
  // a product that is not written, letters one after the other
  ['6ND', 462],
  ['6 N D', 462],
  ['2(x + 1)(y-1)', 32],
  ['x y^2', 75],
  ['hx', 6],
  // what binds first
  ['-x^2', -9],
  ['(-x)^2', 9],
  ['2^3^2', 512],
  ['2^-1 x', 1.5],
  ['x - y - N', -9],
  ['x/y/2', 0.3],
  ['x/y*10', 6],
  ['x--y', 8],
  ['+x', 3],
  // functions, roots, constants
  ['sqrt(d_k)', 8],
  ['√d_k', 8],
  ['2√(x+1)', 4],
  ['√√(16)', 2],
  ['ln(e)', 1],
  ['log(e^2)', 2],
  ['log2(8)', 3],
  ['log_10(1000)', 3],
  ['exp(0)x', 3],
  ['cos', null],
  ['2π', 6.283185307179586],
  ['2 pi', 6.283185307179586],
  // Greek by name, by sign, as TeX
  ['x/tau', 6],
  ['x/τ', 6],
  ['\\sqrt{d_{k}} \\cdot \\tau', 4],
  // other signs for the same
  ['x² + y³', 134],
  ['x·y × 2 ÷ 3', 10],
  ['x − y – 1', -3],
  ['x**2', 9],
  ['[x + {y}]', 8],
  // what stands before =
  ['t = 6ND', 462],
  ['0.5x', 1.5],
  ['.5x', 1.5],
  ['2,048 x', 6144],
  ['12 288x', 36864],
] as const)('%s', (text, expected) => {
  if (expected === null) expect(refusal(text)).toEqual(['unknown', 'cos']);
  else expect(worth(text)).toBeCloseTo(expected, 12);
});

it('reads decimals as the language writes them', () => {
  expect(worth('0,5x', 'fr')).toBe(1.5);
  expect(worth('2,048x', 'fr')).toBeCloseTo(6.144, 12);
  expect(worth('12 288,5', 'fr')).toBe(12288.5);
});

test.each([
  ['', 'empty', ''],
  [' \u200b ', 'empty', ''],
  ['t =', 'empty', ''],
  ['y = 6ND', 'equals', 'y = 6ND'],
  ['t = x = 2', 'equals', 't = x = 2'],
  ['x +', 'ends', ''],
  ['sqrt(', 'ends', ''],
  ['(x + 1', 'unclosed', '('],
  ['(x + 1]', 'closedBy', '( … ]'],
  ['x)', 'unopened', ')'],
  ['* x', 'lacksBefore', '*'],
  ['()', 'lacksBefore', ')'],
  ['x */ y', 'lacksBefore', '/'],
  ['ln x', 'bare', 'ln'],
  ['n', 'otherCase', 'N'],
  ['Tau', 'otherCase', 'tau'],
  ['foo + 1', 'unknown', 'foo'],
  ['xq', 'unknown', 'q'],
  ['3e-4', 'scientific', '3e-4'],
  ['2E5', 'scientific', '2E5'],
  ['x2', 'numberAfter', '2'],
  ['(x)2', 'numberAfter', '2'],
  ['1/2x', 'twofold', '/2x'],
  ['x/y(N+1)', 'twofold', '/y('],
  ['1.2.3', 'number', '1.2.3'],
  ['x ! y', 'sign', '!'],
  ['x; alert(1)', 'sign', ';'],
  ['x > y', 'sign', '>'],
  ['constructor', 'unknown', 'constructor'],
  ['x'.repeat(201), 'long', ''],
] as const)('%s is refused: %s', (text, key, quoted) => {
  expect(refusal(text)).toEqual([key, quoted]);
  for (const strings of Object.values(FORMULA_STRINGS)) expect(strings[key]).toMatch(/\S/);
});

it('a letter of the exercise comes before a constant or a function of the same name', () => {
  const own = [{ name: 'e', from: 0, to: 1 }];
  const formula = parseFormula('2e', { locale: 'en', names: own, symbol: 't' });
  expect(isFormula(formula) && evaluate(formula, { e: 5 })).toBe(10);
});

it('nothing that is short enough takes long or breaks', () => {
  for (const text of ['('.repeat(200), '-'.repeat(200), '√'.repeat(200), 'x^'.repeat(100), '2'.repeat(200)])
    expect(() => read(text)).not.toThrow();
  expect(worth(`${'('.repeat(90)}x${')'.repeat(90)}`)).toBe(3);
});

/** A text and its value, made together. */
function drawn(random: Random, depth: number): readonly [string, number] {
  if (depth === 0)
    return random.uniform() < 0.5
      ? random.pick(Object.entries(AT))
      : ((value) => [String(value), value] as const)(random.integer(1, 40) / 4);
  const [a, left] = drawn(random, depth - 1);
  const [b, right] = drawn(random, depth - 1);
  const power = random.integer(-2, 3);
  return random.pick([
    [`(${a} + ${b})`, left + right],
    [`(${a}-(${b}))`, left - right],
    [`(${a})*(${b})`, left * right],
    [`(${a})(${b})`, left * right],
    [`((${a})/(${b}))`, left / right],
    [`(${a})^${power}`, left ** power],
    [`sqrt((${a})^2 + 1)`, Math.sqrt(left ** 2 + 1)],
    [`-(${a})`, -left],
  ] as const);
}

it('a drawn formula has the value of its operations', () => {
  const random = seededRandom(11);
  for (let trial = 0; trial < 400; trial += 1) {
    const [text, value] = drawn(random, random.integer(1, 3));
    if (text.length > 200 || !Number.isFinite(value)) continue;
    // a power binds before what stands before it: -(a) as a base has brackets, as a whole it need not
    const found = worth(`(${text})`);
    expect(Math.abs(found - value), text).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.abs(value)));
  }
});

test('an x that is no letter of the exercise is the sign of a product, where it stands between two factors', () => {
  const at: Point = { d: 12, h: 3 };
  const letters = Object.keys(at).map((name) => ({ name, from: 0, to: 1 }));
  const reading = { locale: 'fr', names: letters, symbol: 'n' } as const;
  const value = (text: string) => {
    const formula = parseFormula(text, reading);
    return isFormula(formula) ? evaluate(formula, at) : formula;
  };
  expect(['6,8 x d/h', '34 x d / (5 x h)', '2xd', '(d)X(h)'].map(value)).toEqual([27.2, 27.2, 24, 36]);
  for (const text of ['x', 'x d', '2x', '2x + 1', 'd x / h', '2x^2'])
    expect(value(text), text).toMatchObject({ key: 'unknown', values: { text: 'x' } });
});
