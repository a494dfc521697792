/** What the build puts in the page: `run.json`. Never imported by code of the page. */
import { readFileSync } from 'node:fs';
import type { Locale } from '@kit/i18n/index.ts';
import { perLocale } from '@kit/lab/record.ts';
import { parseTransformerConfig } from '@kit/models/transformer-config.ts';
import { loadTokenizerInNode } from '@kit/runtime/node.ts';
import { LENGTH, PROMPTS } from './prompts.ts';
import type { RecordedRun, Recording } from './recording.ts';

const read = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'));

export const record = perLocale(async (locale: Locale): Promise<{ readonly recording: Recording }> => {
  const { texts, ...run } = read('labs/prune/run.json') as RecordedRun;
  const written = texts[locale];
  const { context } = parseTransformerConfig(read('public/models/decoder/config.json'));
  const recording: Recording = {
    ...run,
    written,
    suggestions: PROMPTS[locale],
    tokens: (await loadTokenizerInNode()).ids(written.prompt).length,
    longest: context - LENGTH - 1,
  };
  return { recording };
});
