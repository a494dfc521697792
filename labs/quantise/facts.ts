/**
 * What the text quotes of the recorded recipes: the difference in bits per byte, by bits, what shares a scale, method
 * and language. Read when the book is built.
 */
import { readFileSync } from 'node:fs';
import { LOCALES } from '@kit/i18n/index.ts';
import type { RecordedRun } from './recording.ts';

const { trials } = JSON.parse(readFileSync('labs/quantise/run.json', 'utf8')) as RecordedRun;

export const facts = Object.fromEntries(
  trials.flatMap(({ settings: { bits, shared, method }, qualities }) =>
    LOCALES.flatMap((language) => {
      const quality = qualities[language];
      const name = method === 'qat' ? `qat-${language}` : `${bits}-${shared}-${method}-${language}`;
      return quality ? [[name, quality.bitsPerByte - quality.baseBitsPerByte] as const] : [];
    }),
  ),
);
