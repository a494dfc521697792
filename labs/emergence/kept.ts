/**
 * What every size and seed answered to fixed sums never trained on, as training/scaling/addition_outputs.py kept it in
 * public/models/scaling/addition-outputs.json.
 */

/**
 * « 110 »: was the most probable token the right one, after the right ones? Digits first, then the end. What greedy
 * decoding writes, '' when it is the sum. −ln p of each right token, in thousandths of a nat.
 */
export type Row = readonly [hits: string, written: string, ...thousandths: readonly number[]];
export type Problem = readonly [a: number, b: number];

export interface KeptRun {
  readonly size: string;
  /** position embeddings left out */
  readonly parameters: number;
  readonly seed: number;
  /** number of digits → one row per problem */
  readonly answers: Readonly<Record<string, readonly Row[]>>;
}

export interface Outputs {
  /** how many of each list of problems are drawn like those of the training; then come sums without a carry */
  readonly natural: number;
  readonly problems: Readonly<Record<string, readonly Problem[]>>;
  /** smallest size first */
  readonly runs: readonly KeptRun[];
}

/** An answer to one sum. */
export interface Answer {
  /** digits, then the end */
  readonly hits: readonly boolean[];
  readonly written: string;
  /** −ln p of each right token */
  readonly nats: readonly number[];
}

export const sumOf = ([a, b]: Problem): string => String(a + b);

export const answerOf = ([hits, written, ...thousandths]: Row, problem: Problem): Answer => ({
  hits: [...hits].map((hit) => hit === '1'),
  written: written === '' ? sumOf(problem) : written,
  nats: thousandths.map((value) => value / 1000),
});
