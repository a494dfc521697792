/** Sentences that speak of the book's own models, and the numbers in them that somebody typed. */
import type { Locale } from '../../kit/i18n/index.ts';

/** Words by which a sentence says that it speaks of a model, an adapter or a laboratory of this book. */
const OWN: Readonly<Record<Locale, RegExp>> = {
  fr: /(?:\b(?:de|dans|pour) ce livre\b|\bdu livre\b|\bnos? (?:propres? )?(?:modèles?|décodeur|encodeur|adaptateurs?)\b|petit décodeur\b)/i,
  en: /(?:\bthis book(?:’s)?\b|\bthe book’s\b|\bour (?:own )?(?:models?|decoder|encoder|adapters?)\b|small decoder\b)/i,
};

/** What may be written in digits all the same: places in the book, formats of numbers, names of models, years, bounds. */
const NOT_MEASURED = [
  /\b(?:sections?|chapitres?|chapters?) (?:[IVX]+\.)?\d[\d.]*(?:[–-]\d[\d.]*)*/gi,
  /\b\d+[ \u00a0-]bits?\b/gi,
  /\b(?:FP|BF|INT|NF|E|GPT-|T)\d+\w*/g,
  /(?<![\d,.])(?:19|20)\d\d(?![\d,.])/g,
  /\b\d:\d\b/g,
  /\b(?:température|temperature) 0\b|\b(?:un|a) 1\b|\b100[\u00a0\u202f]?%/g,
];

const FACT = /<ModelFact\b[^>]*\/>/g;
const LAB = /^<Lab id="[^"]+" \/>$/m;

/** Text of a source without what a reader does not read as prose; a fact read from a card is left as a mark. */
function plain(source: string): string {
  return source
    .replace(/^---[\s\S]*?\n---/, '')
    .replaceAll(FACT, '◆')
    .replaceAll(/\{\/\*[\s\S]*?\*\/\}/g, '')
    .replaceAll(/<Callout\b[^>]*>|<\/Callout>/g, '\n\n')
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll(/\{#[\w-]+\}/g, '')
    .replaceAll(/`[^`\n]*`/g, '');
}

const sentencesOf = (text: string) =>
  text.split(/(?<=[.!?…])\s+(?=[\p{Lu}◆«“])/u).filter((sentence) => sentence.trim());

/** Numbers written in digits that are not of a kind that may be. */
export function typedNumbers(sentence: string): string[] {
  const rest = NOT_MEASURED.reduce((text, pattern) => text.replaceAll(pattern, ' '), sentence);
  return rest.match(/\d[\d.,{}\\ ]*/g) ?? [];
}

/** What ends the account of what was to be seen: an exercise, a heading, a box. */
const ENDS_ACCOUNT = /^(?:<(?:Exercise|Lab|Callout)\b|#)/;
const NOT_PROSE = /^(?:<|#|---|\$\$|\|)/;

/**
 * Sentences of a chapter about the book's own models: those that say so; those of the paragraph before a laboratory,
 * which sends the reader there; and those after it, up to the next exercise, which say what was to be seen.
 */
export function ownSentences(locale: Locale, source: string): string[] {
  const paragraphs = source.split(/\n{2,}/);
  let account = false;
  return paragraphs.flatMap((paragraph, at) => {
    if (LAB.test(paragraph)) account = true;
    else if (ENDS_ACCOUNT.test(paragraph)) account = false;
    const ofLab = account || LAB.test(paragraphs[at + 1] ?? '');
    const sentences = sentencesOf(plain(paragraph));
    // a table of the account is one of measures
    return ofLab && (!NOT_PROSE.test(paragraph) || paragraph.startsWith('| '))
      ? sentences
      : sentences.filter((sentence) => OWN[locale].test(sentence));
  });
}

/**
 * Chapters that quote what the page computes from the models and no card holds: their numbers are recomputed by
 * `numbers-<slug>.test.ts`, where each must stand.
 */
export const RECOMPUTED: readonly string[] = ['55-1-2'];

/** A number as English and tests write it: « 2{,}64 » is 2.64. */
export const plainNumber = (text: string) =>
  text
    .trim()
    .replace('{,}', '.')
    .replaceAll(/[.,{} \\]+$|[{} \\]/g, '');
