/** Sets of heads that a reader switches off, judged by what their absence costs beside what the costliest set does. */
import type { Head } from '../../../lab/state.ts';
import type { Grade } from '../../types.ts';

export interface HeadsOff {
  readonly off: readonly Head[];
  /** how many were asked for */
  readonly count: number;
  readonly shape: { readonly layers: number; readonly heads: number };
  readonly costliest: readonly Head[];
  /** of what the costliest set costs: full credit from here on, then half */
  readonly shares: { readonly right: number; readonly close: number };
  /** mean nats per token, on what the lab does not show */
  lossWithout(off: readonly Head[]): Promise<number>;
}

export type Verdict = 'unknown' | 'number' | 'right' | 'close' | 'far';
type Say = (verdict: Verdict) => Grade['messages'][number];

/**
 * Messages may use `{layers}` and `{heads}` (unknown), `{off}` and `{count}` (number), `{cost}` and `{most}` (the
 * others), in nats.
 */
export async function judgeHeads(asked: HeadsOff, say: Say): Promise<Grade> {
  const { off, count, shape, costliest, shares, lossWithout } = asked;
  const graded = (score: number, verdict: Verdict, values: Record<string, number>): Grade => ({
    score,
    messages: [{ ...say(verdict), values }],
  });
  if (off.some(({ layer, head }) => layer >= shape.layers || head >= shape.heads))
    return graded(0, 'unknown', { ...shape });
  if (off.length !== count) return graded(0, 'number', { off: off.length, count });
  const whole = await lossWithout([]);
  const cost = (await lossWithout(off)) - whole;
  const most = (await lossWithout(costliest)) - whole;
  const numbers = { cost: hundredths(cost), most: hundredths(most) };
  if (cost >= shares.right * most) return graded(1, 'right', numbers);
  return cost >= shares.close * most ? graded(0.5, 'close', numbers) : graded(0, 'far', numbers);
}

/** never −0, which would be written so */
const hundredths = (nats: number): number => Math.round(100 * nats) / 100 + 0;

/** « 2.3, 4.1 »: layer and head from 1, as labs write them; null where none is off. */
export function headsInWords(off: readonly Head[]): string | null {
  const inOrder = [...off].sort((a, b) => a.layer - b.layer || a.head - b.head);
  return inOrder.map(({ layer, head }) => `${layer + 1}.${head + 1}`).join(', ') || null;
}
