/**
 * Ten thousand damaged files of each kind that a reader or a teacher opens, half of them with their checksums made anew:
 * each is read or refused with a reason, nothing is thrown, and no damage passes for what was written.
 * (Adapters: kit/lora/fuzz.test.ts.)
 */
import { crc32 } from '@kit/progress/crc32.ts';
import { canonical, readFile, writeFile } from '@kit/progress/file.ts';
import type { Attempt, Progress } from '@kit/progress/types.ts';
import { newRecord } from '@kit/progress/types.ts';
import { digestOf } from '@kit/report/digest.ts';
import { readReport } from '@kit/report/read.ts';
import { entryDigest, makeReport } from '@kit/report/write.ts';
import { TRIALS } from '@kit/trials.ts';
import { expect, it } from 'vitest';
import { cases, type Draw, damagedText, damagedValue } from './mutations.ts';

const NOW = Date.parse('2026-11-28T12:00:00Z');
const at = '2026-11-01T08:00:00.000Z';
const attempt = (score: number, answer: unknown): Attempt => ({
  seed: 7,
  locale: 'fr',
  score,
  answer,
  seen: false,
  at,
});
const record = (id: string, ...tries: Attempt[]) => ({
  ...newRecord(id),
  attempts: tries.length,
  best: Math.max(...tries.map(({ score }) => score)),
  last: tries.at(-1)?.score ?? null,
  draft: tries.at(-1)?.answer,
  tries,
  updated: at,
});
const progress: Progress = {
  learner: '3f2b8c1e-9d4a-4c7b-8e21-5a6f7b8c9d0e',
  exercises: {
    'lora.rank': record('lora.rank', attempt(0, '3,5'), attempt(1, '4')),
    '55-0.loss': record('55-0.loss', attempt(0.5, { code: 'function f(x) {\n  return x;\n}' })),
    'clip.choice': record('clip.choice', attempt(1, [0, 2])),
  },
  reviews: { 'q-loss.nats': [{ at, rating: 3, seconds: 12 }] },
};

type Data = Record<string, unknown>;
/** What a damage may be made of: `text` of the file, or its value, whose sums `seal` makes anew. */
function damaged(draw: Draw, text: string, seal: (data: Data) => void): string {
  if (draw() < 0.4) return damagedText(draw, text);
  const data = damagedValue(draw, JSON.parse(text) as Data);
  if (draw() < 0.6 && typeof data === 'object' && data !== null) {
    try {
      seal(data as Data);
    } catch {
      // what holds the sum is damaged itself
    }
  }
  try {
    return JSON.stringify(data) ?? '';
  } catch {
    return ''; // nested too deep to be written
  }
}

it(`${TRIALS.progressFiles} files of progress`, () => {
  const text = writeFile(progress, new Date(NOW));
  const sound = canonical(readFile(text, NOW));
  const seen = new Map<string, number>();
  const seal = (data: Data) => {
    data['checksum'] = `crc32:${crc32(canonical(data['progress']))}`;
  };
  let sealed = 0;
  for (const draw of cases(1, TRIALS.progressFiles)) {
    let isSealed = false;
    const file = damaged(draw, text, (data) => {
      seal(data);
      isSealed = true;
    });
    const reading = readFile(file, NOW);
    seen.set(reading.ok ? 'ok' : reading.reason, (seen.get(reading.ok ? 'ok' : reading.reason) ?? 0) + 1);
    if (!reading.ok) continue;
    sealed += Number(isSealed);
    // what is taken in can be written, and read again as the same
    const again = readFile(writeFile(reading.progress, new Date(NOW)), NOW);
    expect(again, file).toEqual(reading);
    expect(Object.getPrototypeOf(reading.progress.exercises)).toBe(Object.prototype);
    if (!isSealed && !file.includes('exported')) continue;
    if (!isSealed && JSON.parse(file.replace(/^\ufeff/, '')).exported === new Date(NOW).toISOString())
      expect(canonical(reading), file).toBe(sound);
  }
  for (const reason of ['ok', 'not-json', 'foreign', 'newer', 'damaged', 'invalid'])
    expect(seen.get(reason) ?? 0, reason).toBeGreaterThan(0);
  expect(sealed).toBeGreaterThan(100);
});

it(`${TRIALS.reports} reports`, () => {
  const options = { name: 'Zoé Durand', locale: 'fr', book: '2.0.0', date: new Date(NOW), set: null } as const;
  const report = makeReport(progress, options);
  const sound = canonical(report);
  const seal = (data: Data) => {
    for (const one of data['exercises'] as Data[]) {
      const { digest: _, ...entry } = one;
      one['digest'] = entryDigest(String(data['learner']), entry as never);
    }
    const { digest: _, ...rest } = data;
    data['digest'] = digestOf(rest);
  };
  const seen = new Map<string, number>();
  for (const draw of cases(2, TRIALS.reports)) {
    let isSealed = false;
    const file = damaged(draw, JSON.stringify(report), (data) => {
      seal(data);
      isSealed = true;
    });
    const reading = readReport(file);
    const kind = reading.ok
      ? reading.altered
        ? 'altered'
        : reading.broken.length > 0
          ? 'broken'
          : 'ok'
      : reading.reason;
    seen.set(kind, (seen.get(kind) ?? 0) + 1);
    if (!reading.ok) continue;
    for (const { entry } of reading.entries.values()) {
      if (entry.best !== null && !(entry.best >= 0 && entry.best <= 1)) expect(entry.best, file).toBe('a share');
      if (entry.tries.some(({ score }) => !(score >= 0 && score <= 1))) expect(entry.tries, file).toBe('shares');
    }
    if (!isSealed && kind === 'ok') expect(canonical(JSON.parse(file.replace(/^\ufeff/, ''))), file).toBe(sound);
  }
  for (const kind of ['ok', 'altered', 'broken', 'not-json', 'foreign', 'newer', 'invalid'])
    expect(seen.get(kind) ?? 0, kind).toBeGreaterThan(0);
});
