/** 12,000 damaged files: each is read or refused with a code; nothing else is thrown, none takes long. */
import { describe, expect, it } from 'vitest';
import { randomStream } from '../math/random.ts';
import { entry, fileWith } from './build.ts';
import type { StoredTensor } from './dtypes.ts';
import { SafetensorsError } from './errors.ts';
import { parseSafetensors } from './parse.ts';
import { writeSafetensors } from './write.ts';

type Draw = () => number;
const whole = (draw: Draw, below: number) => Math.floor(draw() * below);
const pick = <T>(draw: Draw, items: readonly T[]): T => items[whole(draw, items.length)] as T;

function seedFile(draw: Draw): Uint8Array {
  const tensors = new Map<string, StoredTensor>();
  for (let i = 0; i <= whole(draw, 4); i++) {
    const shape = [1 + whole(draw, 4), 1 + whole(draw, 4)];
    const [dtype, size] = pick(draw, [
      ['F32', 4],
      ['F16', 2],
      ['U8', 1],
    ] as const);
    const bytes = new Uint8Array((shape[0] as number) * (shape[1] as number) * size);
    tensors.set(`base_model.model.h.${i}.lora_A.weight`, { dtype, shape, bytes });
  }
  return writeSafetensors(tensors, draw() < 0.5 ? { format: 'pt' } : {});
}

const NUMBERS = [
  '0',
  '-1',
  '4',
  '255',
  '4294967295',
  '4294967296',
  '9007199254740993',
  '9223372036854775807',
  '1e308',
  'null',
];
const TOKENS = [
  '{',
  '}',
  '[',
  ']',
  '"',
  ',',
  ':',
  '\\',
  '"a":',
  '"dtype":"F32"',
  '\u0000',
  '__proto__',
  '{"a":'.repeat(50),
  '[[',
];

/** Each takes a file and returns a damaged copy. */
const MUTATIONS: readonly ((file: Uint8Array, draw: Draw) => Uint8Array)[] = [
  // bits flipped anywhere
  (file, draw) => {
    const copy = file.slice();
    for (let i = 0; i <= whole(draw, 8); i++) {
      const at = whole(draw, copy.length);
      copy[at] = (copy[at] as number) ^ (1 << whole(draw, 8));
    }
    return copy;
  },
  // cut off
  (file, draw) => file.slice(0, whole(draw, file.length)),
  // bytes too many
  (file, draw) => Uint8Array.of(...file, ...Array.from({ length: 1 + whole(draw, 20) }, () => whole(draw, 256))),
  // another header length
  (file, draw) => {
    const copy = file.slice();
    const length = pick(draw, [0n, 1n, 2n ** 31n, 2n ** 63n, 2n ** 64n - 1n, BigInt(whole(draw, copy.length + 8))]);
    new DataView(copy.buffer).setBigUint64(0, length, true);
    return copy;
  },
  // a number of the header replaced by another
  (file, draw) => editHeader(file, (text) => replaceOne(text, /-?\d+/g, pick(draw, NUMBERS), draw)),
  // a piece of the header replaced by a token
  (file, draw) =>
    editHeader(file, (text) => {
      const at = whole(draw, text.length);
      return text.slice(0, at) + pick(draw, TOKENS) + text.slice(at + whole(draw, 6));
    }),
  // offsets of one tensor moved
  (file, draw) =>
    editHeader(file, (text) => replaceOne(text, /\[\d+,\d+\]\}/g, `[${whole(draw, 99)},${whole(draw, 99)}]}`, draw)),
  // an entry added, often on bytes that have an owner
  (file, draw) =>
    editHeader(file, (text) => {
      const begin = whole(draw, 40);
      const name = pick(draw, ['base_model.model.h.0.lora_A.weight', 'x', '__metadata__', '']);
      return `{${entry(name, pick(draw, ['F32', 'U8', 'F8']), '[2]', begin, begin + 8)},${text.trim().slice(1)}`;
    }),
];

function editHeader(file: Uint8Array, edit: (text: string) => string): Uint8Array {
  const length = Number(new DataView(file.buffer, file.byteOffset).getBigUint64(0, true));
  const text = new TextDecoder().decode(file.subarray(8, 8 + length));
  return fileWith(edit(text), file.slice(8 + length));
}

function replaceOne(text: string, pattern: RegExp, by: string, draw: Draw): string {
  const hits = [...text.matchAll(pattern)];
  const hit = hits[whole(draw, hits.length)];
  return hit ? text.slice(0, hit.index) + by + text.slice(hit.index + hit[0].length) : text;
}

describe('damaged files', () => {
  it('are read or refused, 12,000 of them, within memory and time', { timeout: 60_000 }, () => {
    const draw = randomStream(20261124);
    const verdicts = new Map<string, number>();
    const start = process.cpuUsage().user;
    for (let i = 0; i < 12_000; i++) {
      let file = seedFile(draw);
      for (let n = 0; n <= whole(draw, 2); n++) {
        file = pick(draw, MUTATIONS)(file, draw);
        if (file.length < 9) break;
      }
      let verdict = 'accepted';
      try {
        const { tensors } = parseSafetensors(file);
        // what is accepted holds no more than the file, and each tensor lies inside it
        const held = [...tensors.values()].reduce((sum, { bytes }) => sum + bytes.length, 0);
        expect(held).toBeLessThan(file.length);
        for (const { bytes } of tensors.values()) expect(bytes.buffer).toBe(file.buffer);
      } catch (error) {
        if (!(error instanceof SafetensorsError)) throw error;
        verdict = error.code;
      }
      verdicts.set(verdict, (verdicts.get(verdict) ?? 0) + 1);
    }
    // a loop or a blow-up, not a slow machine: a file of this size costs some 0.05 ms
    expect((process.cpuUsage().user - start) / 1000).toBeLessThan(45_000);
    // every rule was reached, so the mutations do reach the rules
    for (const code of [
      'accepted',
      'truncated',
      'header-length',
      'header-json',
      'duplicate-key',
      'header-entry',
      'unknown-dtype',
      'shape',
      'offsets',
      'size-mismatch',
      'misaligned',
      'overlap',
      'gap',
    ]) {
      expect(verdicts.get(code) ?? 0, code).toBeGreaterThan(0);
    }
  });
});
