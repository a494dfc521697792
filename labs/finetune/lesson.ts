/** What is learned from: the windows of a task of the book, or those of the reader's own texts. */
import { cut } from '@kit/cut.ts';
import { parseWindows } from '@kit/lora-training/evaluation.ts';
import {
  countedTokens,
  DEFAULTS,
  holdOut,
  pairWindow,
  readWindows,
  type TokenWindow,
  textWindows,
} from '@kit/lora-training/index.ts';
import { type TrainerModel, windowsFile } from '@kit/models/trainer.ts';
import { corpusText } from '@kit/tokenizer/corpus-text.ts';
import type { Tokenizer } from '@kit/tokenizer/tokenizer.ts';
import { yieldToPage } from '@kit/yield-to-page.ts';
import { isOwn, type LessonId, type OwnKind } from './state.ts';

export interface Lesson {
  readonly windows: readonly TokenWindow[];
  /** never learned from; empty when a single window leaves nothing to hold out */
  readonly held: readonly TokenWindow[];
  /** novels that have nothing to do with the task: what may be forgotten */
  readonly general: Readonly<Record<'fr' | 'en', readonly TokenWindow[]>>;
}

export interface OwnText {
  readonly kind: OwnKind;
  readonly text: string;
}

/** Why the reader's own text cannot be learned from. */
export class LessonError extends Error {
  readonly reason: 'empty' | 'no-pair' | 'short';
  constructor(reason: 'empty' | 'no-pair' | 'short') {
    super(reason);
    this.reason = reason;
  }
}

/** Characters read of a pasted text: some 400 kB make more windows than any run of the lab goes through. */
export const MOST_CHARACTERS = 200_000;
/** Up to so many tokens, each line is a document of its own: a few lines, where one long text would be one window. */
const FEW = 6 * DEFAULTS.length;
/** Characters cut into tokens at a time: some milliseconds. */
const PIECE = 4000;

export interface Pair {
  readonly prompt: string;
  readonly continuation: string;
}

/** Without the blanks around it: over a long line of them, an expression would be tried at each. */
const ARROW = /→|=>|\t/;

/** Lines « prompt → continuation » (or `=>`, or a tab); `strange`: numbers, from 1, of the lines that are none. */
export function pairsIn(text: string): { readonly pairs: readonly Pair[]; readonly strange: readonly number[] } {
  const pairs: Pair[] = [];
  const strange: number[] = [];
  for (const [i, line] of text.split(/\r?\n/).entries()) {
    if (!line.trim()) continue;
    const [prompt = '', continuation = '', ...rest] = line.split(ARROW);
    if (prompt.trim() && continuation.trim() && rest.length === 0) {
      pairs.push({ prompt: prompt.trim(), continuation: continuation.trim() });
    } else strange.push(i + 1);
  }
  return { pairs, strange };
}

/** Rejects with LessonError for a text that nothing can be learned from. */
export async function lessonOf(
  lesson: LessonId,
  own: Readonly<Record<OwnKind, string>>,
  model: Pick<TrainerModel, 'file'>,
  tokenizer: Pick<Tokenizer, 'ids'>,
  signal?: AbortSignal,
): Promise<Lesson> {
  const { tasks, general } = parseWindows(await model.file('evaluation.json', signal));
  if (!isOwn(lesson)) {
    const windows = readWindows(await model.file(windowsFile(lesson), signal));
    return { windows, held: tasks[lesson] ?? [], general };
  }
  const all = await ownWindows({ kind: lesson, text: cut(own[lesson], MOST_CHARACTERS) }, tokenizer, signal);
  const { train, held } = holdOut(all);
  return { windows: train, held, general };
}

async function ownWindows({ kind, text }: OwnText, tokenizer: Pick<Tokenizer, 'ids'>, signal?: AbortSignal) {
  if (!text.trim()) throw new LessonError('empty');
  if (kind === 'pairs') {
    const { pairs } = pairsIn(text);
    if (pairs.length === 0) throw new LessonError('no-pair');
    return pairs.map(({ prompt, continuation }) =>
      // a space begins the continuation, as it begins every word that follows another
      pairWindow(tokenizer.ids(corpusText(prompt)), tokenizer.ids(` ${corpusText(continuation)}`), DEFAULTS.length),
    );
  }
  const lines = corpusText(text)
    .split('\n')
    .filter((line) => line.trim());
  const documents = await tokens(lines, tokenizer, signal);
  const count = documents.reduce((sum, ids) => sum + ids.length, 0);
  const windows = textWindows(count > FEW ? [documents.flat()] : documents, DEFAULTS.length);
  const fit = windows.filter(({ ids }) => ids.length > 1);
  if (countedTokens(fit) < 2) throw new LessonError('short');
  return fit;
}

/** Of each line, the end of line included; the page answers in between. */
async function tokens(lines: readonly string[], tokenizer: Pick<Tokenizer, 'ids'>, signal?: AbortSignal) {
  const documents: number[][] = [];
  let done = 0;
  for (const line of lines) {
    // a paragraph without end is cut where words end
    const pieces = line.match(new RegExp(`.{1,${PIECE}}(?=\\s|$)|\\S{${PIECE}}`, 'gs')) ?? [line];
    const ids: number[] = [];
    for (const piece of pieces) {
      ids.push(...tokenizer.ids(piece));
      done += piece.length;
      if (done < PIECE) continue;
      done = 0;
      await yieldToPage();
      signal?.throwIfAborted();
    }
    documents.push([...ids, ...tokenizer.ids('\n')]);
  }
  return documents;
}
