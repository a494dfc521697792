/** What the model makes of one prompt: its answer, what it could have answered, where the last arrow looks. */

import type { Head } from '@kit/lab/state.ts';
import { softmax, topIndices } from '@kit/math/softmax.ts';
import type { DecoderModel, Inspection } from '@kit/models/decoder.ts';
import type { Tokenizer } from '@kit/tokenizer/tokenizer.ts';
import { type ShownToken, shown } from '@kit/tokens/tokens.ts';
import { linesOf } from './lines.ts';

export interface LoadedReasoner {
  readonly model: DecoderModel;
  readonly tokenizer: Tokenizer;
}

export interface Candidate {
  readonly token: ShownToken;
  readonly probability: number;
}

/** The output of an example, where it stands among the tokens of the prompt. */
export interface Source {
  /** position of its first token */
  readonly position: number;
  /** position of the token after it: the line break and hyphen of the next line */
  readonly end: number;
  readonly output: string;
}

export interface Shape {
  readonly layers: number;
  readonly heads: number;
}

export interface Reading {
  readonly shape: Shape;
  /** the end-of-text token first, as the model reads them */
  readonly tokens: readonly ShownToken[];
  /** most probable first tokens of the answer */
  readonly candidates: readonly Candidate[];
  /** what the most probable tokens write, up to the end of the line */
  readonly answer: string;
  /** [L, H, T]: attention of the last token of the prompt on every token */
  readonly attention: Float32Array;
  readonly sources: readonly Source[];
  /** of the pass over the prompt */
  readonly milliseconds: number;
}

/** Candidates kept of the distribution. */
const CANDIDATES = 8;
/** The longest answer of any task has two words and a line end. */
const MAX_ANSWER = 6;

/** [layers × heads]: 1 keeps a head, 0 removes it; undefined when none is off. */
export function headMask(off: readonly Head[], { layers, heads }: Shape): Float32Array | undefined {
  if (off.length === 0) return undefined;
  const mask = new Float32Array(layers * heads).fill(1);
  for (const { layer, head } of off) if (layer < layers && head < heads) mask[layer * heads + head] = 0;
  return mask;
}

/** The last row of each head's attention: [L, H, T, T] → [L, H, T]. */
export function lastRows({ attentions, tokens }: Pick<Inspection, 'attentions' | 'tokens'>): Float32Array {
  const maps = attentions.length / tokens ** 2;
  const rows = new Float32Array(maps * tokens);
  for (let i = 0; i < maps; i++) {
    const end = (i + 1) * tokens ** 2;
    rows.set(attentions.subarray(end - tokens, end), i * tokens);
  }
  return rows;
}

/** Where the outputs of the examples stand, in tokens; the end-of-text token counts. */
export function sourcesOf(prompt: string, tokenizer: Pick<Tokenizer, 'ids'>): Source[] {
  const tokens = (characters: number) => 1 + tokenizer.ids(prompt.slice(0, characters)).length;
  return linesOf(prompt).flatMap(({ output, after, end }) =>
    output === null ? [] : [{ output, position: tokens(after), end: tokens(end) }],
  );
}

/** Rejects like `inspect`: RuntimeError('input-too-long') when the prompt exceeds the context. */
export async function readPrompt(
  { model, tokenizer }: LoadedReasoner,
  prompt: string,
  off: readonly Head[] = [],
  signal?: AbortSignal,
): Promise<Reading> {
  const { layers, heads, vocabulary, context, endOfText } = model.config;
  const mask = headMask(off, model.config);
  const options = mask ? { headMask: mask } : {};
  const ids = [endOfText, ...tokenizer.ids(prompt)];
  const inspection = await model.inspect(ids, options, signal);
  const p = softmax(inspection.logits.subarray((ids.length - 1) * vocabulary));

  const written = [...ids];
  let [next] = topIndices(p, 1);
  while (next !== undefined && written.length < context && written.length - ids.length < MAX_ANSWER) {
    if (next === endOfText || tokenizer.decode([next]).startsWith('\n')) break;
    written.push(next);
    const { logits } = await model.inspect(written, options, signal);
    [next] = topIndices(logits.subarray((written.length - 1) * vocabulary), 1);
  }
  return {
    shape: { layers, heads },
    tokens: ids.map((id) => shown(tokenizer.token(id))),
    candidates: topIndices(p, CANDIDATES).map((id) => ({
      token: shown(tokenizer.token(id)),
      probability: p[id] ?? 0,
    })),
    answer: tokenizer.decode(written.slice(ids.length)).trim(),
    attention: lastRows(inspection),
    sources: sourcesOf(prompt, tokenizer),
    milliseconds: inspection.milliseconds,
  };
}

/** Letters of words that the vocabulary does not have: it spells them, one byte or letter at a time. */
export function spelledLetters(tokens: readonly ShownToken[]): number {
  return tokens.filter(
    ({ text, complete, special, leadingSpace }) => !special && (!complete || (!leadingSpace && /^\p{L}$/u.test(text))),
  ).length;
}
