/**
 * The questions as a text file that Anki imports: https://docs.ankiweb.net/importing/text-files.html. One note a line,
 * its fields between tabs; the lines that begin with # say how to read them. A note keeps its guid: a file imported
 * again corrects the notes, and their reviews there are kept.
 */
import type { Locale, Localized } from '../i18n/index.ts';
import type { QuestionItem, RevisionSection } from './items.ts';
import { escaped, htmlOf } from './tex.ts';

/** Anki’s own note type of two fields; it bears the name of the language that Anki speaks. */
const NOTE_TYPE: Localized = { fr: 'Basique', en: 'Basic' };

export interface AnkiOptions {
  readonly locale: Locale;
  /** name of the deck; `::` in it makes a deck inside a deck */
  readonly deck: string;
  readonly sections: readonly RevisionSection[];
  /** what leads to the passage is called this */
  readonly passage: string;
  /** of the page, for links that open from elsewhere */
  readonly address: string;
}

/** A tag holds no space: `55.1.1`. */
const tagsOf = (number: string) => `chapitre-i55 ${number}`;

export function ankiFile({ locale, deck, sections, passage, address }: AnkiOptions): string {
  const header = [
    '#separator:tab',
    '#html:true',
    `#notetype:${NOTE_TYPE[locale]}`,
    `#deck:${deck}`,
    '#guid column:1',
    '#tags column:4',
  ];
  const note = (number: string, item: QuestionItem) => {
    const link = `<a href="${escaped(new URL(item.href, address).href)}">${escaped(passage)}</a>`;
    const back = `${htmlOf(locale, item.answer)}<br><br>${link}`;
    // two languages are two notes
    return [`i55-${locale}-${item.id}`, htmlOf(locale, item.question), back, tagsOf(number)].join('\t');
  };
  const notes = sections.flatMap(({ number, items }) =>
    items.flatMap((item) => (item.kind === 'question' ? [note(number, item)] : [])),
  );
  return `${[...header, ...notes].join('\n')}\n`;
}

export function ankiFileName(locale: Locale): string {
  return `chapitre-i55-anki-${locale}.txt`;
}
