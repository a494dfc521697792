/** Answers to the budget puzzle that an older book kept: five numbers, typed in the words of their page. */
import { experiment } from '@kit/exercises/kinds/experiment/kind.ts';
import type { ExerciseOf } from '@kit/exercises/types.ts';
import { readFile, writeFile } from '@kit/progress/file.ts';
import { type ExerciseRecord, newRecord } from '@kit/progress/types.ts';
import { expect, test } from 'vitest';
import { STATE } from '../state.ts';
import { budget } from './budget.ts';

const { spec } = budget as ExerciseOf<'experiment'>;

/** A record as it was exported when fields were numbered from 1 as the lab lists them. */
function exported(texts: readonly string[], locale: 'fr' | 'en'): ExerciseRecord {
  const answer = { locale, texts };
  const kept = { seed: 7, locale, score: 0.5, answer, seen: false, at: '2026-11-27T18:02:11.000Z' };
  const record = { ...newRecord('prune.budget'), attempts: 1, best: 0.5, last: 0.5, draft: answer, tries: [kept] };
  const learner = '3f2b8a4e-1c5d-4e6f-8a9b-0c1d2e3f4a5b';
  const file = writeFile({ learner, exercises: { 'prune.budget': record } }, new Date('2026-11-27T18:05:00.000Z'));
  const reading = readFile(file);
  const found = reading.ok ? reading.progress.exercises['prune.budget'] : undefined;
  if (!found) throw new Error('the record of an older book was refused');
  return found;
}

test.each([
  [
    ['4', '5', '20 %', '4', '5'],
    'fr',
    { method: 'sparsegpt', pattern: 'columns', sparsity: 20, bits: 4, embedding: 5 },
  ],
  [['3', '1', '35', '8', '6'], 'en', { method: 'wanda', pattern: 'free', sparsity: 35, bits: 8, embedding: 6 }],
  [['1', '2', '0', '16', '16'], 'fr', { method: 'global', pattern: '2:4', sparsity: 0, bits: 16, embedding: 16 }],
] as const)('%j, typed in %s, is read as the recipe that it named', (texts, locale, recipe) => {
  const { draft, tries } = exported(texts, locale);
  for (const answer of [draft, tries?.[0]?.answer]) {
    const hash = experiment.parse(spec, answer);
    if (typeof hash !== 'string') throw new Error(JSON.stringify(hash));
    expect(STATE.read(new URLSearchParams(hash.slice(hash.indexOf('?'))))).toMatchObject(recipe);
  }
});

test.each([[['9', '1', '20', '4', '4']], [['1', '1', '20', '7', '']], [['', '', '', '', '']]])(
  '%j named no recipe: it is refused, not graded as another',
  (texts) => {
    expect(experiment.parse(spec, exported(texts, 'fr').draft)).toEqual({ refused: { key: 'none' } });
  },
);
