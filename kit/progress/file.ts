/**
 * Progress as a JSON file: { format, version, exported, checksum, progress }. The checksum is the CRC-32 of `progress`
 * written canonically (keys sorted, no spaces). Version 1 is the only one so far.
 */
import { deeperThan } from '../files/depth.ts';
import { crc32 } from './crc32.ts';
import { datedByFile, reviewsDatedBy } from './dates.ts';
import { envelopeSchema, fileSchema, progressSchema } from './schema.ts';
import type { Progress } from './types.ts';

export const FORMAT = 'chapitre-i55-progress';
export const VERSION = 1;
/** An exercise keeps its tries and an item its reviews: what the book writes must never be too large to read back. */
export const MAX_FILE_BYTES = 16_000_000;
/** lists and objects in one another: no answer nests half as deep */
export const MAX_DEPTH = 40;

/** Why a file is refused: keys of a sentence in the reader's language. */
export type RefusalReason = 'too-large' | 'not-json' | 'foreign' | 'newer' | 'damaged' | 'invalid';

export type FileReading =
  | { readonly ok: true; readonly progress: Progress }
  | { readonly ok: false; readonly reason: RefusalReason };

/** JSON with sorted keys: the same text for the same data, whatever wrote it. */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, item: unknown) =>
    typeof item === 'object' && item !== null && !Array.isArray(item)
      ? Object.fromEntries(Object.entries(item).sort(([a], [b]) => (a < b ? -1 : 1)))
      : item,
  );
}

const sumOf = (progress: unknown) => `crc32:${crc32(canonical(progress))}`;

export function writeFile(progress: Progress, date: Date): string {
  const { learner, exercises, reviews = {} } = progress;
  // books older than the revision read these files too: they leave what they do not know
  const body = { learner, exercises, ...(Object.keys(reviews).length > 0 ? { reviews } : {}) };
  const checksum = sumOf(body);
  const file = { format: FORMAT, version: VERSION, exported: date.toISOString(), checksum, progress: body };
  return `${JSON.stringify(file, null, 2)}\n`;
}

export function fileName(date: Date): string {
  return `chapitre-i55-progression-${date.toISOString().slice(0, 10)}.json`;
}

export function readFile(text: string, now = Date.now()): FileReading {
  const refuse = (reason: RefusalReason): FileReading => ({ ok: false, reason });
  if (text.length > MAX_FILE_BYTES) return refuse('too-large');
  let data: unknown;
  try {
    data = JSON.parse(text.replace(/^\ufeff/, ''));
  } catch {
    // a truncated file of ours is damaged rather than foreign
    return refuse(text.includes(`"${FORMAT}"`) ? 'damaged' : 'not-json');
  }
  const envelope = envelopeSchema.safeParse(data);
  if (!envelope.success) return refuse('foreign');
  if (envelope.data.version > VERSION) return refuse('newer');
  if (deeperThan(MAX_DEPTH, data)) return refuse('invalid');
  const file = fileSchema.safeParse(data);
  if (!file.success) return refuse('invalid');
  if (file.data.checksum !== sumOf(file.data.progress)) return refuse('damaged');
  const progress = progressSchema.safeParse(file.data.progress);
  if (!progress.success) return refuse('invalid');
  const { learner, exercises, reviews } = progress.data;
  const dated = Object.entries(exercises).map(([id, record]) => [id, datedByFile(record, file.data.exported, now)]);
  const written = Math.min(now, Date.parse(file.data.exported) || 0);
  const reviewed = Object.entries(reviews ?? {}).map(([id, all]) => [id, reviewsDatedBy(all, written)]);
  return {
    ok: true,
    progress: {
      // the values of variants are drawn from the learner: another case would draw others
      learner: learner.toLowerCase(),
      exercises: Object.fromEntries(dated),
      ...(reviewed.length > 0 ? { reviews: Object.fromEntries(reviewed) } : {}),
    },
  };
}
