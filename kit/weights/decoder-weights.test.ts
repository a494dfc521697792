import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { decoderParameters } from '../lora/count.ts';
import { decoder, decoderWeights, goldenAdapter } from '../lora/golden.ts';
import { merge, unmerge } from '../lora/merge.ts';
import { writeSafetensors } from '../safetensors/write.ts';
import { sha256 } from './checksum.ts';
import { asFloat16, asFloat32, asFloat32Gently, decoderShapes, openWeights, WeightsError } from './decoder-weights.ts';

const weights = decoderWeights();
const { adapter } = goldenAdapter();
const NONE = new Map<string, Float32Array>();
const hash = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

describe('the decoder’s weights', () => {
  it('have the shapes that the configuration implies, and as many parameters as the card says', () => {
    let count = 0;
    for (const shape of decoderShapes(decoder).values()) count += shape.reduce((product, n) => product * n, 1);
    const results = JSON.parse(readFileSync('public/models/decoder/training-results.json', 'utf8')) as {
      parameters: number;
    };
    expect(count).toBe(results.parameters);
    expect(decoderParameters(decoder)).toBe(count);
  });

  it('go through untouched when nothing is edited', async () => {
    expect(hash(asFloat16(weights, NONE))).toBe(hash(weights.file));
    expect(await sha256(weights.file)).toBe(hash(weights.file));
    const wide = asFloat32(weights, NONE);
    expect(wide.length).toBe(2 * (weights.file.length - weights.dataOffset));
    const bias = 'transformer.ln_f.bias';
    const at = 2 * (weights.offsets.get(bias)! - weights.dataOffset);
    const values = new Float32Array(wide.buffer, at, 160);
    const view = new DataView(weights.file.buffer, weights.offsets.get(bias));
    expect(Math.fround(values[3]!)).toBeCloseTo(halfAt(view, 6), 8);
  });

  it('are the same in float32 when the page answers in between', async () => {
    const edits = merge(weights, [adapter]);
    expect(hash(await asFloat32Gently(weights, edits))).toBe(hash(asFloat32(weights, edits)));
  });

  it('come back bit for bit when a float32 merge is undone, and do not when it was rounded to float16', () => {
    const merged = merge(weights, [adapter]);
    expect(hash(asFloat16(weights, merged))).not.toBe(hash(weights.file));
    expect(hash(asFloat16(weights, unmerge(merged, [adapter])))).toBe(hash(weights.file));
    const rounded = openWeights(asFloat16(weights, merged), decoder, weights);
    const back = merge(rounded, [{ ...adapter, scale: -adapter.scale }]);
    expect(hash(asFloat16(weights, back))).not.toBe(hash(weights.file));
  });

  it('are refused when they belong to another model, or lie elsewhere', () => {
    expect(() => openWeights(weights.file, { ...decoder, width: 80 })).toThrow(WeightsError);
    expect(() => openWeights(weights.file, { ...decoder, layers: 5 })).toThrow(/h\.5/);
    const moved = writeSafetensors(weights.tensors);
    expect(openWeights(moved, decoder).tensors.size).toBe(weights.tensors.size);
    expect(() => openWeights(moved, decoder, weights)).toThrow(/offset/);
  });
});

/** binary16 by its definition. */
function halfAt(view: DataView, byte: number): number {
  const bits = view.getUint16(byte, true);
  const exponent = (bits >> 10) & 31;
  const value = exponent ? (1 + (bits & 1023) / 1024) * 2 ** (exponent - 15) : (bits & 1023) * 2 ** -24;
  return bits & 0x8000 ? -value : value;
}
