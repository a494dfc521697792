/** Contract of exercises and their kinds. An exercise is data; a kind knows how to draw, vary and grade it. */
import type { z } from 'zod';
import type { Locale, Localized } from '../i18n/index.ts';
import type { Runtime } from '../runtime/types.ts';

/** Kinds add themselves here by declaration merging in their own folder (`kinds/<kind>/kind.ts`). */
// biome-ignore lint/suspicious/noEmptyInterface: filled by declaration merging
export interface KindSpecs {}
export type KindId = keyof KindSpecs & string;

export interface ExerciseOf<K extends KindId> {
  /** stable, `<lab-id>.<name>`: progress is stored under it */
  readonly id: string;
  readonly kind: K;
  readonly title: Localized;
  readonly spec: KindSpecs[K];
  /** answered by experimenting in the lab? */
  readonly usesLab?: boolean;
}
export type Exercise = { [K in KindId]: ExerciseOf<K> }[KindId];

/** Key of a sentence in the kind's strings, with its values. */
export interface Feedback {
  readonly key: string;
  readonly values?: Readonly<Record<string, string | number>>;
}

export interface Grade {
  /** 0…1 */
  readonly score: number;
  readonly feedback: readonly Feedback[];
  readonly parts?: readonly Grade[];
}

export interface GradeContext {
  readonly locale: Locale;
  readonly runtime: Runtime;
  readonly seed: number;
  readonly signal?: AbortSignal;
}

export interface ExerciseKind<Spec, Answer> {
  readonly spec: z.ZodType<Spec>;
  readonly answer: z.ZodType<Answer>;
  /** the same variant for the same seed; the seed belongs to learner and attempt */
  variant(spec: Spec, seed: number): Spec;
  grade(spec: Spec, answer: Answer, context: GradeContext): Promise<Grade>;
  /** answers with which every exercise of the kind tests its own grader */
  samples(spec: Spec): { right: readonly Answer[]; wrong: readonly Answer[]; invalid: readonly unknown[] };
}
