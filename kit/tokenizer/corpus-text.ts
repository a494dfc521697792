/**
 * A reader's text as the corpus of the decoder and the encoder was written (`normalise` in training/decoder/corpus.py):
 * what the models never saw cannot change what they answer. Two things are left as typed, since they are what the
 * reader is doing: a space or a new line at either end, and a line broken inside a sentence.
 */
const LINES = /\r\n?/g;
// biome-ignore lint/suspicious/noControlCharactersInRegex: the very class of the training script
const INVISIBLE = /[\u00ad\u200b\ufeff\u0000-\u0008\u000e-\u001f]/g;
const SPACES = /[ \t\u00a0\u2000-\u200a\u202f\u205f\u3000]+/g;
const PARAGRAPHS = / ?\n[ \n]*/g;

/** Each change by its name, in the order in which training made them. */
const STEPS = {
  accents: (text: string) => text.normalize('NFC'),
  lines: (text: string) => text.replaceAll(LINES, '\n'),
  invisible: (text: string) => text.replaceAll(INVISIBLE, ''),
  spaces: (text: string) => text.replaceAll(SPACES, ' '),
  paragraphs: (text: string) => text.replaceAll(PARAGRAPHS, '\n'),
} as const;
export type CorpusChange = keyof typeof STEPS;
const ALL = Object.keys(STEPS) as CorpusChange[];
/** The reasoner's exercises: their spaces and line breaks are part of their form, and were read as they are written. */
const OF_TASKS = ['accents', 'lines', 'invisible'] as const;

const made = (text: string, steps: readonly CorpusChange[]) => steps.reduce((read, name) => STEPS[name](read), text);

export const corpusText = (text: string): string => made(text, ALL);
export const taskText = (text: string): string => made(text, OF_TASKS);

/** What `corpusText` changes in a text. */
export const corpusChanges = (text: string): CorpusChange[] => changesIn(text, ALL);
/** What `taskText` changes in a text. */
export const taskChanges = (text: string): CorpusChange[] => changesIn(text, OF_TASKS);

function changesIn(text: string, steps: readonly CorpusChange[]): CorpusChange[] {
  const changes: CorpusChange[] = [];
  let read = text;
  for (const name of steps) {
    const next = STEPS[name](read);
    if (next !== read) changes.push(name);
    read = next;
  }
  return changes;
}
