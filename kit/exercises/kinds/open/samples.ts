/** Answers with which every open question tests its own kind: « right » is one in which its reader found all. */
import type { Samples } from '../../types.ts';
import { LONGEST, type OpenAnswer } from './kind.ts';
import type { OpenSpec } from './spec.ts';

export async function openSamples({ words, rubric }: OpenSpec): Promise<Samples<OpenAnswer>> {
  const all = rubric.map((_, i) => i);
  const write = (count: number, met: readonly number[]): OpenAnswer => ({
    locale: 'fr',
    text: Array.from({ length: count }, (_, i) => `mot${i}`).join(' '),
    met,
  });
  return {
    right: [write(words, all), write(10 * words, [...all].reverse())],
    wrong: [write(words, []), write(words, all.slice(1))],
    invalid: [null, 42, 'text', {}, write(0, all), write(words - 1, all), { locale: 'fr', text: 'a '.repeat(LONGEST) }],
  };
}
