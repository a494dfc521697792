/** What is said of a program in the exercise `double`: in a page of each browser, and in Node, where a class is graded. */
import { noRuntime } from '@kit/exercises/check.ts';
import { double } from '@kit/exercises/fixtures.ts';
import type { CodeSpec } from '@kit/exercises/kinds/code/spec.ts';
import { CODE_STRINGS } from '@kit/exercises/kinds/code/strings/index.ts';
import { type ExerciseKind, isRefusal, type Message } from '@kit/exercises/types.ts';
import { LOCALES } from '@kit/i18n/index.ts';
import { interpolate } from '@kit/i18n/interpolate.ts';
import { ESCAPES } from '@kit/sandbox/escapes/index.ts';
import { UNLUCKY } from '@kit/sandbox/escapes/unlucky.ts';

export interface Verdict {
  readonly name: string;
  /** share of the tests passed; null where the program is refused */
  readonly score: number | null;
  /** key of the first thing said */
  readonly key: string;
  /** as the reader of each language reads it */
  readonly sentences: readonly string[];
}

/** One call of a program with an end may take this long, and of one without, ms. */
const PATIENCE = { ends: 20_000, endless: 400 } as const;

function first(messages: readonly Message[]): Pick<Verdict, 'key' | 'sentences'> {
  const [message] = messages.filter((one) => !('key' in one) || one.key !== 'notRun');
  if (!message) return { key: '', sentences: [] };
  if ('text' in message) return { key: 'text', sentences: LOCALES.map((locale) => message.text[locale]) };
  const say = (locale: (typeof LOCALES)[number]) =>
    interpolate(locale, CODE_STRINGS[locale][message.key as keyof (typeof CODE_STRINGS)['fr']] ?? '', message.values);
  return { key: message.key, sentences: LOCALES.map(say) };
}

type Code = ExerciseKind<CodeSpec, string>;

async function verdictOn(code: Code, name: string, program: string, callMilliseconds: number): Promise<Verdict> {
  const spec = { ...double.spec, callMilliseconds };
  const grade = await code.grade(spec, { seed: 7, values: {} }, program, { locale: 'fr', runtime: noRuntime });
  if (isRefusal(grade)) return { name, score: null, ...first([grade.refused]) };
  const messages = [...grade.messages, ...(grade.parts ?? []).flatMap((part) => part.messages)];
  return { name, score: grade.score, ...first(messages) };
}

/** Of each escape from that one on, as many as asked for; `canary` is the host and port that must hear nothing. */
export async function escapes(code: Code, canary: string, from: number, count: number): Promise<Verdict[]> {
  const found: Verdict[] = [];
  for (const { name, program, endless } of ESCAPES.slice(from, from + count)) {
    const text = program.replaceAll('CANARY', canary);
    found.push(await verdictOn(code, name, text, endless ? PATIENCE.endless : PATIENCE.ends));
  }
  return found;
}

export async function unlucky(code: Code): Promise<Verdict[]> {
  const found: Verdict[] = [];
  for (const [name, program] of Object.entries(UNLUCKY))
    found.push(await verdictOn(code, name, program, PATIENCE.ends));
  return found;
}

/** What is wrong with the verdicts on all escapes, in order: a full score, another sentence than it should, or none. */
export function wrongly(verdicts: readonly Verdict[]): unknown[] {
  return ESCAPES.flatMap(({ name, says }, i): unknown[] => {
    const verdict = verdicts[i];
    if (!verdict || verdict.name !== name) return [`${name}: no verdict`];
    const { score, key, sentences } = verdict;
    const said =
      sentences.length === LOCALES.length && sentences.every((one) => one.length > 10 && !/\{\w+\}/.test(one));
    return score === 0 && says.includes(key) && said ? [] : [{ ...verdict, says }];
  });
}
