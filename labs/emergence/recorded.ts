/**
 * Reads what was kept of every size, and has those of the page answer a first sum, when the book is built. Never
 * imported by code of the page.
 */
import { readFile } from 'node:fs/promises';
import { perLocale } from '@kit/lab/record.ts';
import { loadInNode, loadTokenizerInNode } from '@kit/runtime/node.ts';
import { answers, type SizeAnswers } from './answer.ts';
import type { Outputs } from './kept.ts';
import { readSum } from './own-sum.ts';
import type { Recording } from './recording.ts';

const FOLDER = 'public/models/scaling';
/** four carries in five places; one of the sums that no training has seen */
const SUM = '17287+26986';

export const outputs = async (): Promise<Outputs> =>
  JSON.parse(await readFile(`${FOLDER}/addition-outputs.json`, 'utf8'));

/** the same in every language */
const run = async (): Promise<{ readonly recording: Recording }> => {
  const [model, tokenizer, card] = await Promise.all([
    loadInNode('adders'),
    loadTokenizerInNode(`${FOLDER}/addition-10k`),
    readFile(`${FOLDER}/training-results.json`, 'utf8'),
  ]);
  const problem = readSum(SUM);
  if (typeof problem === 'string') throw new Error(SUM);
  let answered: readonly SizeAnswers[] = [];
  for await (const { sizes } of answers(model, tokenizer, [problem])) answered = sizes;
  const { settings } = JSON.parse(card) as { settings: { seed: number } };
  const { sizes: live } = model.config;
  return { recording: { outputs: await outputs(), live, liveSeed: settings.seed, sum: SUM, answered } };
};

export const record = perLocale(run);
