/** The code kind in a real browser: each way to go wrong gets its own sentence, in both languages, and nothing is harmed. */
import { flushSync, mount, unmount } from 'svelte';
import { afterEach, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { LOCALES, type Locale } from '../../../i18n/index.ts';
import { interpolate } from '../../../i18n/interpolate.ts';
import { noRuntime } from '../../check.ts';
import ExerciseHost from '../../ExerciseHost.svelte';
import { double, testProgress } from '../../fixtures.ts';
import { type Grade, isRefusal, type Message } from '../../types.ts';
import { code } from './kind.ts';
import { codeSamples } from './samples.ts';

async function grade(source: string, locale: Locale = 'en'): Promise<Grade> {
  const result = await code.grade(double.spec, { seed: 1, values: {} }, source, { locale, runtime: noRuntime });
  if (isRefusal(result)) throw new Error(JSON.stringify(result));
  return result;
}
const sentence = (message: Message | undefined, locale: Locale) =>
  message &&
  ('text' in message
    ? message.text[locale]
    : interpolate(locale, code.strings[locale][message.key] ?? '', message.values));

test('right programs pass, starters do not, invalid ones are refused', async () => {
  const samples = await codeSamples(double.spec);
  for (const right of samples.right) expect((await grade(right)).score).toBe(1);
  for (const wrong of samples.wrong) expect((await grade(wrong)).score).toBeLessThan(1);
  for (const invalid of samples.invalid) expect(isRefusal(code.parse(double.spec, invalid))).toBe(true);
});

test.each([
  ['endless loop', 'function double(xs) { while (true); }', /Endless loop/, /Boucle sans fin/],
  [
    'throw',
    'function double(xs) { throw new RangeError("mine"); }',
    /line 1: RangeError: mine/,
    /ligne 1\u00a0: RangeError: mine/,
  ],
  [
    'wrong shape',
    'const double = (xs) => xs.slice(1);',
    /Expected shape: \[2\]; received shape: \[1\]/,
    /Forme attendue\u00a0: \[2\]/,
  ],
  ['NaN', 'const double = (xs) => xs.map(() => NaN);', /NaN at \[0\]/, /NaN en \[0\]/],
  [
    'network',
    'function double(xs) { fetch("https://example.org"); return xs; }',
    /tried to reach the network/,
    /accéder au réseau/,
  ],
  [
    'IndexedDB',
    'function double(xs) { indexedDB.open("a"); return xs; }',
    /browser’s storage/,
    /stockage du navigateur/,
  ],
  ['page', 'function double(xs) { document.title = "x"; }', /tried to reach the page/, /accéder à la page/],
  ['too much output', 'function double(xs) { for (;;) console.log(xs); }', /Too much output/, /Trop de sortie/],
  ['no return', 'function double(xs) { xs.map((x) => 2 * x); }', /returns nothing/, /ne renvoie rien/],
  [
    'not numbers',
    'const double = (xs) => xs.map(String);',
    /There is a string at \[0\] instead of a number/,
    /On trouve un texte \(string\) en \[0\] à la place d’un nombre/,
  ],
  [
    'an object',
    'function* double(xs) { yield xs; }',
    /returns an object instead of an array of numbers/,
    /renvoie un objet à la place d’un tableau de nombres/,
  ],
  [
    'a number for an array',
    'const double = (xs) => 2;',
    /returns a number instead of an array/,
    /renvoie un nombre à la place d’un tableau/,
  ],
  [
    'wrong value',
    'const double = (xs) => xs.map((x) => x * x);',
    /Expected value at \[0\]: 2; received: 1/,
    /Valeur attendue en \[0\]/,
  ],
] as const)('%s', async (_, source, en, fr) => {
  const patterns: Record<Locale, RegExp> = { en, fr };
  for (const locale of LOCALES) {
    const result = await grade(source, locale);
    expect(result.score).toBe(0);
    expect(sentence(result.parts?.[0]?.messages[0], locale)).toMatch(patterns[locale]);
  }
});

test.each([
  ['syntax error', 'function double(xs) {\n  return xs.map( => 2;\n}', /Syntax error on line 2/],
  ['an error only the engine sees', 'let a = 1;\nlet a = 2;', /Syntax error on line 2/],
  ['an import', 'import { x } from "y";\n', /Line 1: an exercise program imports nothing/],
  ['a curly quote', '\nconst a = “b”;', /Line 2: the character “ is not JavaScript.*Write " in its place/],
  ['a missing body', 'function double(xs)', /Syntax error on line 1/],
  ['enum', 'enum A { B }', /Line 1: this TypeScript construct/],
  ['function renamed', 'const triple = 3;', /The function double was not found/],
  ['loop at top level', 'for (;;);', /does not come back before the first test/],
  ['throw at top level', 'null.x;', /stops before the first test \(line 1\)/],
] as const)('%s: one sentence for the whole program', async (_, source, pattern) => {
  const result = await grade(source);
  expect(result.score).toBe(0);
  expect(sentence(result.messages[0], 'en')).toMatch(pattern);
});

test('a number alone is neither in an array nor in its place', async () => {
  const { tests, ...spec } = double.spec;
  const sum = {
    ...spec,
    functionName: 'sum',
    tests: tests.map((t) => ({ ...t, make: () => ({ args: [[2, 3]], expected: 5 }) })),
  };
  const first = async (source: string, locale: Locale) => {
    const graded = await code.grade(sum, { seed: 1, values: {} }, source, { locale, runtime: noRuntime });
    return isRefusal(graded) ? '' : sentence(graded.parts?.[0]?.messages[0], locale);
  };
  expect(await first('const sum = () => 4;', 'fr')).toBe('Valeur attendue\u00a0: 5\u202f; reçue\u00a0: 4.');
  expect(await first('const sum = () => 4;', 'en')).toBe('Expected value: 5; received: 4.');
  expect(await first('const sum = () => [5];', 'fr')).toBe('La fonction renvoie un tableau à la place d’un nombre.');
  expect(await first('const sum = () => NaN;', 'en')).toMatch(/^The function returns NaN\./);
});

test('what the statement forbids costs the test, with the argument, its place and what it was', async () => {
  const spec = { ...double.spec, untouched: ['xs'] };
  const parts = async (source: string, locale: Locale = 'fr') => {
    const graded = await code.grade(spec, { seed: 1, values: {} }, source, { locale, runtime: noRuntime });
    if (isRefusal(graded)) throw new Error('refused');
    return graded.parts?.map((part) => sentence(part.messages[0], locale));
  };
  const inPlace = 'function double(xs) { for (let i = 0; i < xs.length; i++) xs[i] *= 2; return xs; }';
  const [visible, hidden] = (await parts(inPlace)) ?? [];
  expect(visible).toContain('xs[0] valait 1 avant l’appel et vaut 2 après');
  expect(hidden).toContain('xs[0] a changé');
  expect(hidden).not.toMatch(/\d,\d/);
  expect(
    (await parts('const double = (xs) => { const out = xs.map((x) => 2 * x); xs.push(0); return out; };', 'en'))?.[0],
  ).toContain('xs no longer has the shape');
  // a copy may be written into, and so may the arguments where nothing forbids it
  expect(
    await parts('function double(xs) { const out = [...xs]; for (const i in out) out[i] *= 2; return out; }'),
  ).toEqual([undefined, undefined]);
  expect((await grade(inPlace)).score).toBe(1);
});

test('a hidden test does not give its numbers away', async () => {
  const result = await grade('const double = (xs) => xs.length === 2 ? [2, 4] : xs.map((x) => 2 * x + 1);');
  expect(result.score).toBe(0.5);
  expect(sentence(result.parts?.[1]?.messages[0], 'en')).toBe(code.strings.en['hiddenValue']);
});

test('printing « passed », or posting results, passes nothing', async () => {
  const source = `console.log('passed'); try { postMessage({ type: 'done' }); } catch {} function double() { return 'passed'; }`;
  expect((await grade(source)).score).toBe(0);
});

let host: ReturnType<typeof mount> | undefined;
afterEach(async () => {
  // a pointer left over the editor would wake the next one
  await userEvent.unhover(document.body);
  if (host) await unmount(host);
  host = undefined;
});

test('in the editor: type, check, read the verdict; Escape then Tab leaves it', async () => {
  host = mount(ExerciseHost, {
    target: document.body,
    props: { locale: 'en', exercise: double, progress: testProgress() },
  });
  flushSync();
  await expect.poll(() => document.querySelector('[data-ready="true"]')).not.toBeNull();
  expect(document.querySelector('.cm-content')).toBeNull(); // not before the reader turns to it
  document.querySelector('textarea')?.focus();
  await expect.poll(() => document.querySelector('.cm-content')).not.toBeNull();
  const content = document.querySelector('.cm-content') as HTMLElement;
  expect(content.getAttribute('aria-label')).toBe('Code editor');
  expect(content.textContent).toContain('// yours');
  await userEvent.click(content);
  await userEvent.keyboard('{Control>}a{/Control}{Delete}');
  await userEvent.keyboard('const double = (xs: number[[]) =>');
  await userEvent.keyboard('{Tab}');
  expect(document.activeElement).toBe(content);
  await userEvent.keyboard('{Escape}{Tab}');
  expect(document.activeElement).not.toBe(content);
  (document.querySelector('form') as HTMLFormElement).requestSubmit();
  await expect
    .poll(() => document.querySelector('[role="status"]')?.textContent, { timeout: 20_000 })
    .toContain('Syntax error');
  await expect.poll(() => document.querySelector('.standing')?.textContent).toContain('Attempts: 1');
});

test('back to the starting point asks first', async () => {
  host = mount(ExerciseHost, {
    target: document.body,
    props: { locale: 'en', exercise: double, progress: testProgress() },
  });
  flushSync();
  await expect.poll(() => document.querySelector('[data-ready="true"]')).not.toBeNull();
  expect(document.querySelector('.cm-content')).toBeNull(); // not before the reader turns to it
  document.querySelector('textarea')?.focus();
  await expect.poll(() => document.querySelector('.cm-content')).not.toBeNull();
  const content = document.querySelector('.cm-content') as HTMLElement;
  await userEvent.click(content);
  await userEvent.keyboard('zzz');
  const button = (name: string) =>
    [...document.querySelectorAll('button')].find((b) => b.textContent?.trim() === name) as HTMLButtonElement;
  await expect.poll(() => button('Back to the starting point').disabled).toBe(false);
  await userEvent.click(button('Back to the starting point'));
  expect(content.textContent).toContain('zzz');
  await userEvent.click(button('Erase my code and go back to the starting point'));
  await expect.poll(() => content.textContent).not.toContain('zzz');
});
