/** Grades a choice: +1 per right option ticked, −1 per wrong one, never below 0; each ticked option explains itself. */
import { plainMarkup } from '../../plain.ts';
import { seededRandom } from '../../random.ts';
import type { ExerciseKind, GradePart, Message } from '../../types.ts';
import type { ChoiceSpec } from './spec.ts';
import { CHOICE_STRINGS } from './strings/index.ts';

/** indices of the ticked options in the spec's own order */
export type ChoiceAnswer = number[];
const isIndex = (value: unknown): value is number => Number.isInteger(value) && (value as number) >= 0;

/** Indices of the options in the order this variant shows them. */
export function optionOrder(spec: ChoiceSpec, seed: number): number[] {
  return seededRandom(seed).shuffle(spec.options.map((_, i) => i));
}

export const choice: ExerciseKind<ChoiceSpec, ChoiceAnswer> = {
  strings: CHOICE_STRINGS,

  parse(spec, answer) {
    const none = { refused: { key: 'none' } };
    if (!Array.isArray(answer) || answer.length === 0 || !answer.every(isIndex)) return none;
    const ticked = [...new Set(answer)].sort((a, b) => a - b);
    if (ticked.some((i) => i >= spec.options.length) || (!spec.several && ticked.length > 1)) return none;
    return ticked;
  },

  said: ({ options }, _variant, answer, locale) =>
    answer.map((i) => plainMarkup(locale, options[i]?.text[locale] ?? '')).join(' + '),

  async grade(spec, _variant, answer) {
    const all = spec.options.filter((option) => option.right).length;
    const ticked = answer.map((i) => spec.options[i]).filter((option) => option !== undefined);
    const hits = ticked.filter((option) => option.right).length;
    const parts: GradePart[] = ticked.map((option) => ({
      label: option.text,
      score: option.right ? 1 : 0,
      messages: [{ text: option.correction }],
    }));
    const missed = all - hits;
    const key = missed === 1 ? 'missedOne' : 'missedMany';
    const missing: Message[] = missed > 0 ? [{ key, values: { count: missed } }] : [];
    // where one option is right, why the chosen one is not is the verdict itself; where several are, each says it in
    // its place
    const messages = spec.several ? missing : parts.flatMap((part) => (part.score === 1 ? [] : part.messages));
    return { score: Math.max(0, (2 * hits - ticked.length) / all), messages, parts };
  },
};
