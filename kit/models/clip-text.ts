/** From what a reader writes to what the text tower reads. */
import { RuntimeError } from '../runtime/errors.ts';
import type { Tokenizer } from '../tokenizer/tokenizer.ts';
import type { ClipConfig } from './clip.ts';

/** Copied along with a text and seen by nobody: soft hyphens, joiners and marks of width or direction. */
const UNSEEN = /[\u00ad\u200b\u200e\u200f\u2060\u2066-\u2069\ufeff]/gu;

/**
 * A caption as those of training are written: composed accents, lower case, straight apostrophes, single spaces. Tokens
 * are bytes: « é » in one character or in two would be two captions.
 */
export function normalCaption(text: string): string {
  const composed = text.normalize('NFC').replaceAll(UNSEEN, '');
  return composed.toLowerCase().replaceAll(/[’ʼ]/gu, "'").trim().split(/\s+/u).join(' ');
}

/**
 * Token ids of a caption between two <|endoftext|>. RuntimeError('invalid-input') when empty, ('input-too-long') beyond
 * the context.
 */
export function captionIds(
  text: string,
  tokenizer: Pick<Tokenizer, 'ids'>,
  { context, endOfText }: Pick<ClipConfig, 'context' | 'endOfText'>,
): number[] {
  const ids = tokenizer.ids(normalCaption(text));
  if (ids.length === 0) throw new RuntimeError('invalid-input', '0 tokens');
  if (ids.length + 2 > context) throw new RuntimeError('input-too-long', `${ids.length + 2} > ${context}`);
  return [endOfText, ...ids, endOfText];
}
