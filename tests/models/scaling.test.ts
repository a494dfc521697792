/** The shipped members of the scaling family on wasm, against PyTorch and against what training measured. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { loadDecoderInNode, loadTokenizerInNode } from '../../kit/runtime/node.ts';
import { differences, type Golden } from './golden.ts';

interface Shipped {
  readonly folder: string;
  readonly task: 'text' | 'addition';
  readonly exact?: readonly number[];
}
interface Results {
  readonly shipped: readonly Shipped[];
  readonly additions: readonly { readonly digits: readonly { readonly n: number; readonly problems: number }[] }[];
}

const ROOT = 'public/models/scaling';
const results = JSON.parse(readFileSync(`${ROOT}/training-results.json`, 'utf8')) as Results;
const goldens = JSON.parse(readFileSync('tests/golden/scaling/golden.json', 'utf8')) as (Golden & { model: string })[];
const bin = new Uint8Array(readFileSync('tests/golden/scaling/golden.bin')).buffer;

/** The split of training/scaling/addition.py: 32-bit hash of the unordered pair. */
function isHeldOut(a: number, b: number): boolean {
  let h = Math.imul(Math.min(a, b), 0x9e3779b1) ^ Math.imul(Math.max(a, b), 0x85ebca77);
  h = Math.imul(h ^ (h >>> 15), 0xc2b2ae3d);
  return ((h ^ (h >>> 13)) >>> 0) % 10 === 0;
}

function heldOutSums(low: number, high: number): [number, number][] {
  const numbers = Array.from({ length: high - low }, (_, i) => low + i);
  return numbers.flatMap((a) => numbers.filter((b) => isHeldOut(a, b)).map((b): [number, number] => [a, b]));
}

it('has golden outputs for every shipped folder', () => {
  expect(goldens.map(({ model }) => model)).toEqual(results.shipped.map(({ folder }) => folder));
  expect(goldens.length).toBeGreaterThan(0);
});

describe.each(goldens)('$model', ({ model: name, tolerance, cases, greedy }) => {
  it('computes what PyTorch computes, and continues as it does', async () => {
    const folder = `${ROOT}/${name}`;
    const [model, tokenizer] = await Promise.all([loadDecoderInNode(folder), loadTokenizerInNode(folder)]);
    for (const item of cases) {
      const { logits, attentions } = await differences(model, item, bin);
      expect(logits).toBeLessThanOrEqual(tolerance);
      expect(attentions).toBeLessThanOrEqual(tolerance);
    }
    for (const { prompt, ids, new_ids, text } of greedy) {
      expect([model.config.endOfText, ...tokenizer.ids(prompt)]).toEqual(ids);
      const seen: number[] = [];
      const options = { maxNewTokens: new_ids.length, temperature: 0, stopAtEndOfText: false };
      for await (const { id } of model.generate(ids, options)) seen.push(id);
      expect(seen).toEqual(new_ids);
      expect(tokenizer.decode([...ids, ...seen])).toBe(text);
    }
  }, 60_000);
});

describe.each(results.shipped.filter(({ task }) => task === 'addition'))('$folder', ({ folder, exact }) => {
  it('adds as many of the sums never trained on as training measured', async () => {
    const path = `${ROOT}/${folder}`;
    const [model, tokenizer] = await Promise.all([loadDecoderInNode(path), loadTokenizerInNode(path)]);
    for (const [row, low, high] of [
      [0, 0, 10],
      [1, 10, 100],
    ] as const) {
      const sums = heldOutSums(low, high);
      expect(sums).toHaveLength(results.additions[0]?.digits[row]?.problems ?? 0);
      let right = 0;
      for (const [a, b] of sums) {
        const seen: number[] = [];
        const prompt = [model.config.endOfText, ...tokenizer.ids(`${a}+${b}=`)];
        for await (const { id } of model.generate(prompt, { maxNewTokens: 5, temperature: 0 })) seen.push(id);
        if (tokenizer.decode(seen) === String(a + b)) right++;
      }
      expect(Math.abs(right - (exact?.[row] ?? 0) * sums.length)).toBeLessThanOrEqual(1.05); // a tie may fall otherwise
    }
  }, 120_000);
});
