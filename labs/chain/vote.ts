/** Self-consistency: several chains drawn, one answer kept (Wang et al., 2022, arXiv:2203.11171). */
import { majority } from '@kit/tasks/answers.ts';

/** Seed of the draws of the k-th chain (from 0) of a problem. */
export const chainSeed = (seed: number, k: number): number => 1000 * seed + k;

export interface Ballot {
  /** null: chains that conclude nothing */
  readonly answer: number | null;
  readonly votes: number;
}

/** Most votes first; of equals the first to come, as `majority` keeps it. Chains without an answer come last. */
export function tally(answers: readonly (number | null)[]): Ballot[] {
  const votes = new Map<number | null, number>();
  for (const answer of answers) votes.set(answer, (votes.get(answer) ?? 0) + 1);
  return [...votes]
    .map(([answer, count]): Ballot => ({ answer, votes: count }))
    .sort((a, b) => Number(a.answer === null) - Number(b.answer === null) || b.votes - a.votes);
}

/** 1, 3, 5… up to `chains`: sizes without ties between two answers. */
export function voteSizes(chains: number): number[] {
  return Array.from({ length: Math.ceil(chains / 2) }, (_, i) => 2 * i + 1);
}

/** For each size of vote, is the majority of the first chains right? */
export function rightBySize(answers: readonly (number | null)[], right: number): boolean[] {
  return voteSizes(answers.length).map((size) => majority(answers.slice(0, size)) === right);
}
