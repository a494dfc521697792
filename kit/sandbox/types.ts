/**
 * What running the learner's code gives back. Values are of unknown shape: they come from a realm that is not trusted.
 */
export interface SandboxRequest {
  /** plain JavaScript (types already taken out) that defines `functionName` at its top level */
  readonly source: string;
  readonly functionName: string;
  /** arguments of each call; the code never sees what is expected of it */
  readonly calls: readonly (readonly unknown[])[];
  /** time limit of each call, and of the program's top level, ms */
  readonly callMilliseconds: number;
  /** how many of the arguments, the first ones, must be after the call what they were before */
  readonly untouched?: number;
  readonly signal?: AbortSignal;
}

/**
 * The first number or list written into, `path[0]` being the argument; null: no number, or a list of another length.
 */
export interface Change {
  readonly path: readonly number[];
  readonly was: number | null;
  readonly is: number | null;
}

export type CallOutcome =
  /** numbers and nested arrays of numbers; anything else is `{ kind: <typeof> }` */
  | { readonly type: 'value'; readonly value: unknown; readonly change?: Change }
  | { readonly type: 'throw'; readonly message: string; readonly line: number }
  | { readonly type: 'forbidden'; readonly what: Forbidden }
  | { readonly type: 'timeout' }
  /** an earlier call stopped the program */
  | { readonly type: 'not-run' };

export const FORBIDDEN = ['network', 'storage', 'page', 'output'] as const;
export type Forbidden = (typeof FORBIDDEN)[number];

export type SandboxResult =
  /** `cut`: it printed more than `log` holds */
  | {
      readonly type: 'ran';
      readonly outcomes: readonly CallOutcome[];
      readonly log: readonly string[];
      readonly cut?: true;
    }
  /** the program did not get as far as its first call */
  | { readonly type: 'syntax' | 'threw'; readonly message: string; readonly line: number }
  | { readonly type: 'timeout' }
  | { readonly type: 'no-function' }
  /** the frame or its worker did not start */
  | { readonly type: 'unavailable' }
  | { readonly type: 'forbidden'; readonly what: Forbidden };
