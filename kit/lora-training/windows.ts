/** From what a reader pastes to windows of tokens. */
import type { TokenWindow } from './options.ts';

/** <|endoftext|>, before every document (training/decoder/tokenizer.py) */
export const END_OF_TEXT = 0;
/** share of a window that a prompt may take: the rest is what is learned */
const PROMPT_SHARE = 3 / 8;

/**
 * Windows of `length` predictions at most, one after the other: each begins with the token that ended the one before,
 * so every token of the text is predicted once. `documents`: ids of each text, without <|endoftext|>, which is put
 * before it here.
 */
export function textWindows(documents: readonly (readonly number[])[], length: number): TokenWindow[] {
  return documents.flatMap((document) => {
    const ids = [END_OF_TEXT, ...document];
    const starts = Array.from({ length: Math.ceil((ids.length - 1) / length) }, (_, i) => i * length);
    return starts.map((start) => ({ ids: ids.slice(start, start + length + 1), first: 1 }));
  });
}

/** One window of a prompt, context only and cut at its beginning, and the continuation to learn, cut at its end. */
export function pairWindow(prompt: readonly number[], continuation: readonly number[], length: number): TokenWindow {
  const kept = prompt.slice(Math.max(0, prompt.length - Math.floor(length * PROMPT_SHARE)));
  return { ids: [END_OF_TEXT, ...kept, ...continuation].slice(0, length + 1), first: kept.length + 1 };
}

/**
 * The last windows held out of training, so that what is measured was never learned: `share` of them, one at least.
 * With a single window nothing can be held out.
 */
export function holdOut(windows: readonly TokenWindow[], share = 0.15): { train: TokenWindow[]; held: TokenWindow[] } {
  const count = windows.length < 2 ? 0 : Math.min(windows.length - 1, Math.max(1, Math.round(windows.length * share)));
  return { train: windows.slice(0, windows.length - count), held: windows.slice(windows.length - count) };
}

/** Tokens that the loss counts. */
export function countedTokens(windows: readonly TokenWindow[]): number {
  return windows.reduce((sum, { ids, first }) => sum + ids.length - first, 0);
}
