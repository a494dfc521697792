/** What a completion says: its answer and its steps. As training/reasoner/answers.py. */
import type { Locale } from '../i18n/index.ts';
import { NAMES, TEMPLATES } from './lexicon.ts';
import type { SerialProblem, Step } from './serial.ts';

/** A template as a regular expression with groups `name` and `n`. */
function pattern(template: string, { start = '', flags = 'u' } = {}): RegExp {
  const escaped = template.replaceAll(/[.*+?^$()|[\]\\]/g, '\\$&');
  return new RegExp(start + escaped.replace('{name}', '(?<name>\\p{L}+)').replace('{n}', '(?<n>\\d)'), flags);
}

/** The digit that the completion concludes with; null when there is none. */
export function answerOf(completion: string, language: Locale): number | null {
  const { final, direct } = TEMPLATES[language].serial;
  const found = pattern(final).exec(completion) ?? pattern(direct, { start: '^' }).exec(completion);
  return found ? Number(found.groups?.['n']) : null;
}

/** The steps written before the conclusion. */
export function stepsOf(completion: string, language: Locale): Step[] {
  return [...completion.matchAll(pattern(TEMPLATES[language].serial.step, { flags: 'gu' }))].map(({ groups }) => ({
    name: groups?.['name'] ?? '',
    value: Number(groups?.['n']),
  }));
}

/** Index of the first step that is not the problem's own; −1 when all are, as many as there should be. */
export function firstWrongStep(problem: SerialProblem, steps: readonly Step[]): number {
  const wanted = problem.people.slice(1);
  const wrong = wanted.findIndex(({ name, value }, i) => steps[i]?.name !== name || steps[i]?.value !== value);
  if (wrong >= 0) return wrong;
  return steps.length > wanted.length ? wanted.length : -1;
}

/** The most frequent answer; of equals the first to come; null when nothing was answered (Wang et al., 2022). */
export function majority(answers: readonly (number | null)[]): number | null {
  const votes = new Map<number, number>();
  for (const answer of answers) if (answer !== null) votes.set(answer, (votes.get(answer) ?? 0) + 1);
  let best: number | null = null;
  for (const [answer, count] of votes) if (best === null || count > (votes.get(best) ?? 0)) best = answer;
  return best;
}

/** Is a chain made of the sentences of training, right or wrong? A temperature too high leaves words in disorder. */
export function reads(chain: string, language: Locale): boolean {
  const { step, final } = TEMPLATES[language].serial;
  const sentence = (template: string) => pattern(template).source.replaceAll(/\(\?<\w+>/g, '(?:');
  const found = new RegExp(`^(?:${sentence(step)})+${sentence(final)}$`, 'u').test(chain);
  return found && stepsOf(chain, language).every(({ name }) => NAMES.includes(name));
}
