/**
 * Contract of exercises and their kinds. An exercise is data with a few pure functions; a kind knows how to draw and
 * grade it. Texts use the small markup of markup.ts, with `{name}` standing for a value of the variant.
 */
import type { Locale, Localized } from '../i18n/index.ts';
import type { Values } from '../i18n/interpolate.ts';
import type { ModelId, Progress, Runtime } from '../runtime/types.ts';

export type { Values };

/** Kinds add themselves here by declaration merging in their own folder (`kinds/<kind>/spec.ts`). */
// biome-ignore lint/correctness/noUnusedVariables: every declaration of a merged interface repeats its parameters
export interface KindSpecs<V extends Values> {}
export type KindId = keyof KindSpecs<Values> & string;

/** 1: to get started; 2: to apply what was read; 3: to go further. */
export type Level = 1 | 2 | 3;

/** A way up to the exercise: one like it, solved; then its own numbers with gaps; then alone. */
export interface Ladder {
  readonly worked: Localized;
  readonly gaps: readonly Gap[];
}
/** A line to complete, and what belongs there: both may use the values of the variant. */
export interface Gap {
  readonly ask: Localized;
  readonly fill: Localized;
}

export interface ExerciseOf<K extends KindId, V extends Values = Values> {
  /** stable, `<lab-id>.<name>`: progress is stored under it */
  readonly id: string;
  readonly kind: K;
  readonly level: Level;
  /** anchor, on the page where it stands, of the paragraph that a wrong answer sends back to */
  readonly paragraph: string;
  readonly title: Localized;
  readonly statement: Localized;
  /** at hand from the start, folded */
  readonly ladder?: Ladder;
  /** shown one by one after failed attempts, from the gentlest to the most telling */
  readonly hints: readonly Localized[];
  /**
   * shown on success, or on demand after some failures; may use `{answer}`, or `{answer1}`, `{answer2}`… of several
   * fields
   */
  readonly solution: Localized;
  readonly spec: KindSpecs<V>[K];
  /** Values of the variant drawn from `random`; absent: the same exercise for everyone. */
  variant?(random: Random): V;
  /**
   * Every variant, where only some are worth asking or there are few: they come in turn, none twice before all are
   * seen. `variant` then only reads what progress kept by an older book is about, and must go on drawing the same.
   */
  readonly variants?: VariantList<V>;
  /**
   * What the values are called in the reader's language, for the texts: the name of a drawing, of a task. Under other
   * names.
   */
  words?(values: V, locale: Locale): Values;
  /** what the statement speaks of and words do not show; beside it */
  picture?(values: V, locale: Locale): { readonly src: string; readonly alt: string };
  /** answered by experimenting in the lab? */
  readonly usesLab?: boolean;
  /** fragment of the URL that opens the lab ready for this variant */
  labHash?(values: V, locale: Locale): string;
  /** models the grader runs */
  readonly models?: readonly ModelId[];
  /** graded on wasm whatever the reader chose: the sums of WebGPU differ a little, and training amplifies that */
  readonly onWasm?: boolean;
}
/** What some seeds draw: `npm run exercises:lazy -- --choose` finds those that no lazy answer passes. */
export interface VariantList<V extends Values = Values> {
  draw(random: Random): V;
  readonly seeds: readonly number[];
  /** where the list asks for more than older books did, whose statement stays with their variants */
  readonly statement?: Localized;
}
export type Exercise = { [K in KindId]: ExerciseOf<K> }[KindId];

/** Draws of one variant; the same seed gives the same draws (random.ts). */
export interface Random {
  readonly seed: number;
  /** uniform in [0, 1) */
  uniform(): number;
  /** whole number, both bounds included */
  integer(from: number, to: number): number;
  pick<T>(list: readonly T[]): T;
  /** Fisher–Yates, a new array */
  shuffle<T>(list: readonly T[]): T[];
  /** standard normal */
  normal(): number;
  /** [rows][columns], standard normal */
  matrix(rows: number, columns: number): number[][];
}

export interface Variant {
  readonly seed: number;
  /** what the learner's statement says */
  readonly values: Values;
}

/** A sentence for the reader: a key of the kind's strings, or the exercise's own text. */
export type Message = (
  | { readonly key: string; readonly values?: Values }
  | { readonly text: Localized; readonly values?: Values }
) & {
  /** what it is said of, where there are several: the label of a field */
  readonly of?: Localized;
};

export interface Grade {
  /** 0…1 */
  readonly score: number;
  readonly messages: readonly Message[];
  readonly parts?: readonly GradePart[];
  /** what was expected, as `answers` writes it: known once graded, so that a model does not run again to show it */
  readonly expected?: readonly string[];
  /** what is kept in place of the answer: the answer with what it brought to light */
  readonly kept?: unknown;
}

/** One graded item: a test of a code exercise, an option of a choice. */
export interface GradePart extends Grade {
  readonly label: Localized;
}

/** The answer cannot be graded: nothing is counted, the sentence says what to correct. */
export interface Refusal {
  readonly refused: Message;
}

export interface GradeContext {
  readonly locale: Locale;
  /** rejects when the exercise declares no model */
  readonly runtime: Runtime;
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: Progress) => void;
}

export interface ExerciseKind<Spec, Answer> {
  /**
   * strings of the messages the kind writes; same keys in every language. `check`, `verdictRight`, `verdictPartly` and
   * `verdictWrong`, where they are, take the place of the page’s.
   */
  readonly strings: Localized<Readonly<Record<string, string>>>;
  /** a variant takes one answer, after which its solution is shown */
  readonly once?: boolean;
  /**
   * false: nobody but the reader can judge an answer. It is kept as given, with no score: neither among the exercises
   * to be solved nor in any mean, here or in a class (isCounted, kinds/index.ts). The `score` of its grade is what the
   * reader says of it, and leaves the form no further.
   */
  readonly counted?: false;
  /** Checks an answer of unknown origin (a stored draft, a form): the answer, or why it cannot be graded. */
  parse(spec: Spec, answer: unknown): Answer | Refusal;
  /**
   * Does `grade` draw from the variant's seed what its values do not say (the arguments of a hidden test)? Then the
   * same answer can be tested anew on a seed that its reader never saw.
   */
  readonly drawsFromSeed?: boolean;
  /** takes an answer that `parse` accepted; refuses only when something outside the answer prevents grading */
  grade(spec: Spec, variant: Variant, answer: Answer, context: GradeContext): Promise<Grade | Refusal>;
  /** An answer that `parse` accepted in plain words, for who reads those of a class; absent where it reads as it is. */
  said?(spec: Spec, variant: Variant, answer: Answer, locale: Locale): string;
  /** What `{answer}` stands for in the solution, field by field; absent where the view itself shows what is right. */
  answers?(spec: Spec, variant: Variant, context: GradeContext): Promise<readonly string[]>;
}

/** Answers with which an exercise tests its own grader (`kinds/<kind>/samples.ts`). */
export interface Samples<Answer> {
  readonly right: readonly Answer[];
  readonly wrong: readonly Answer[];
  readonly invalid: readonly unknown[];
}

export function isRefusal(value: unknown): value is Refusal {
  return typeof value === 'object' && value !== null && 'refused' in value;
}

/** Identity that ties the types of a variant's values to the functions that use them. */
export function defineExercise<K extends KindId, V extends Values>(exercise: ExerciseOf<K, V>): ExerciseOf<K> {
  return exercise;
}
