/** What the build records of the lab, and its unpacking in the page. */
import type { Proportion } from '@kit/math/proportion.ts';
import type { Form } from '@kit/tasks/chain.ts';
import type { ShownToken } from '@kit/tokens/tokens.ts';
import type { Drawn, VoteStudy } from './studies.ts';
import type { Writing, WrittenToken } from './writing.ts';

/** A writing whose tokens are named by their id; probabilities to five decimals. */
export interface PackedWriting {
  readonly state: Writing['state'];
  readonly promptTokens: number;
  /** id, probability, then id and probability of each candidate */
  readonly tokens: readonly (readonly number[])[];
}

/** Accuracies measured once on the trained model (training/reasoner/measure_serial.py). */
export interface TrainedCurve {
  /** problems per point, half of them in French */
  readonly count: number;
  readonly curve: Readonly<Record<Form, Readonly<Record<number, Proportion>>>>;
}

export type VoteSettings = Drawn & { readonly count: number; readonly depth: number; readonly seed: number };

/** Everything in the default state of a language. */
export interface Recording {
  /** longest sequence of the model, in tokens */
  readonly context: number;
  readonly tokens: readonly ShownToken[];
  readonly prompts: Readonly<Record<Form, PackedWriting>>;
  readonly edit: PackedWriting;
  /** texts of the chains, in the order they were drawn */
  readonly chains: readonly string[];
  /** null while the model's results have not been measured */
  readonly trained: TrainedCurve | null;
  /** what voting gains over a set, measured once (scripts/measure-votes.ts) */
  readonly votes: { readonly settings: VoteSettings; readonly study: VoteStudy } | null;
}

const round = (p: number): number => Number(p.toFixed(5));

export function pack({ state, promptTokens, tokens }: Writing): PackedWriting {
  return {
    state,
    promptTokens,
    tokens: tokens.map(({ token, probability, candidates }) => [
      ...[token.id, round(probability)],
      ...candidates.flatMap((candidate) => [candidate.token.id, round(candidate.probability)]),
    ]),
  };
}

export function unpack({ state, promptTokens, tokens }: PackedWriting, table: readonly ShownToken[]): Writing {
  const byId = new Map(table.map((token) => [token.id, token]));
  const named = (id = -1): ShownToken => {
    const token = byId.get(id);
    if (!token) throw new Error(`token ${id} is not in the recording`);
    return token;
  };
  const unpacked = ([id, probability = Number.NaN, ...rest]: readonly number[]): WrittenToken => ({
    token: named(id),
    probability,
    candidates: Array.from({ length: rest.length / 2 }, (_, i) => ({
      token: named(rest[2 * i]),
      probability: rest[2 * i + 1] ?? Number.NaN,
    })),
  });
  return { state, promptTokens, tokens: tokens.map(unpacked) };
}

/** Every token that the writings name, once. */
export function tokensOf(writings: readonly Writing[]): ShownToken[] {
  const all = writings.flatMap(({ tokens }) =>
    tokens.flatMap(({ token, candidates }) => [token, ...candidates.map((candidate) => candidate.token)]),
  );
  return [...new Map(all.map((token) => [token.id, token])).values()];
}
