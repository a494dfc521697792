/** Programs as learners wrote them, in `lora.merge-code`: full marks where they are right, a true sentence where they are not. */
import { noRuntime } from '@kit/exercises/check.ts';
import type { CodeSpec } from '@kit/exercises/kinds/code/spec.ts';
import { type ExerciseKind, isRefusal, type Message } from '@kit/exercises/types.ts';
import { mergeCode } from '@labs/lora/exercises/merge-code.ts';
import { afterEach, expect, test } from 'vitest';

const files = import.meta.glob<string>('./files/*', { query: '?raw', import: 'default', eager: true });
const PROGRAMS = new Map(Object.entries(files).map(([path, source]) => [path.replace('./files/', ''), source]));

interface Verdict {
  readonly score: number;
  /** of the program as a whole, or of its first failed test */
  readonly first: Message | undefined;
  /** keys of what is said of each test */
  readonly tests: readonly (readonly string[])[];
}

const keyOf = (message: Message | undefined) => (message && 'key' in message ? message.key : '');

async function verdictOn(code: ExerciseKind<CodeSpec, string>, source: string): Promise<Verdict> {
  const grade = await code.grade(mergeCode.spec, { seed: 7, values: {} }, source, { locale: 'fr', runtime: noRuntime });
  if (isRefusal(grade)) throw new Error(JSON.stringify(grade));
  const parts = grade.parts ?? [];
  return {
    score: grade.score,
    first: grade.messages[0] ?? parts.find((part) => part.score < 1)?.messages[0],
    tests: parts.map((part) => part.messages.map(keyOf).filter(Boolean)),
  };
}

const says = (key: string, values: Record<string, unknown> = {}) =>
  expect.objectContaining({ key, values: expect.objectContaining(values) });
/** the first test runs out of its time, the others are not run */
const timeLimit = (tests: Verdict['tests']) => {
  expect(tests[0]).toEqual(['timeout']);
  expect(new Set(tests.slice(1).flat())).toEqual(new Set(['notRun']));
};
const full = ({ score }: Verdict) => expect(score).toBe(1);
const first = (key: string, values?: Record<string, unknown>) => (verdict: Verdict) => {
  expect(verdict.score).toBe(0);
  if (values) expect(verdict.first).toEqual(says(key, values));
  else expect(keyOf(verdict.first)).toBe(key);
};

const CASES: Record<string, (verdict: Verdict) => void> = {
  '00-right.js': full,
  '03-async.js': full,
  '04-generator.js': first('notArrayWhole', { kind: 'un objet' }),
  '07-var-named-document.js': full,
  '08-helper-named-fetch.js': full,
  '09-var-caches.js': full,
  '11-overrides-math.js': full,
  '12-overrides-array.js': full,
  '14-proxy-result.js': full,
  '15-throwing-getter.js': first('threwAt', { line: 3, text: expect.stringContaining('getter') }),
  '16-endless-loop.js': ({ tests }) => timeLimit(tests),
  '17-endless-async.js': ({ tests }) => timeLimit(tests),
  '18-never-resolves.js': ({ tests }) => timeLimit(tests),
  '19-timer-left-running.js': full,
  '21-log-a-million-lines.js': first('output'),
  '23-huge-array.js': ({ tests }) => expect(['timeout', 'threwAt', 'output']).toContain(tests[0]?.[0]),
  '24-memory-grows.js': ({ tests }) => expect(['timeout', 'threwAt']).toContain(tests[0]?.[0]),
  // the engine says the line of the call, or that of the function called
  '25-deep-recursion.js': first('threwAt', {
    line: expect.toBeOneOf([1, 2]),
    text: expect.stringContaining('RangeError'),
  }),
  '27-dynamic-import.js': first('network'),
  '28-import-data-url.js': ({ score, tests }) => expect(score === 1 || tests[0]?.[0] === 'network').toBe(true),
  '32-crlf-bom.js': full,
  '34-unclosed-comment.js': first('syntax', { line: 9, text: expect.stringContaining('/*') }),
  '35-html-comment.js': (verdict) => {
    if (verdict.score < 1) first('syntax', { line: 1 })(verdict);
  },
  // the statement forbids it: right numbers, but for the first arguments
  '38-mutates-arguments.js': (verdict) => {
    expect(verdict.score).toBeLessThan(1);
    expect(verdict.first).toEqual(says('changed', { name: 'W0[0][0]', was: '1', is: '2' }));
    expect(new Set(verdict.tests.flat())).toEqual(new Set(['changed', 'touched']));
  },
  '39-sparse-array.js': first('notNumber', { kind: 'undefined', path: '[0][0]' }),
  '40-types.ts': full,
  '41-enum.ts': first('notErasable', { line: 1 }),
  '42-class-method.js': ({ score, tests }) => {
    expect(score).toBeLessThan(1);
    expect(tests[0]).toEqual(['value']);
  },
};

/** In a page, or in Node: the same verdicts. */
export function describePrograms(code: ExerciseKind<CodeSpec, string>): void {
  test('every program has its verdict', () => {
    expect([...PROGRAMS.keys()].sort()).toEqual(Object.keys(CASES).sort());
  });

  afterEach(async () => {
    // whatever the program did, the next one is graded
    expect([Math.max(1, 2), Array.isArray([])]).toEqual([2, true]);
    full(await verdictOn(code, PROGRAMS.get('00-right.js') ?? ''));
  });

  test.each(Object.keys(CASES))('%s', async (name) => {
    CASES[name]?.(await verdictOn(code, PROGRAMS.get(name) ?? ''));
  });
}
