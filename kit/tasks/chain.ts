/** One serial problem, four prompts. As training/reasoner/prompts.py. */
import { LOCALES, type Locale } from '../i18n/index.ts';
import { NAMES, TEMPLATES } from './lexicon.ts';
import { evaluationSeed, TaskRandom } from './random.ts';
import { directAnswer, drawProblem, type SerialProblem, workedAnswer } from './serial.ts';

/**
 * zero-shot; with solved problems; with worked problems; zero-shot with « Pensons étape par étape. » (Kojima et al.,
 * 2022)
 */
export const FORMS = ['direct', 'few-shot', 'few-shot-steps', 'trigger'] as const;
export type Form = (typeof FORMS)[number];

/** A problem to ask, and easier ones to show with it. */
export interface SerialItem {
  readonly problem: SerialProblem;
  readonly shots: readonly SerialProblem[];
}

/**
 * The index-th problem of `depth` operations; `shots` are the depths of those shown. Nobody is named in two of them
 * while names last.
 */
export function drawSerialItem(
  depth: number,
  seed: number,
  index: number,
  shots: readonly number[] = [2, 3],
  only?: Locale,
): SerialItem {
  const random = new TaskRandom(evaluationSeed(seed, depth, index));
  const language = only ?? (LOCALES[index % LOCALES.length] as Locale);
  let names = NAMES;
  const shown = shots.map((steps) => {
    const shot = drawProblem(random, language, steps, names);
    names = names.filter((name) => !shot.people.some((person) => person.name === name));
    return shot;
  });
  return { problem: drawProblem(random, language, depth, names), shots: shown };
}

/** What a prompt is made of: of the problem asked, its text alone. */
export interface Asked {
  readonly problem: Pick<SerialProblem, 'language' | 'question'>;
  readonly shots: readonly SerialProblem[];
}

/** The text up to where the model goes on. */
export function serialPrompt({ problem, shots }: Asked, form: Form): string {
  const t = TEMPLATES[problem.language].serial;
  const solve = form === 'few-shot-steps' ? workedAnswer : directAnswer;
  const shown = form.startsWith('few-shot') ? shots.map((shot) => `${shot.question}${solve(shot)}\n`).join('') : '';
  return t.header + shown + problem.question + (form === 'trigger' ? t.trigger : '');
}

/**
 * Seed of the draws of the k-th chain of the index-th problem of a set, both from 0. A draw depends on its seed and its
 * place alone: with the same seeds for every problem, a set would hold the luck of a few chains many times over.
 */
export const chainSeed = (seed: number, k: number, index = 0): number => 1000 * seed + k + 10_000_000 * index;
