/** What the build puts in the page: `run.json`, and the shapes of the decoder. Never imported by code of the page. */
import { readFileSync } from 'node:fs';
import { kindOf } from '@kit/compression/index.ts';
import type { Locale } from '@kit/i18n/index.ts';
import { perLocale } from '@kit/lab/record.ts';
import { parseTransformerConfig } from '@kit/models/transformer-config.ts';
import { outIn } from '@kit/quantization/index.ts';
import { loadTokenizerInNode } from '@kit/runtime/node.ts';
import { decoderShapes } from '@kit/weights/decoder-weights.ts';
import type { Shapes } from './bytes.ts';
import type { RecordedRun, Recording } from './recording.ts';

const read = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'));

export const record = perLocale(async (locale: Locale): Promise<{ readonly recording: Recording }> => {
  const { texts, ...run } = read('labs/quantise/run.json') as RecordedRun;
  const config = parseTransformerConfig(read('public/models/decoder/config.json'));
  const all = [...decoderShapes(config)];
  const shapes: Shapes = {
    matrices: all.filter(([name]) => kindOf(name) !== null).map(([name, shape]) => outIn(name, shape)),
    others: all
      .filter(([name]) => kindOf(name) === null)
      .reduce((sum, [, shape]) => sum + shape.reduce((product, n) => product * n, 1), 0),
  };
  const { layers, heads, context } = config;
  const tokens = (await loadTokenizerInNode()).ids(texts[locale].prompt).length;
  return { recording: { ...run, texts: texts[locale], shapes, tokens, shape: { layers, heads, context } } };
});
