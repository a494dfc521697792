import { describe, expect, test } from 'vitest';
import { crc32 } from './crc32.ts';
import { canonical, fileName, MAX_FILE_BYTES, readFile, writeFile } from './file.ts';
import { newRecord, type Progress } from './types.ts';

const DATE = new Date('2026-11-24T08:00:00.000Z');
const progress: Progress = {
  learner: '3f2b8a4e-1c5d-4e6f-8a9b-0c1d2e3f4a5b',
  exercises: {
    'attention.softmax-row': {
      ...newRecord('attention.softmax-row'),
      attempts: 3,
      best: 0.5,
      draft: { locale: 'fr', texts: ['0,3'] },
    },
  },
};
type Loose = Record<string, never> & {
  version: number;
  checksum: string;
  progress: { learner: string; exercises: Record<string, Record<string, unknown>> };
};

/** A file of ours changed by hand, its checksum made right again. */
function forged(change: (file: Loose) => void): string {
  const file = JSON.parse(writeFile(progress, DATE)) as Loose;
  change(file);
  file.checksum = `crc32:${crc32(canonical(file.progress))}`;
  return JSON.stringify(file);
}

test('a file written is read back the same', () => {
  expect(readFile(writeFile(progress, DATE))).toEqual({ ok: true, progress });
  expect(readFile(forged(() => {}))).toEqual({ ok: true, progress });
  expect(fileName(DATE)).toBe('chapitre-i55-progression-2026-11-24.json');
});

test('a byte-order mark is no part of the file', () => {
  expect(readFile(`\ufeff${writeFile(progress, DATE)}`)).toEqual({ ok: true, progress });
});

test('what is nested beyond measure is refused, not thrown', () => {
  const deep = `${'['.repeat(20_000)}${']'.repeat(20_000)}`;
  const text = writeFile(progress, DATE).replace(/"draft": \{[^}]*\}/, `"draft": ${deep}`);
  expect(text).toContain(deep);
  expect(readFile(text)).toEqual({ ok: false, reason: 'invalid' });
});

test('the checksum does not depend on the order of keys', () => {
  expect(canonical({ b: 1, a: [{ d: 1, c: 2 }] })).toBe('{"a":[{"c":2,"d":1}],"b":1}');
});

describe('a file that is not right is refused with its reason', () => {
  const text = writeFile(progress, DATE);
  const record = (file: Loose) => file.progress.exercises['attention.softmax-row'] as Record<string, unknown>;
  test.each<[string, string, string]>([
    ['not JSON', 'hello', 'not-json'],
    ['empty', '', 'not-json'],
    ['an image', '\u0089PNG\r\n\u001a\n', 'not-json'],
    ['other JSON', '{"score": 3}', 'foreign'],
    ['JSON null', 'null', 'foreign'],
    ['a JSON list', '[1,2]', 'foreign'],
    ['cut short', text.slice(0, text.length - 40), 'damaged'],
    ['a score changed by hand', text.replace('"best": 0.5', '"best": 1'), 'damaged'],
    [
      'a newer version',
      forged((f) => {
        f.version = 2;
      }),
      'newer',
    ],
    [
      'an impossible score',
      forged((f) => {
        record(f)['best'] = 7;
      }),
      'invalid',
    ],
    [
      'a wrong type',
      forged((f) => {
        record(f)['attempts'] = 'three';
      }),
      'invalid',
    ],
    [
      'a negative count',
      forged((f) => {
        record(f)['attempts'] = -1;
      }),
      'invalid',
    ],
    [
      'a bad id',
      forged((f) => {
        f.progress.exercises = { '../x': { ...newRecord('../x') } };
      }),
      'invalid',
    ],
    [
      'ids that differ',
      forged((f) => {
        record(f)['id'] = 'attention.other';
      }),
      'invalid',
    ],
    [
      'a bad learner',
      forged((f) => {
        f.progress.learner = 'me';
      }),
      'invalid',
    ],
    [
      'no progress',
      forged((f) => {
        f.progress = { learner: '', exercises: {} };
      }),
      'invalid',
    ],
    ['huge', `"${'x'.repeat(MAX_FILE_BYTES)}"`, 'too-large'],
  ])('%s', (_, file, reason) => {
    expect(readFile(file)).toEqual({ ok: false, reason });
  });
});

test('a key that would reach prototypes is dropped', () => {
  const reading = readFile(
    forged((f) => {
      f.progress.exercises = JSON.parse('{"__proto__": {"id": "a.b"}}');
    }),
  );
  expect(reading).toMatchObject({ ok: true, progress: { exercises: {} } });
  expect(({} as Record<string, unknown>)['id']).toBeUndefined();
});
