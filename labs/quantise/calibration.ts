/** The text that GPTQ looks at, as tokens. */
import type { CompressionWindows } from '@kit/compression/index.ts';
import type { DecoderConfig } from '@kit/models/decoder.ts';
import { corpusText } from '@kit/tokenizer/corpus-text.ts';
import type { Tokenizer } from '@kit/tokenizer/tokenizer.ts';
import type { LabState } from './state.ts';

/** Windows of 256 tokens that calibrate: 2,048 tokens, which a page reads in seconds. */
export const WINDOWS = 8;

export function calibrationOf(
  { calibration, own }: Pick<LabState, 'calibration' | 'own'>,
  { calibration: shipped }: Pick<CompressionWindows, 'calibration'>,
  tokenizer: Pick<Tokenizer, 'ids'>,
  { endOfText, context }: DecoderConfig,
): readonly (readonly number[])[] {
  if (calibration === 'own') {
    const ids = tokenizer.ids(corpusText(own ?? ''));
    const length = context - 1;
    const windows = Array.from({ length: Math.ceil(ids.length / length) }, (_, i) => [
      endOfText,
      ...ids.slice(i * length, (i + 1) * length),
    ]);
    return windows.length > 0 ? windows : [[endOfText]];
  }
  if (calibration !== 'both') return shipped[calibration].slice(0, WINDOWS);
  return [...shipped.fr.slice(0, WINDOWS / 2), ...shipped.en.slice(0, WINDOWS / 2)];
}
