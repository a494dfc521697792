/** Awkward texts from the field, with the ids that Python's `tokenizers` gives for each shipped tokenizer. */
import { readFileSync } from 'node:fs';

export const TOKENIZERS = ['decoder', 'encoder', 'reasoner', 'clip'] as const;

export interface FieldText {
  readonly name: string;
  readonly text: string;
  readonly ids: Readonly<Record<(typeof TOKENIZERS)[number], readonly number[]>>;
}

export const TEXTS: readonly FieldText[] = JSON.parse(readFileSync('tests/field/texts/files/texts.json', 'utf8'));
