/** Self-consistency: several chains drawn, one answer kept (Wang et al., 2022, arXiv:2203.11171). */
import { majority } from '@kit/tasks/answers.ts';

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

/** For each size of vote, is the most frequent answer of the first chains right? */
export function rightBySize(answers: readonly (number | null)[], right: number): boolean[] {
  return voteSizes(answers.length).map((size) => majority(answers.slice(0, size)) === right);
}

/** Votes of one problem. */
export interface Counted {
  readonly right: number;
  /** of the most frequent wrong answer */
  readonly wrong: number;
  /** of the other wrong answers */
  readonly others: number;
  /** different wrong answers */
  readonly kinds: number;
  readonly none: number;
}

/** Errors that scatter leave the right answer first, with few votes as well as with many. */
export function count(answers: readonly (number | null)[], right: number): Counted {
  const ballots = tally(answers);
  const votes = (is: (answer: number | null) => boolean) =>
    ballots.filter(({ answer }) => is(answer)).map((ballot) => ballot.votes);
  const wrong = votes((answer) => answer !== null && answer !== right);
  const sum = (list: readonly number[]) => list.reduce((a, b) => a + b, 0);
  return {
    right: sum(votes((answer) => answer === right)),
    wrong: wrong[0] ?? 0,
    others: sum(wrong.slice(1)),
    kinds: wrong.length,
    none: sum(votes((answer) => answer === null)),
  };
}

/** Shares of all votes, in [0, 1]. */
export type VoteShares = Readonly<Record<Exclude<keyof Counted, 'kinds'>, number>>;

export function shares(all: readonly Counted[]): VoteShares {
  const sum = (key: keyof VoteShares) => all.reduce((total, counted) => total + counted[key], 0);
  const [right, wrong, others, none] = [sum('right'), sum('wrong'), sum('others'), sum('none')];
  const total = right + wrong + others + none;
  return { right: right / total, wrong: wrong / total, others: others / total, none: none / total };
}
