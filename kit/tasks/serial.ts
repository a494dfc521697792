/**
 * Serial problems: each value is the one before, plus or times a digit, modulo 10. The maps x → x + a and x → m·x (m =
 * 3, 7, 9) do not commute and are one to one: without the values in between every digit stays as likely (chance 1/10).
 * The same draws, in the same order, are made by training/reasoner/serial.py.
 */
import type { Locale } from '../i18n/index.ts';
import { fill, NAMES, TEMPLATES } from './lexicon.ts';
import type { TaskRandom } from './random.ts';

export const MODULUS = 10;
export const FACTORS: readonly number[] = [3, 7, 9];
/** Most steps of a problem in training (training/reasoner/documents.py). */
export const TRAINED_STEPS = 8;

export interface Step {
  readonly name: string;
  readonly value: number;
}

/** `depth` operations after a first value. */
export interface SerialProblem {
  readonly language: Locale;
  readonly depth: number;
  /** the first person and value, then one per operation */
  readonly people: readonly Step[];
  /** statements and question, up to « Réponse : » */
  readonly question: string;
  readonly answer: number;
}

/** People are drawn among `names` (at least depth + 1). */
export function drawProblem(
  random: TaskRandom,
  language: Locale,
  depth: number,
  names: readonly string[] = NAMES,
): SerialProblem {
  const t = TEMPLATES[language].serial;
  const [first, ...others] = random.sample(names, depth + 1) as [string, ...string[]];
  const people: [Step, ...Step[]] = [{ name: first, value: random.below(MODULUS) }];
  let last = people[0];
  let text = t.question + fill(t.start, { name: first, n: last.value });
  for (const name of others) {
    const times = random.below(2) === 1;
    const n = times ? random.pick(FACTORS) : 1 + random.below(9);
    text += fill(times ? t.times : t.plus, { name, n, of: last.name });
    last = { name, value: (times ? last.value * n : last.value + n) % MODULUS };
    people.push(last);
  }
  const question = text + fill(t.ask, { name: last.name }) + t.answer;
  return { language, depth, people, question, answer: last.value };
}

/** The right steps and conclusion, as the model was taught to write them. */
export function workedAnswer({ language, people, answer }: SerialProblem): string {
  const { step, final } = TEMPLATES[language].serial;
  const steps = people.slice(1).map(({ name, value }) => fill(step, { name, n: value }));
  return steps.join('') + fill(final, { n: answer });
}

export function directAnswer({ language, answer }: SerialProblem): string {
  return fill(TEMPLATES[language].serial.direct, { n: answer });
}
