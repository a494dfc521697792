/**
 * The text of the book as tokens, for the reader's own law: made when the book is built (files.build.ts). Never imported
 * by code of the page.
 */
import { readdir, readFile } from 'node:fs/promises';
import { LOCALES } from '@kit/i18n/index.ts';
import { loadTokenizerInNode } from '@kit/runtime/node.ts';
import { type Corpus, writeCorpus } from '@kit/training/corpus.ts';

/** tokens of a stretch of text; one stretch in `EVERY` is held out */
const STRETCH = 1000;
const EVERY = 10;
/** before every chapter (training/decoder/tokenizer.py) */
const END_OF_TEXT = 0;

/** What a reader reads of a chapter, one line per paragraph; formulas set apart are left out. */
export function proseOf(chapter: string): string {
  return chapter
    .replace(/^---\n[\s\S]*?\n---\n/, '')
    .replace(/\$\$[\s\S]*?\$\$/g, '')
    .replace(/^(import|export) .*$/gm, '')
    .replace(/\{#[\w-]+\}/g, '')
    .replace(/\{\/\*[\s\S]*?\*\/\}/g, '')
    .replace(/<\/?[A-Za-z][^>]*>/g, '')
    .replace(/\]\([^)]*\)/g, ']')
    .replace(/^#+ */gm, '')
    .replace(/^- +/gm, '– ')
    .replace(/[[\]*`$]/g, '')
    .replace(/[ \t\u00a0\u2000-\u200a\u202f]+/g, ' ')
    .replace(/ ?\n[ \n]*/g, '\n')
    .trim();
}

/** Cut in stretches, one in ten held out: both parts speak of the same things in both languages. */
export function split(ids: readonly number[], byteLength: (ids: readonly number[]) => number): Corpus {
  const train: number[] = [];
  const held: number[] = [];
  for (let start = 0; start < ids.length; start += STRETCH) {
    const part = (start / STRETCH) % EVERY === EVERY - 1 ? held : train;
    part.push(...ids.slice(start, start + STRETCH));
  }
  return { train: Int32Array.from(train), held: Int32Array.from(held), heldBytes: byteLength(held) };
}

export async function bookText(): Promise<Uint8Array<ArrayBuffer>> {
  const tokenizer = await loadTokenizerInNode('public/models/scaling/text-27k');
  const ids: number[] = [];
  for (const locale of LOCALES) {
    const names = (await readdir(`content/${locale}`)).filter((name) => name.endsWith('.mdx')).sort();
    for (const name of names) {
      const text = proseOf(await readFile(`content/${locale}/${name}`, 'utf8'));
      ids.push(END_OF_TEXT, ...tokenizer.ids(text));
    }
  }
  const bytes = (tokens: readonly number[]) =>
    tokens.reduce((sum, id) => sum + (id === END_OF_TEXT ? 0 : tokenizer.token(id).bytes.length), 0);
  return writeCorpus(split(ids, bytes));
}
