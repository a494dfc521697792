/**
 * `npm run record -- scaling`: the reader's own law over many seeds, in `own/measured.json`, to know how far off it is
 * and how often its interval holds. A seed takes some two minutes of processor; those in the file are not trained again:
 * they read the book as it was that day.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { inProcessWorker } from '@kit/remote/in-process.ts';
import { readCorpus } from '@kit/training/corpus.ts';
import { trainFamily } from '@kit/training/family.ts';
import { READER_FAMILY, READER_SIZES } from '@kit/training/reader-family.ts';
import { createTrainer } from '@kit/training/trainer.ts';
import { bookText } from './own/book-text.ts';
import type { MeasuredSeed } from './own/spread.ts';

const FILE = 'labs/scaling/own/measured.json';
const SEEDS = 20;

export async function record(): Promise<void> {
  const corpus = readCorpus(await bookText());
  const rows = JSON.parse(readFileSync(FILE, 'utf8')) as MeasuredSeed[];
  for (let seed = 1; seed <= SEEDS; seed += 1) {
    if (rows.some((row) => row.seed === seed)) continue;
    const held = READER_SIZES.map(() => Number.NaN);
    await trainFamily({
      recipe: READER_FAMILY,
      sizes: READER_SIZES.map((_, size) => size),
      corpus,
      seed,
      spawn: () => inProcessWorker(createTrainer()),
      workers: 1,
      before: new Map(),
      told: (size, member) => {
        if (member.held !== null) held[size] = Number(member.held.toPrecision(6));
      },
    });
    rows.push({ seed, held });
    const lines = rows.sort((a, b) => a.seed - b.seed).map((row) => `  ${JSON.stringify(row)}`);
    writeFileSync(FILE, `[\n${lines.join(',\n')}\n]\n`);
    console.log(`seed ${seed}: ${held.join(', ')}`);
  }
}
