/** What the decoder expects after a sentence: the same computation in the page and while the book is built. */
import { softmax, topIndices } from '@kit/math/softmax.ts';
import type { DecoderModel } from '@kit/models/decoder.ts';
import type { Tokenizer } from '@kit/tokenizer/tokenizer.ts';
import { type ShownToken, shown } from '@kit/tokens/tokens.ts';
import { COUNT } from './state.ts';

export interface Guess {
  readonly token: ShownToken;
  readonly probability: number;
}

export interface Guesses {
  /** as the model read it */
  readonly text: string;
  /** most probable first, as many as can be shown */
  readonly likely: readonly Guess[];
}

/** RuntimeError('input-too-long'). */
export async function guessesAfter(
  { text, temperature }: { readonly text: string; readonly temperature: number },
  model: Pick<DecoderModel, 'config' | 'logits'>,
  tokenizer: Pick<Tokenizer, 'ids' | 'token'>,
  signal?: AbortSignal,
): Promise<Guesses> {
  const { endOfText, vocabulary } = model.config;
  const logits = await model.logits([endOfText, ...tokenizer.ids(text)], signal); // [T, V]
  const next = softmax(logits.subarray(-vocabulary), temperature); // [V]
  const likely = topIndices(next, COUNT.max).map((id) => ({
    token: shown(tokenizer.token(id)),
    probability: next[id] ?? 0,
  }));
  return { text, likely };
}
