/** Tokens as labs show them: what of `VocabularyToken` fits in a page built ahead of time. */
import type { VocabularyToken } from '../tokenizer/tokenizer.ts';

export type ShownToken = Pick<VocabularyToken, 'id' | 'text' | 'display' | 'leadingSpace' | 'complete' | 'special'>;

export function shown({ id, text, display, leadingSpace, complete, special }: VocabularyToken): ShownToken {
  return { id, text, display, leadingSpace, complete, special };
}

/** The discreet mark of a leading space where type cannot be coloured: « ·chat ». */
export const SPACE_MARK = '·';

export function tokenLabel({ display, leadingSpace }: Pick<ShownToken, 'display' | 'leadingSpace'>): string {
  return (leadingSpace ? SPACE_MARK : '') + display;
}
