/** Trains the cluster of the first view when the book is built. Never imported by code of the page. */
import { readFile } from 'node:fs/promises';
import type { Locale } from '@kit/i18n/index.ts';
import { perLocale } from '@kit/lab/record.ts';
import { inProcessWorker } from '@kit/remote/in-process.ts';
import { createDevice } from '@kit/training/parallel/device.ts';
import { type Progress, type Result, start, tokensOf } from './run.ts';
import { runKey, STATE } from './state.ts';

/** Characters of the text that is learned: a few windows of it are read at each step. */
const LENGTH = 8000;

export interface Recorded {
  /** what the models of this lab learn from: prose of its own section */
  readonly text: string;
  readonly result: Result;
}

/** Paragraphs of prose without their marks. */
export function proseOf(mdx: string): string {
  const paragraphs = mdx.split(/\n{2,}/).filter((part) => /^[\p{L}*]/u.test(part) && !/^title:/m.test(part));
  const plain = paragraphs.map((part) => part.replaceAll(/<[^>]*>|\$[^$]*\$|[*`]|\{#[^}]*\}/g, ''));
  return plain.join('\n').slice(0, LENGTH);
}

export const recorded = perLocale(async (locale: Locale): Promise<Recorded> => {
  const text = proseOf(await readFile(`content/${locale}/55-2-1.mdx`, 'utf8'));
  const { steps } = await start(STATE.defaults, tokensOf(text), () => inProcessWorker(createDevice()), null);
  let last: Progress | null = null;
  for await (const progress of steps) last = progress;
  if (!last) throw new Error('no step was made');
  const { losses, alone, devices } = last;
  return { text, result: { key: runKey(STATE.defaults), origin: 'recorded', losses, alone, devices } };
});
