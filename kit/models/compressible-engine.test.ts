/** Work that several ask for, and what is kept of it: on the real decoder. */
import { readFileSync } from 'node:fs';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { PruneStep } from '../compression/prune.ts';
import type { Recipe } from '../compression/recipe.ts';
import { createCompressible } from './compressible-engine.ts';
import { parseTransformerConfig } from './transformer-config.ts';

const compress = vi.hoisted(() => vi.fn());
vi.mock('../compression/index.ts', async (original) => {
  const module = await original<typeof import('../compression/index.ts')>();
  compress.mockImplementation(module.compress);
  return { ...module, compress };
});

const bytes = (path: string) => new Uint8Array(readFileSync(path));
const config = parseTransformerConfig(JSON.parse(readFileSync('public/models/decoder/config.json', 'utf8')));
const folder = (path: string) => (path === 'model.safetensors' ? 'decoder-4bit' : 'decoder');
const model = createCompressible(config, (path) => bytes(`public/models/${folder(path)}/${path}`));

let next = 0;
/** A text that nobody has read yet: windows of 8 tokens. */
const text = (windows: number) =>
  Array.from({ length: windows }, () => {
    next += 1;
    return Array.from({ length: 8 }, (_, i) => (next * 97 + i * 13) % config.vocabulary);
  });
const gptq = (calibration: Recipe['calibration']): Recipe => ({
  from: 'decoder',
  quantise: [{ bits: 4, symmetric: false, granularity: 'row', groupSize: 1, method: 'gptq', kinds: ['attention-out'] }],
  ...(calibration && { calibration }),
});

beforeEach(() => {
  compress.mockClear();
});

describe('one who gives up', () => {
  it.each([1, 4])('does not take a recipe from the next who asks for it, after step %i', async (at) => {
    const decoder = model.withRecipe(gptq(text(3)));
    const first = new AbortController();
    let second: Promise<unknown> = Promise.resolve();
    const given = decoder.report(({ done }) => {
      if (done !== at) return;
      first.abort();
      second = decoder.report(() => undefined);
      second.catch(() => undefined);
    }, first.signal);
    await expect(given).rejects.toMatchObject({ name: 'AbortError' });
    await expect(second).resolves.toMatchObject({ bytes: expect.any(Number) });
  });

  it('is waited for by nobody: who asks later starts again', async () => {
    const decoder = model.withRecipe(gptq(text(2)));
    const first = new AbortController();
    await expect(decoder.report(() => first.abort(), first.signal)).rejects.toMatchObject({ name: 'AbortError' });
    await expect(decoder.matrix('transformer.wte.weight')).resolves.toMatchObject({ rows: 4096 });
  });

  it('does not take a text from another who reads it', async () => {
    const shared = text(3);
    const first = new AbortController();
    const given = model.inputRanges(shared, first.signal);
    const second = model.inputRanges(shared);
    first.abort();
    await expect(given).rejects.toMatchObject({ name: 'AbortError' });
    await expect(second.then((ranges) => ranges.length)).resolves.toBe(25);
  });
});

describe('progress', () => {
  const counted = async (recipe: Recipe) => {
    const steps: { readonly done: number; readonly total: number }[] = [];
    await model.withRecipe(recipe).report((step) => steps.push(step));
    const done = steps.map((step) => step.done);
    expect(done).toEqual(done.toSorted((a, b) => a - b));
    return steps.at(-1);
  };
  const pruned = (prune: PruneStep, calibration = text(2)): Recipe => ({ from: 'decoder', prune, calibration });

  // six layers of four matrices, and the embedding
  it.each([
    ['a text that nobody has read', () => gptq(text(2)), 2 + 25],
    ['weights', () => pruned({ method: 'matrix', pattern: 'free', sparsity: 0.5 }), 24 + 25],
    ['heads', () => pruned({ method: 'matrix', pattern: 'heads', sparsity: 0.2 }), 12 + 25],
    ['columns by their inputs', () => pruned({ method: 'wanda', pattern: 'columns', sparsity: 0.2 }), 2 + 12 + 25],
  ] as const)('ends at its total: %s', async (_, recipe, total) => {
    expect(await counted(recipe())).toEqual({ done: total, total });
  });

  it('ends at its total when the text was read before', async () => {
    const known = text(2);
    await model.inputRanges(known);
    expect(await counted(gptq(known))).toEqual({ done: 27, total: 27 });
  });
});

it('the original with a planted weight is made once for all windows', async () => {
  const planted = { matrix: 'transformer.h.0.mlp.c_fc.weight', row: 0, column: 0, value: 9 };
  const decoder = model.withRecipe({ from: 'decoder', planted });
  const windows = text(3).map((ids) => ({ language: 'fr', ids, first: 1, bytes: 20 }) as const);
  const divergences: number[] = [];
  for await (const { divergence } of decoder.measure(windows)) divergences.push(divergence);
  expect(divergences).toEqual([0, 0, 0]);
  expect(compress).toHaveBeenCalledTimes(2); // the recipe, and what it is compared with
});

it('a matrix says which codes its bits can say', async () => {
  const name = 'transformer.h.2.attn.c_proj.weight';
  const levels = async (symmetric: boolean) => {
    const step = { bits: 3, symmetric, granularity: 'row', groupSize: 1, method: 'nearest' } as const;
    return (await model.withRecipe({ from: 'decoder', quantise: [step] }).matrix(name)).levels;
  };
  expect([await levels(false), await levels(true)]).toEqual([
    { lowest: 0, highest: 7 },
    { lowest: -3, highest: 3 },
  ]);
});
