/** What the seven sizes do with a text; the same in the page and while the book is built. */
import type { ScalingModel } from '@kit/models/scaling.ts';
import type { Tokenizer } from '@kit/tokenizer/tokenizer.ts';
import { shown } from '@kit/tokens/tokens.ts';
import { bitsOf, type Reading, type SizeReading, type Written } from './reading.ts';

/** tokens that each size writes */
export const LENGTH = 40;
/** enough to stay off the beaten track of greedy decoding, which repeats itself in models so small */
const RULE = { maxNewTokens: LENGTH, temperature: 0.7, topP: 0.9 };

/** One size after the other, smallest first. */
export async function* read(
  model: ScalingModel,
  tokenizer: Tokenizer,
  text: string,
  signal?: AbortSignal,
): AsyncGenerator<Reading> {
  const tokens = tokenizer.encode(text);
  const ids = tokens.map(({ id }) => id);
  const frame = { text, tokens: tokens.map(shown), bytes: tokens.map(({ bytes }) => bytes.length) };
  const sizes: SizeReading[] = [];
  for (const size of model.config.sizes) {
    sizes.push({ size, bits: await bitsOf(model, size, ids, signal) });
    yield { ...frame, sizes: [...sizes] };
  }
}

/** A continuation by each size, after as much of the text as leaves it room. */
export async function* write(
  model: ScalingModel,
  tokenizer: Tokenizer,
  text: string,
  seed: number,
  signal?: AbortSignal,
): AsyncGenerator<readonly Written[]> {
  const { context, endOfText, sizes } = model.config;
  const ids = [endOfText, ...tokenizer.ids(text).slice(-(context - LENGTH - 1))];
  const written: Written[] = [];
  for (const size of sizes) {
    const drawn: number[] = [];
    for await (const { id } of model.generate(size, ids, { ...RULE, seed }, signal)) drawn.push(id);
    written.push({ size, text: tokenizer.decode(drawn) });
    yield [...written];
  }
}
