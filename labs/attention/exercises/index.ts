/** Exercises of 55.1.1, in the order of the text. Ids are stable: progress is stored under them. */
import type { Exercise } from '@kit/exercises/types.ts';
import { causalAttentionCode } from './causal-attention-code.ts';
import { gptOrBert, whyScale } from './choices.ts';
import { costlyHeads } from './costly-heads.ts';
import { dotProductSpread } from './dot-product-spread.ts';
import { ablation, maskOff, previousTokenHead } from './in-the-lab.ts';
import { maskedTokens } from './masked-tokens.ts';
import { parameterCount } from './parameter-count.ts';
import { softmaxRow } from './softmax-row.ts';

export const exercises: readonly Exercise[] = [
  softmaxRow,
  dotProductSpread,
  whyScale,
  causalAttentionCode,
  previousTokenHead,
  ablation,
  costlyHeads,
  maskOff,
  parameterCount,
  maskedTokens,
  gptOrBert,
];
