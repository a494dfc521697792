/**
 * Which heads copy: the attention of the last arrow on the outputs that say what the model answers, beyond its even
 * share of the attention on outputs. The break after an output counts with it: there the layers below have gathered
 * what the line said, and there the head that copies reads it. As training/reasoner/heads.py measures it; the idea is
 * Olsson et al., 2022, arXiv:2209.11895.
 */

import type { Head } from '@kit/lab/state.ts';
import type { Reading } from './reading.ts';

export interface HeadScore extends Head {
  /** attention on the outputs equal to the answer and on the breaks after them, in [0, 1] */
  readonly onAnswer: number;
  /** the same for the outputs of all examples */
  readonly onOutputs: number;
  /** onAnswer − share of such outputs × onOutputs: 0 for a head that does not tell outputs apart */
  readonly copying: number;
}

/** [T]: attention of the last token, of one head. */
export function rowOf({ attention, tokens, shape }: Reading, { layer, head }: Head): Float32Array {
  const start = (layer * shape.heads + head) * tokens.length;
  return attention.subarray(start, start + tokens.length);
}

/** One score per head, layer after layer. `answer`: what is said to be copied. */
export function headScores(reading: Reading, answer: string = reading.answer): HeadScore[] {
  const { shape, sources } = reading;
  const right = sources.filter(({ output }) => output === answer);
  const share = sources.length > 0 ? right.length / sources.length : 0;
  return Array.from({ length: shape.layers * shape.heads }, (_, i) => {
    const head = { layer: Math.floor(i / shape.heads), head: i % shape.heads };
    const row = rowOf(reading, head);
    const on = (list: Reading['sources']) =>
      list.reduce((sum, { position, end }) => row.subarray(position, end + 1).reduce((a, b) => a + b, sum), 0);
    const onAnswer = on(right);
    const onOutputs = on(sources);
    return { ...head, onAnswer, onOutputs, copying: onAnswer - share * onOutputs };
  });
}

/** The head that copies most. */
export function strongest(scores: readonly HeadScore[]): HeadScore | null {
  return scores.reduce<HeadScore | null>((best, one) => (best && best.copying >= one.copying ? best : one), null);
}
