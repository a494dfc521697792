/** What a decoder writes after a prompt, as text. */
import { corpusText } from '../tokenizer/corpus-text.ts';
import type { Tokenizer } from '../tokenizer/tokenizer.ts';
import type { DecoderConfig, DecoderModel } from './decoder.ts';

/** The adapters were trained on texts that begin after the end of another. */
export function promptIds(tokenizer: Tokenizer, { endOfText }: DecoderConfig, text: string): number[] {
  return [endOfText, ...tokenizer.ids(corpusText(text))];
}

/**
 * How the next token is drawn: the likeliest alone would turn in circles, as small models do. With the same seed, two
 * models draw with the same random numbers: what differs between their texts is the model, not chance.
 */
export const SAMPLING = { temperature: 0.7, topP: 0.9 } as const;

export interface Writing {
  readonly length: number;
  readonly seed: number;
}

/** `onText` gets all that was written so far. */
export async function continueText(
  model: DecoderModel,
  tokenizer: Tokenizer,
  ids: readonly number[],
  { length, seed }: Writing,
  onText: (text: string) => void = () => undefined,
  signal?: AbortSignal,
): Promise<string> {
  const written: number[] = [];
  let text = '';
  for await (const { id } of model.generate(ids, { maxNewTokens: length, seed, ...SAMPLING }, signal)) {
    written.push(id);
    text = tokenizer.decode(written);
    onText(text);
  }
  return text;
}
