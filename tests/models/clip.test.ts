import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { preprocess } from '../../kit/images/preprocess.ts';
import type { ClipModel } from '../../kit/models/clip.ts';
import { captionIds } from '../../kit/models/clip-text.ts';
import { loadClipInNode, loadTokenizerInNode } from '../../kit/runtime/node.ts';
import type { Tokenizer } from '../../kit/tokenizer/tokenizer.ts';
import { type ClipGolden, clipDifferences, clipTensor, pattern } from './clip-golden.ts';
import { maxDifference } from './reference.ts';

const golden = JSON.parse(readFileSync('tests/golden/clip/golden.json', 'utf8')) as ClipGolden;
const bin = new Uint8Array(readFileSync('tests/golden/clip/golden.bin')).buffer;
const pixels = clipTensor(golden, bin, 'pixels');

let model: ClipModel;
let tokenizer: Tokenizer;
beforeAll(async () => {
  [model, tokenizer] = await Promise.all([loadClipInNode(), loadTokenizerInNode('public/models/clip')]);
}, 60_000);

describe('CLIP on wasm against PyTorch', () => {
  it('vectors, logits, attentions and pooling', async () => {
    for (const difference of Object.values(await clipDifferences(model, golden, bin))) {
      expect(difference).toBeLessThanOrEqual(golden.tolerance);
    }
  });

  it('the temperature is the learned one', () => {
    expect(model.config.scale).toBeCloseTo(golden.scale, 4);
  });

  it('images of any size become the same pixels', () => {
    const size = pixels.length / golden.sizes.length;
    for (const [i, [width = 0, height = 0]] of golden.sizes.entries()) {
      const ours = preprocess(pattern(width, height), model.config);
      expect(maxDifference(ours, pixels.subarray(i * size, (i + 1) * size))).toBeLessThan(1e-5);
    }
  });

  it('captions become the same ids', () => {
    for (const { text, ids } of golden.captions) {
      expect(captionIds(text.toUpperCase(), tokenizer, model.config)).toEqual(ids);
    }
  });
});

describe('what the lab shows', () => {
  const size = pixels.length / golden.sizes.length;

  it('vectors have length 1, whatever the batch they are in', async () => {
    const many = new Float32Array(size * 40);
    for (let i = 0; i < 40; i++) many.set(pixels.subarray(0, size), i * size);
    const done: number[] = [];
    const vectors = await model.embedImages(many, undefined, ({ loaded }) => done.push(loaded));
    const E = model.config.projection;
    const first = vectors.subarray(0, E);
    expect(first.reduce((sum, value) => sum + value * value, 0)).toBeCloseTo(1, 5);
    expect(maxDifference(vectors.subarray(39 * E), first)).toBeLessThan(1e-5);
    expect(done.at(-1)).toBe(40);
  });

  it('attention rows and pooling weights sum to 1', async () => {
    const { attentions, pool } = await model.inspectImage(pixels.slice(0, size));
    const P = model.config.grid ** 2;
    expect(attentions).toHaveLength(model.config.layers * model.config.heads * P * P);
    for (let row = 0; row < attentions.length; row += P) {
      expect(attentions.subarray(row, row + P).reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 4);
    }
    expect(pool.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 5);
  });

  it('a longer text beside it changes no vector', async () => {
    const [short, long] = [golden.captions[0]?.ids ?? [], golden.captions[3]?.ids ?? []];
    const alone = await model.embedTexts([short]);
    const beside = await model.embedTexts([short, long]);
    expect(maxDifference(beside.subarray(0, alone.length), alone)).toBeLessThan(1e-5);
  });
});

describe('calls', () => {
  it('nothing asked, nothing computed', async () => {
    expect(await model.embedImages(new Float32Array(0))).toHaveLength(0);
    expect(await model.embedTexts([])).toHaveLength(0);
  });

  it('stop between two batches when aborted', async () => {
    const abort = new AbortController();
    const texts = Array.from({ length: 100 }, () => [0, 300, 0]);
    const done: number[] = [];
    const answer = model.embedTexts(texts, abort.signal, ({ loaded }) => {
      done.push(loaded);
      abort.abort();
    });
    await expect(answer).rejects.toMatchObject({ name: 'AbortError' });
    expect(done).toHaveLength(1);
  });

  it.each<[string, () => Promise<unknown>, string]>([
    ['half an image', () => model.embedImages(new Float32Array(100)), 'invalid-input'],
    ['a pixel that is no number', () => model.inspectImage(new Float32Array(3072).fill(Number.NaN)), 'invalid-input'],
    ['two images to inspect', () => model.inspectImage(new Float32Array(6144)), 'invalid-input'],
    ['an empty text', () => model.embedTexts([[]]), 'invalid-input'],
    ['a token outside the vocabulary', () => model.embedTexts([[0, 4096, 0]]), 'invalid-input'],
    ['too long a text', () => model.embedTexts([Array.from({ length: 25 }, () => 9)]), 'input-too-long'],
  ])('%s is refused', async (_, call, code) => {
    await expect(call()).rejects.toMatchObject({ code });
  });
});
