/** The text that GPTQ looks at, as tokens. */
import type { CompressionWindows } from '@kit/compression/index.ts';
import type { DecoderConfig } from '@kit/models/decoder.ts';
import { RuntimeError } from '@kit/runtime/errors.ts';
import { corpusText } from '@kit/tokenizer/corpus-text.ts';
import type { Tokenizer } from '@kit/tokenizer/tokenizer.ts';
import type { LabState } from './state.ts';

/** Windows of 256 tokens that calibrate: 2,048 tokens, which a page reads in seconds. */
export const WINDOWS = 8;

const isBlank = (text: string | null): boolean => (text ?? '').trim() === '';

/** The reader wants a text of their own to be looked at, and has written none. */
export const hasNothingToRead = ({ method, tab, calibration, own }: LabState): boolean =>
  calibration === 'own' && isBlank(own) && (method === 'gptq' || tab === 'activations');

/** RuntimeError('invalid-input') for a text of the reader's without a word. */
export function calibrationOf(
  { calibration, own }: Pick<LabState, 'calibration' | 'own'>,
  { calibration: shipped }: Pick<CompressionWindows, 'calibration'>,
  tokenizer: Pick<Tokenizer, 'ids'>,
  { endOfText, context }: DecoderConfig,
): readonly (readonly number[])[] {
  if (calibration === 'own') {
    if (isBlank(own)) throw new RuntimeError('invalid-input');
    const ids = tokenizer.ids(corpusText(own ?? ''));
    const length = context - 1;
    const windows = Array.from({ length: Math.ceil(ids.length / length) }, (_, i) => [
      endOfText,
      ...ids.slice(i * length, (i + 1) * length),
    ]);
    return windows;
  }
  if (calibration !== 'both') return shipped[calibration].slice(0, WINDOWS);
  return [...shipped.fr.slice(0, WINDOWS / 2), ...shipped.en.slice(0, WINDOWS / 2)];
}
