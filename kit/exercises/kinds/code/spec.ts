/** A function to write, run in the sandbox against visible and hidden tests. */
import type { Localized } from '../../../i18n/index.ts';
import type { Values } from '../../../i18n/interpolate.ts';
import type { Random } from '../../types.ts';

/** A number or nested arrays of numbers. */
export type Tensor = number | readonly Tensor[];

export interface CodeCase {
  readonly args: readonly Tensor[];
  /** from a float64 reference of ours; never sent to the learner's realm */
  readonly expected: Tensor;
}

export interface CodeTest {
  readonly name: Localized;
  /** hidden tests show their name and what to look at, not their numbers */
  readonly visible: boolean;
  /** shown when the test fails */
  readonly advice: Localized;
  make(random: Random): CodeCase;
}

export interface CodeSpec {
  readonly functionName: string;
  /** what the editor holds at first; comments in the reader's language */
  readonly starter: Localized;
  /** a program that passes every test: shown with the solution, run by our tests */
  readonly model: Localized;
  readonly tests: readonly CodeTest[];
  /** names of the first arguments, where the statement forbids writing into them: graded after every call */
  readonly untouched?: readonly string[];
  /** |x − expected| ≤ tolerance·max(1, |expected|) */
  readonly tolerance: number;
  /** time limit of one call, ms */
  readonly callMilliseconds: number;
}

declare module '../../types.ts' {
  interface KindSpecs<V extends Values> {
    readonly code: CodeSpec;
  }
}
