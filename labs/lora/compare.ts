/** One prompt through the three ways: how far their logits lie apart, what each expects next. */
import { LoraError } from '@kit/lora/index.ts';
import { largestGap } from '@kit/math/gap.ts';
import { softmax, topIndices } from '@kit/math/softmax.ts';
import type { DecoderModel } from '@kit/models/decoder.ts';
import type { Tokenizer } from '@kit/tokenizer/tokenizer.ts';
import { type ShownToken, shown } from '@kit/tokens/tokens.ts';
import { WAYS, type Way } from './ways.ts';

export interface NextToken {
  readonly token: ShownToken;
  readonly probability: Readonly<Record<Way, number>>;
}

export interface Comparison {
  /** largest difference of logits over all positions and tokens: merged against unmerged, unmerged against base */
  readonly gap: number;
  readonly effect: number;
  /** of the token after the prompt: the likeliest of base and adapted */
  readonly next: readonly NextToken[];
}

/** Candidates taken from each of base and adapted. */
const CANDIDATES = 5;

/** Rejects with LoraError('overflow') when a logit is no finite number. */
export async function compare(
  models: Readonly<Record<Way, DecoderModel>>,
  tokenizer: Tokenizer,
  ids: readonly number[],
  signal?: AbortSignal,
): Promise<Comparison> {
  const V = models.base.config.vocabulary;
  const logits = {} as Record<Way, Float32Array>;
  for (const way of WAYS) logits[way] = await models[way].logits(ids, signal);
  const [gap, effect] = [largestGap(logits.merged, logits.unmerged), largestGap(logits.unmerged, logits.base)];
  if (!Number.isFinite(gap + effect)) throw new LoraError('overflow');
  const last = (way: Way) => softmax(logits[way].subarray((ids.length - 1) * V));
  const chances = { base: last('base'), unmerged: last('unmerged'), merged: last('merged') };
  const best = new Set([...topIndices(chances.unmerged, CANDIDATES), ...topIndices(chances.base, CANDIDATES)]);
  return {
    gap,
    effect,
    next: [...best].map((id) => ({
      token: shown(tokenizer.token(id)),
      probability: {
        base: chances.base[id] as number,
        unmerged: chances.unmerged[id] as number,
        merged: chances.merged[id] as number,
      },
    })),
  };
}
