/** How long a section takes to read, from its MDX source. */
import { withoutCode } from './numbering.ts';

/** Words a minute for a text that one thinks along with; novels are read at about 250. */
const WORDS_PER_MINUTE = 180;
/** A displayed equation asks for a pause. */
const SECONDS_PER_EQUATION = 15;

export function wordCount(body: string): number {
  const text = withoutCode(body)
    .replace(/^---[\s\S]*?^---/m, '')
    .replace(/\$\$[\s\S]*?\$\$/g, ' ')
    .replace(/\$[^$\n]*\$/g, ' x ')
    .replace(/<[^>]*>/g, ' ')
    .replace(/\{#[\w-]+\}/g, ' ');
  return text.match(/[\p{L}\p{N}][\p{L}\p{N}’'-]*/gu)?.length ?? 0;
}

/** Whole minutes, at least one; labs and exercises are not counted. */
export function readingMinutes(body: string): number {
  const equations = withoutCode(body).match(/\$\$[\s\S]*?\$\$/g)?.length ?? 0;
  return Math.max(1, Math.round(wordCount(body) / WORDS_PER_MINUTE + (equations * SECONDS_PER_EQUATION) / 60));
}
