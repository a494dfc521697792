/**
 * 14,000 damaged pairs of files: each is read as an independent reader reads it, or refused with a code; nothing else is thrown,
 * and nothing is allocated on the word of a header.
 */
import { afterEach, describe, expect, it, vi } from 'vitest';
import { randomStream } from '../math/random.ts';
import { SafetensorsError } from '../safetensors/errors.ts';
import { TRIALS } from '../trials.ts';
import { LORA_MODULES, linearSize } from './adapter.ts';
import { LoraError } from './errors.ts';
import { DAMAGES, type Damage, pick, small, soundPair, whole } from './fuzz-pairs.ts';
import { type AdapterFiles, type ReadAdapter, readAdapter } from './read.ts';

const PAIRS = TRIALS.adapters;

/** Value of one number of the file, by the definition of its type (IEEE 754; bfloat16 is the upper half of a float32). */
function numberAt(view: DataView, dtype: string, at: number): number {
  if (dtype === 'F32') return view.getFloat32(at, true);
  const bits = view.getUint16(at, true);
  if (dtype === 'BF16') {
    const wide = new DataView(new ArrayBuffer(4));
    wide.setUint32(0, bits * 65536);
    return wide.getFloat32(0);
  }
  const [sign, exponent, fraction] = [bits >> 15 ? -1 : 1, (bits >> 10) & 31, bits & 1023];
  return sign * (exponent === 0 ? fraction * 2 ** -24 : (1024 + fraction) * 2 ** (exponent - 25));
}

/** Reads the files again, with JSON.parse and no care at all, and compares. */
function expectReadRight({ config: text, tensors }: AdapterFiles, { adapter, config }: ReadAdapter): void {
  const said = JSON.parse(text);
  expect(config.rank).toBe(said.r);
  expect(adapter.scale).toBe(said.lora_alpha / said.r);
  const view = new DataView(tensors.buffer, tensors.byteOffset, tensors.length);
  const length = Number(view.getBigUint64(0, true));
  const header = JSON.parse(new TextDecoder().decode(tensors.subarray(8, 8 + length)));
  const wanted: string[] | string = said.target_modules;
  const isWanted = (module: string) =>
    wanted === 'all-linear' || (wanted as string[]).some((name) => `.${module}`.endsWith(`.${name}`));
  const modules = LORA_MODULES.filter(isWanted);
  expect(adapter.factors.map(({ layer, module }) => [layer, module])).toEqual(
    [0, 1].flatMap((layer) => modules.map((module) => [layer, module])),
  );
  for (const { layer, module, a, b } of adapter.factors) {
    const { in: inner, out } = linearSize(small, module);
    for (const [part, values, shape] of [
      ['A', a, [said.r, inner]],
      ['B', b, [out, said.r]],
    ] as const) {
      const entry = header[`base_model.model.transformer.h.${layer}.${module}.lora_${part}.weight`];
      expect(entry.shape).toEqual(shape);
      const [begin, end] = entry.data_offsets;
      const size = (end - begin) / values.length;
      for (let i = 0; i < values.length; i++) {
        if (values[i] !== numberAt(view, entry.dtype, 8 + length + begin + i * size)) throw new Error(`${module} ${i}`);
      }
    }
  }
}

/** Bytes that typed arrays asked for since the last call of the function returned. */
function watchAllocations(): () => number {
  let asked = 0;
  for (const name of ['Uint8Array', 'Uint16Array', 'Float32Array', 'Float64Array'] as const) {
    const watched = new Proxy(globalThis[name], {
      construct(target, args, made) {
        const array = Reflect.construct(target, args, made);
        if (!(args[0] instanceof ArrayBuffer)) asked += array.byteLength; // else a view
        return array;
      },
    });
    vi.stubGlobal(name, watched);
  }
  return () => {
    const before = asked;
    asked = 0;
    return before;
  };
}

function verdictOf(pair: AdapterFiles): string {
  try {
    expectReadRight(pair, readAdapter(pair, small));
    return 'accepted';
  } catch (error) {
    if (error instanceof LoraError || error instanceof SafetensorsError) return error.code;
    throw error;
  }
}

afterEach(() => {
  vi.unstubAllGlobals();
});

describe('the reader of adapters', () => {
  it('reads what is sound', () => {
    const draw = randomStream(20261126);
    for (let i = 0; i < 500; i++) expect(verdictOf(soundPair(draw))).toBe('accepted');
  });

  it('refuses each single damage for what it is', () => {
    const draw = randomStream(20261127);
    for (const { name, refused, apply } of DAMAGES.filter((damage) => damage.refused.length > 0)) {
      const seen = new Set(Array.from({ length: 200 }, () => verdictOf(apply(soundPair(draw), draw))));
      expect(
        [...seen].filter((code) => !refused.includes(code)),
        name,
      ).toEqual([]);
    }
  });

  it('reads or refuses whatever comes, within memory', { timeout: 300_000 }, () => {
    const draw = randomStream(20261125);
    const verdicts = new Map<string, number>();
    const asked = watchAllocations();
    for (let i = 0; i < PAIRS; i++) {
      const damages: Damage[] = Array.from({ length: 1 + whole(draw, 3) }, () => pick(draw, DAMAGES));
      const pair = damages.reduce((damaged, { apply }) => apply(damaged, draw), soundPair(draw));
      asked();
      const verdict = verdictOf(pair);
      // 2-byte numbers become 4-byte ones, copied once on the way
      expect(asked()).toBeLessThanOrEqual(4 * pair.tensors.length + 4096);
      verdicts.set(verdict, (verdicts.get(verdict) ?? 0) + 1);
    }
    // every rule of the reader was reached, and the file's own rules before it
    for (const code of [
      ...['accepted', 'config-json', 'peft-type', 'rank', 'alpha', 'target-modules', 'unsupported-option'],
      ...['missing-tensor', 'unexpected-tensor', 'shape', 'dtype', 'not-finite'],
      ...['truncated', 'header-json', 'size-mismatch', 'offsets'],
    ]) {
      expect(verdicts.get(code) ?? 0, code).toBeGreaterThan(10);
    }
  });
});
