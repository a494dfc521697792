/** Grades a matching: the share of the lines that have what goes with them; each line says what becomes of it. */
import { plainMarkup } from '../../plain.ts';
import { seededRandom } from '../../random.ts';
import type { ExerciseKind, GradePart, Message, Values } from '../../types.ts';
import type { MatchingItem, MatchingSpec } from './spec.ts';
import { MATCHING_STRINGS } from './strings/index.ts';

/** by the id of a line, the id of what was chosen for it */
export type MatchingAnswer = Readonly<Record<string, string>>;

/** What was chosen, of a draft of unknown origin: lines without a choice are left out. */
export function readChoices(draft: unknown): MatchingAnswer {
  if (typeof draft !== 'object' || draft === null || Array.isArray(draft)) return {};
  const chosen = Object.entries(draft).filter(([, id]) => typeof id === 'string' && id !== '');
  return Object.fromEntries(chosen);
}

/** All choices in the order in which this variant offers them. */
export const offered = (spec: MatchingSpec, seed: number, values: Values): readonly MatchingItem[] =>
  seededRandom(seed).shuffle([...spec.choices(values)]);

/** A line that was left without an answer: not right, but nothing wrong was said of it. */
export const isUnmatched = ({ messages: [first] }: GradePart): boolean =>
  first !== undefined && 'key' in first && first.key === 'unmatched';

export const matching: ExerciseKind<MatchingSpec, MatchingAnswer> = {
  strings: MATCHING_STRINGS,

  // which lines there are depends on the variant: those that are unknown are left out when it is graded
  parse(_spec, answer) {
    const chosen = readChoices(answer);
    return Object.keys(chosen).length === 0 ? { refused: { key: 'none' } } : chosen;
  },

  said(spec, { values }, answer, locale) {
    const choices = spec.choices(values);
    const words = ({ text }: MatchingItem) => plainMarkup(locale, text[locale], values);
    const told = spec.lines(values).flatMap((line) => {
      const id = answer[line.id];
      const choice = choices.find((one) => one.id === id);
      return id === undefined ? [] : [`${words(line)} → ${choice ? words(choice) : id}`];
    });
    return told.join(' · ');
  },

  async grade(spec, { values }, answer) {
    const lines = spec.lines(values);
    const choices = new Set(spec.choices(values).map(({ id }) => id));
    const parts = lines.map((line): GradePart => {
      const id = answer[line.id];
      const label = line.text;
      if (id === line.with) return { label, score: 1, messages: [{ text: line.why, values }] };
      if (id === undefined || !choices.has(id)) return { label, score: 0, messages: [{ key: 'unmatched' }] };
      const mistake = line.mistakes?.[id];
      return { label, score: 0, messages: [mistake ? { text: mistake, values } : { key: 'another' }] };
    });
    const right = parts.filter(({ score }) => score === 1).length;
    const unmatched = parts.filter(isUnmatched).length;
    const counted = (what: 'wrong' | 'missing', count: number): Message[] =>
      count === 0 ? [] : [{ key: `${what}${count === 1 ? 'One' : 'Many'}`, values: { count } }];
    const messages = [...counted('wrong', lines.length - right - unmatched), ...counted('missing', unmatched)];
    return { score: right / lines.length, messages, parts };
  },
};
