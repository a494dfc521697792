/**
 * Ids of 12,000 seeded strings, the same here as in Python's `tokenizers`. training/decoder/fuzz.py wrote the golden file: pieces,
 * ranges of code points, a seed, and a hash of the ids per block; here the strings are made again from the same draws.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { randomStream } from '../math/random.ts';
import { createTokenizer } from './tokenizer.ts';

interface Fuzz {
  readonly seed: number;
  readonly strings: number;
  /** strings per hash */
  readonly block: number;
  /** pieces of a string, at most; exclusive */
  readonly longest: number;
  readonly groups: readonly (readonly string[])[];
  /** first and last code points */
  readonly ranges: readonly (readonly [number, number])[];
  readonly sha256_16: readonly string[];
}
const fuzz = JSON.parse(readFileSync('tests/golden/decoder/fuzz.json', 'utf8')) as Fuzz;

/** Each string mixes two groups, and in one case of four any assigned character. The order of the draws matters. */
function strings({ groups, ranges, seed, longest, strings }: Fuzz): string[] {
  const next = randomStream(seed);
  const below = (n: number) => Math.floor(next() * n);
  const pick = <T>(list: readonly T[]): T => list[below(list.length)] as T;
  return Array.from({ length: strings }, () => {
    const two = [pick(groups), pick(groups)];
    const wild = below(4) === 0;
    return Array.from({ length: below(longest) }, () => {
      const kind = below(wild ? 3 : 2);
      if (kind < 2) return pick(two[kind] as readonly string[]);
      const [first, last] = pick(ranges);
      return String.fromCodePoint(first + below(last - first + 1));
    }).join('');
  });
}

const texts = strings(fuzz);
const utf8 = new TextEncoder();
const wellFormed = (text: string) => new TextDecoder('utf-8', { ignoreBOM: true }).decode(utf8.encode(text));

describe.each(['decoder', 'encoder'])('tokenizer of the %s, 12,000 strings', (id) => {
  const tokenizer = createTokenizer(JSON.parse(readFileSync(`public/models/${id}/tokenizer.json`, 'utf8')));
  const ids = texts.map((text) => tokenizer.ids(text));

  it('ids are those of Python', () => {
    expect(texts.length).toBeGreaterThanOrEqual(10_000);
    const wrong = fuzz.sha256_16.flatMap((expected, block) => {
      const lines = ids.slice(block * fuzz.block, (block + 1) * fuzz.block).map((list) => list.join(','));
      const hash = createHash('sha256').update(lines.join('\n')).digest('hex').slice(0, 16);
      return hash === expected ? [] : [block];
    });
    expect(wrong).toEqual([]);
  });

  it('every string comes back', () => {
    const changed = texts.filter((text, i) => tokenizer.decode(ids[i] as number[]) !== wellFormed(text));
    expect(changed).toEqual([]);
  });
});
