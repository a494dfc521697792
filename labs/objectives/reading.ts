/** One sentence as both models read it, whether it was recorded at build or just computed here. */
import type { Choice } from '@kit/models/decoder.ts';
import type { TokenScore } from '@kit/models/scoring.ts';
import type { BackendChoice } from '@kit/runtime/types.ts';
import type { ShownToken } from '@kit/tokens/tokens.ts';

export type Side = 'decoder' | 'encoder';
export const SIDES = ['decoder', 'encoder'] as const satisfies readonly Side[];

/** How many of the most probable tokens come with each guess. */
export const TOP = 8;

/** Attention averaged over the heads of each layer. */
export interface LayerMaps {
  /** tokens of the sequence the model was given, frame included */
  readonly size: number;
  /** [L, size, size]: row = query, column = key */
  readonly layers: Float32Array;
}

export interface Reading {
  readonly text: string;
  /** n tokens of the text; token i stands at position i + 1 of both sequences, after the end-of-text token */
  readonly tokens: readonly ShownToken[];
  readonly origin: 'recorded' | 'measured';
  /** backend asked for when it was measured; another one means measuring again */
  readonly choice: BackendChoice | null;
  /** one per token, from one pass */
  readonly decoder: readonly TokenScore[];
  /** one per token, each hidden alone: one pass per token; null until its pass has come */
  readonly encoder: readonly (TokenScore | null)[];
  /** of the whole sentence, nothing hidden; null until asked for */
  readonly maps: Readonly<Record<Side, LayerMaps>> | null;
  /** wall-clock time of all passes so far, ms; null when recorded */
  readonly milliseconds: Readonly<Record<Side, number>> | null;
}

/** What decides the text that the decoder writes. */
export interface WritingRule {
  readonly text: string;
  readonly temperature: number;
  readonly topK: number;
  readonly topP: number;
  readonly seed: number;
}

export interface WrittenToken {
  readonly id: number;
  /** natural-log probability before temperature, top-k and top-p */
  readonly logProbability: number;
  /** 1 = the most probable, before temperature, top-k and top-p */
  readonly rank: number;
  /** with which it was drawn */
  readonly chance: number;
  /** most probable first; the drawn token may not be among them */
  readonly choices: readonly Choice[];
  /** how many tokens could have been drawn */
  readonly possible: number;
}

export interface Writing {
  readonly rule: WritingRule;
  readonly origin: 'recorded' | 'measured';
  readonly choice: BackendChoice | null;
  readonly tokens: readonly WrittenToken[];
  /** the model ended the text, or its context is full */
  readonly ended: boolean;
}

export function sameRule(a: WritingRule, b: WritingRule): boolean {
  return (
    a.text === b.text && a.temperature === b.temperature && a.topK === b.topK && a.topP === b.topP && a.seed === b.seed
  );
}
