/**
 * The words that the reasoner's vocabulary holds whole (training/reasoner/tokenizer.py), and the nearest to any other.
 */
import { CATEGORIES, LABELS, LETTERS, NAMES, TEMPLATES, WORDS } from './lexicon.ts';

/** As the tokenizer cuts them: an apostrophe before a letter belongs to the word that it ends. */
const WORD = /\p{L}[\p{L}\p{M}]*(?:[’'](?=\p{L}))?/gu;

export const wordsOf = (text: string): string[] => text.match(WORD) ?? [];

const templates = Object.values(TEMPLATES).flatMap((language) =>
  Object.values(language).flatMap(Object.values<string>),
);
const fixed = templates.flatMap((template) => wordsOf(template.replaceAll(/\{\w+\}/g, ' ')));

/** Whole words of the vocabulary, in both languages. */
export const KNOWN_WORDS: ReadonlySet<string> = new Set([
  ...[...fixed, ...LETTERS, ...LABELS, ...NAMES],
  ...CATEGORIES.flatMap(({ name }) => Object.values(name)),
  ...WORDS.flatMap((forms) => Object.values(forms)),
]);

/** The words of a text that the model spells one letter at a time, each once. */
export function unknownWords(text: string): string[] {
  return [...new Set(wordsOf(text))].filter((word) => !KNOWN_WORDS.has(word));
}

/** Without accents and capitals: how alike two words look to a reader. */
export const plain = (text: string): string => text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();

/**
 * Letters put in, left out, changed or exchanged with the next from one word to the other (optimal string alignment).
 */
export function editDistance(a: string, b: string): number {
  let before: number[] = [];
  let above = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const changed = (above[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      let least = Math.min(changed, (above[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1);
      const exchanged = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (exchanged) least = Math.min(least, (before[j - 2] ?? 0) + 1);
      row.push(least);
    }
    [before, above] = [above, row];
  }
  return above[b.length] ?? 0;
}

/** The words of `known` that look most like `word`, best first; `most`: share of its letters that may differ. */
export function nearestWords(word: string, known: Iterable<string>, count = 2, most = 0.5): string[] {
  const looked = plain(word);
  return [...known]
    .map((other) => ({ other, distance: editDistance(looked, plain(other)) }))
    .filter(({ other, distance }) => other !== word && distance <= most * looked.length)
    .sort((a, b) => a.distance - b.distance)
    .slice(0, count)
    .map(({ other }) => other);
}
