/** What the build puts in the page: `run.json`, and what training has recorded. Never imported by code of the page. */
import { readFileSync } from 'node:fs';
import type { Locale } from '@kit/i18n/index.ts';
import { perLocale } from '@kit/lab/record.ts';
import { decoderParameters } from '@kit/lora/index.ts';
import { parseTransformerConfig } from '@kit/models/transformer-config.ts';
import { loadTokenizerInNode } from '@kit/runtime/node.ts';
import { PROMPTS } from './prompts.ts';
import type { FullCurve, RecordedRun, Recording } from './recording.ts';
import type { BookTask } from './state.ts';

const read = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'));

export const record = perLocale(async (locale: Locale): Promise<{ readonly recording: Recording }> => {
  const { texts, shipped, ...run } = read('labs/finetune/run.json') as RecordedRun;
  const { prompt, samples } = texts[locale];
  const shape = parseTransformerConfig(read('public/models/decoder/config.json'));
  const { width, layers, vocabulary, context } = shape;
  const recording: Recording = {
    run: { ...run, prompt, samples, state: null },
    prompts: PROMPTS[locale],
    shipped,
    full: read('public/models/adapters/full-curves.json') as Record<BookTask, FullCurve>,
    shape: { width, layers, vocabulary, context },
    parameters: decoderParameters(shape),
    tokens: (await loadTokenizerInNode()).ids(prompt).length,
  };
  return { recording };
});
