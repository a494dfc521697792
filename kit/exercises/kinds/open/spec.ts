/**
 * An open answer, which nobody here can grade: the reader sets it against a rubric and a model answer. It is counted
 * among the answers given, never as points (`counted` of its kind).
 */
import type { Localized } from '../../../i18n/index.ts';
import type { Values } from '../../../i18n/interpolate.ts';

/** The exercise's `solution` is the model answer. */
export interface OpenSpec {
  /** under so many words, an answer says too little to be set against the rubric */
  readonly words: number;
  /** what a good answer says, one thing each: the reader ticks what theirs says */
  readonly rubric: readonly Localized[];
}

declare module '../../types.ts' {
  interface KindSpecs<V extends Values> {
    readonly open: OpenSpec;
  }
}
