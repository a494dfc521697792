/** What stands for `{answer}` in a solution, and what is said of a number that is off. */
import { expect, it } from 'vitest';
import { noRuntime } from '../../check.ts';
import type { Grade, GradeContext } from '../../types.ts';
import { numeric } from './kind.ts';
import type { NumericSpec } from './spec.ts';

const context: GradeContext = { locale: 'fr', runtime: noRuntime };
const label = (text: string) => ({ label: { fr: text, en: text } });
const spec = (fields: NumericSpec['fields'], answer: readonly number[]): NumericSpec => ({
  fields,
  tolerance: { kind: 'absolute', value: 0 },
  digits: 3,
  solve: () => answer,
});
const written = (one: NumericSpec) => numeric.answers?.(one, { values: {}, seed: 0 }, context);

it('gives the number of each field, for the sentence around it to say what it is', async () => {
  expect(await written(spec([label('Couche'), label('Tête')], [4, 3]))).toEqual(['4', '3']);
  expect(await written(spec([{ unit: { fr: 'appels', en: 'calls' } }], [1234]))).toEqual(['1\u202f230\u202fappels']);
});

it('a number asked for in per cent is written, and read, with its sign or without', async () => {
  const percent = { ...spec([{ unit: '%' }], [16.1]), tolerance: { kind: 'relative', value: 0.01 } } as const;
  expect(await written(percent)).toEqual([expect.stringMatching(/^16,1\s%$/)]);
  const english = await numeric.answers?.(percent, { values: {}, seed: 0 }, { ...context, locale: 'en' });
  expect(english).toEqual(['16.1%']);
  const score = async (text: string) =>
    (await numeric.grade(percent, { values: {}, seed: 0 }, { locale: 'fr', texts: [text] }, context)) as Grade;
  for (const text of ['16,1', '16,1 %', '16.1%']) expect((await score(text)).score, text).toBe(1);
  expect(await score('0,161')).toMatchObject({ score: 0, messages: [{ key: 'power', values: { factor: 100 } }] });
});

it('a share too small for its decimals is not written 0', async () => {
  expect(await written({ ...spec([{}], [2e-6]), percent: 1 })).toEqual([expect.stringMatching(/^<\s0,1\s%$/)]);
});

it.each([
  [0.071, '7,1', 'power'],
  [0.0041, '0,4', 'power'],
  [0.071, '0,5', 'wrong'],
  // so small that 0 is right: no power of ten brings 3 near it in any sense
  [2e-6, '3', 'wrong'],
  [2e-6, '2', 'wrong'],
])('%d expected, %s given: %s', async (expected, text, key) => {
  const share: NumericSpec = { ...spec([{}], [expected]), tolerance: { kind: 'absolute', value: 0.002 }, percent: 1 };
  const graded = await numeric.grade(share, { values: {}, seed: 0 }, { locale: 'fr', texts: [text] }, context);
  expect(graded).toMatchObject({ messages: [{ key }] });
});

const two = (fields: NumericSpec['fields'] = [label('Couche'), label('Tête')]): NumericSpec => spec(fields, [4, 3]);
const answer = (...texts: string[]) => ({ locale: 'fr', texts }) as const;

it('says which of two fields is wrong, and which is right', async () => {
  const graded = await numeric.grade(two(), { values: {}, seed: 0 }, answer('4', '7'), context);
  expect(graded).toMatchObject({
    score: 0.5,
    messages: [
      { key: 'right', of: { fr: 'Couche' } },
      { key: 'wrong', of: { fr: 'Tête' } },
    ],
    parts: [{ score: 1 }, { score: 0 }],
  });
});

it('says so beside a known mistake, and where a judge decides', async () => {
  const swapped = { result: () => [3, 4], text: { fr: 'Interverti', en: 'Swapped' } };
  const graded = await numeric.grade(
    { ...two(), mistakes: [swapped] },
    { values: {}, seed: 0 },
    answer('3', '4'),
    context,
  );
  expect(graded).toMatchObject({
    score: 0,
    messages: [{ text: swapped.text }],
    parts: [{ score: 0 }, { score: 0 }],
  });
  const part = (score: number) => ({ label: { fr: '', en: '' }, score, messages: [] });
  const judge = async () => ({ score: 0.5, messages: [{ text: swapped.text }], parts: [part(0), part(1)] });
  expect(await numeric.grade({ ...two(), judge }, { values: {}, seed: 0 }, answer('1', '3'), context)).toMatchObject({
    score: 0.5,
    messages: [{ key: 'wrong', of: { fr: 'Couche' } }, { key: 'right', of: { fr: 'Tête' } }, { text: swapped.text }],
  });
});

it('does not say of each field in turn what is true of all', async () => {
  const said = async (...texts: string[]) => numeric.grade(two(), { values: {}, seed: 0 }, answer(...texts), context);
  expect(await said('1', '7')).toMatchObject({ score: 0, messages: [{ key: 'allWrong' }], parts: [{}, {}] });
  expect(await said('400', '300')).toMatchObject({ messages: [{ key: 'power', values: { factor: 100 } }] });
  expect(await said('400', '30')).toHaveProperty('messages.length', 2);
});

it('names the field that cannot be read, or is empty', () => {
  expect(numeric.parse(two(), answer('4', 'trois'))).toMatchObject({
    refused: { key: 'notANumber', of: { fr: 'Tête' } },
  });
  expect(numeric.parse(two(), answer('', '3'))).toMatchObject({ refused: { key: 'empty', of: { fr: 'Couche' } } });
  expect(numeric.parse(spec([{}], [1]), answer('\u200e'))).toEqual({ refused: { key: 'empty' } });
});

it('a text of a thousand characters is refused, and quoted in part', () => {
  const refusal = numeric.parse(spec([{}], [1]), answer('1'.repeat(1000)));
  expect(refusal).toMatchObject({ refused: { key: 'notANumber', values: { text: `${'1'.repeat(60)}…` } } });
});

const grade = async (spec: Omit<NumericSpec, 'digits' | 'solve'>, expected: number, given: number) => {
  const full: NumericSpec = { ...spec, digits: 4, solve: () => [expected] };
  const answer = { locale: 'en', texts: [String(given)] } as const;
  return numeric.grade(full, { seed: 1, values: {} }, answer, { locale: 'en', runtime: noRuntime });
};

it('says « close » of a rounded number, and never of the digit beside the right one', async () => {
  const rounded = await grade({ fields: [{}], tolerance: { kind: 'absolute', value: 0.005 } }, 0.421, 0.43);
  expect(rounded).toEqual({ score: 0, messages: [{ key: 'close' }], expected: ['0.421'] });
  const rough = { fields: [{ integer: true }], tolerance: { kind: 'relative', value: 0.01 } } as const;
  expect(await grade(rough, 6132, 6000)).toEqual({ score: 0, messages: [{ key: 'close' }], expected: ['6,132'] });
  const digit = { fields: [{ integer: true }], tolerance: { kind: 'absolute', value: 0.4 } } as const;
  expect(await grade(digit, 2, 3)).toEqual({ score: 0, messages: [{ key: 'wrong' }], expected: ['2'] });
});
