/**
 * Progress as the text that SCORM 1.2 keeps for a learner, of which it promises 4,096 characters.
 *
 *   1 <learner, 32 hexadecimal digits as 22 of base64> <date, seconds in base 36> ; <record> ; <record> …
 *   record: <exercise, 24 bits of the CRC-32 of its id, 4 of base64> <flags, base 36> . <number> . <number> …
 *
 * Of a record: what grades and variants follow from. The text of answers stays in the browser. Scores are in
 * thousandths, rounded down: what the browser knows better stays better.
 */
import { crc32Of } from '../math/crc32.ts';
import { type ExerciseRecord, newRecord, type Progress } from '../progress/types.ts';
import { UUID } from '../progress/uuid.ts';

export const CEILING = 4096;
const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** Four characters that stand for an exercise, whatever else the book has. */
export function shortId(id: string): string {
  const crc = crc32Of(new TextEncoder().encode(id));
  return [18, 12, 6, 0].map((shift) => DIGITS[(crc >>> shift) & 63]).join('');
}

const bytesToText = (hex: string) => btoa(String.fromCharCode(...(hex.match(/../g) ?? []).map((h) => parseInt(h, 16))));
function shortLearner(learner: string): string {
  return bytesToText(learner.replaceAll('-', '')).replaceAll('+', '-').replaceAll('/', '_').slice(0, 22);
}
function longLearner(text: string): string {
  const bytes = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  const hex = [...bytes].map((char) => char.charCodeAt(0).toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

const SEEN = 1;
const HELPED = 2;
/** the last score is the best */
const SAME = 4;
/** the learner decided of every variant */
const WITHOUT_SINCE = 8;

const mille = (score: number | null) => (score === null ? 0 : Math.floor(score * 1000 + 1e-9) + 1);
const share = (n: number) => (n === 0 ? null : Math.min(1, (n - 1) / 1000));

function written(record: ExerciseRecord): string {
  const { seen, helped, best, last, variant, since, attempts, failures } = record;
  const same = mille(best) === mille(last);
  const flags =
    (seen ? SEEN : 0) | (helped ? HELPED : 0) | (same ? SAME : 0) | (since === undefined ? WITHOUT_SINCE : 0);
  const numbers = [mille(best), attempts, failures, same ? 0 : mille(last), variant, since ?? 0];
  const text = numbers.map((n) => (n === 0 ? '' : n.toString(36))).join('.');
  return `${shortId(record.id)}${flags.toString(36)}${text.replace(/\.+$/, '')}`;
}

function read(id: string, text: string, updated: string): ExerciseRecord {
  const flags = parseInt(text[4] ?? '0', 36);
  const numbers = text
    .slice(5)
    .split('.')
    .map((n) => (n === '' ? 0 : parseInt(n, 36)));
  if (numbers.some((n) => !Number.isSafeInteger(n) || n < 0)) throw new Error(text);
  const [best = 0, attempts = 0, failures = 0, last = 0, variant = 0, since = 0] = numbers;
  const { since: _, ...record } = newRecord(id);
  return {
    ...record,
    ...(flags & WITHOUT_SINCE ? {} : { since }),
    best: share(best),
    last: share(flags & SAME ? best : last),
    attempts,
    failures,
    variant,
    seen: (flags & SEEN) !== 0,
    helped: (flags & HELPED) !== 0,
    updated,
  };
}

export interface Suspended {
  readonly text: string;
  /** how many answered exercises found no room */
  readonly left: number;
}

/**
 * `others`: records of exercises that this edition does not know, as `readSuspended` found them. Where there is not
 * room for all, the best scores stay.
 */
export function writeSuspended(progress: Progress, date: Date, others: readonly string[] = []): Suspended {
  const started = Object.values(progress.exercises).filter((one) => one.attempts > 0 || one.variant > 0 || one.seen);
  const rank = ({ best, attempts }: ExerciseRecord) => (best ?? -1) + (attempts > 0 ? 2 : 0);
  const sorted = [...started].sort((a, b) => rank(b) - rank(a));
  let text = `1${shortLearner(progress.learner)}${Math.floor(date.getTime() / 1000).toString(36)}`;
  let left = 0;
  for (const [i, record] of [...sorted.map(written), ...others].entries()) {
    if (text.length + 1 + record.length <= CEILING) text += `;${record}`;
    else if (sorted[i] === undefined || sorted[i].attempts > 0) left += 1;
  }
  return { text, left };
}

export interface Resumed {
  readonly progress: Progress;
  readonly others: readonly string[];
}

/** null: nothing was kept, or nothing that this book wrote. */
export function readSuspended(text: string, ids: readonly string[]): Resumed | null {
  const [head = '', ...records] = text.split(';');
  const match = /^1([\w-]{22})([\da-z]{1,8})$/.exec(head);
  if (!match) return null;
  const learner = longLearner(match[1] as string);
  if (!UUID.test(learner)) return null;
  const updated = new Date(Math.min(parseInt(match[2] as string, 36) * 1000, 8.64e15)).toISOString();
  const known = new Map(ids.map((id) => [shortId(id), id]));
  const exercises: Record<string, ExerciseRecord> = {};
  const others: string[] = [];
  for (const record of records) {
    const id = known.get(record.slice(0, 4));
    try {
      if (id) exercises[id] = read(id, record, updated);
      else if (/^[\w-]{4}[\da-z][\da-z.]*$/.test(record)) others.push(record);
    } catch {
      // damaged: the others are read
    }
  }
  return { progress: { learner, exercises }, others };
}
