import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { type EncoderModel, frame } from '../../kit/models/encoder.ts';
import { loadDecoderInNode, loadEncoderInNode, loadTokenizerInNode } from '../../kit/runtime/node.ts';
import type { Tokenizer } from '../../kit/tokenizer/tokenizer.ts';
import { type EncoderGolden, encoderDifferences } from './encoder-golden.ts';

const golden = JSON.parse(readFileSync('tests/golden/encoder/golden.json', 'utf8')) as EncoderGolden;
const bin = new Uint8Array(readFileSync('tests/golden/encoder/golden.bin')).buffer;
const sentences = golden.cases.filter(({ variant }) => variant === 'plain');

let model: EncoderModel;
let tokenizer: Tokenizer;
beforeAll(async () => {
  [model, tokenizer] = await Promise.all([loadEncoderInNode(), loadTokenizerInNode('public/models/encoder')]);
}, 60_000);

describe('encoder on wasm against PyTorch', () => {
  it.each(golden.cases.map((item) => ({ name: `${item.variant} ${item.language}`, item })))(
    '$name',
    async ({ item }) => {
      const { logits, attentions, hiddenStates } = await encoderDifferences(model, item, bin);
      expect(logits).toBeLessThanOrEqual(golden.tolerance);
      expect(attentions).toBeLessThanOrEqual(golden.tolerance);
      expect(hiddenStates).toBeLessThanOrEqual(golden.tolerance);
    },
  );

  it.each(sentences)('each token of « $sentence » hidden alone', async ({ ids, language }) => {
    const expected = golden.alone[language] ?? [];
    const done: number[] = [];
    const scores = await model.surprises(ids, { top: 1 }, undefined, ({ loaded }) => done.push(loaded));
    expect(scores.map(({ position, id }) => [position, id])).toEqual(
      expected.map(({ position, id }) => [position, id]),
    );
    for (const [i, { log_probability, rank, best }] of expected.entries()) {
      expect(scores[i]?.logProbability).toBeCloseTo(log_probability, 3);
      expect(scores[i]?.rank).toBe(rank);
      expect(scores[i]?.top[0]?.id).toBe(best);
    }
    expect(done.at(-1)).toBe(ids.length - 2);
  });
});

describe('what the lab shows', () => {
  const ids = sentences[0]?.ids ?? [];

  it('the text between two ends is the input', () => {
    for (const { sentence, ids } of sentences) expect(frame(tokenizer.ids(sentence), model.config)).toEqual(ids);
  });

  it('several tokens hidden together are scored as the logits say', async () => {
    const masked = [2, 5, ids.length - 2];
    const { logits } = await model.inspect(ids, { masked });
    const scores = await model.score(ids, { masked, top: 3 });
    const V = model.config.vocabulary;
    for (const [i, t] of masked.entries()) {
      const row = Array.from(logits.subarray(t * V, (t + 1) * V));
      const sum = row.reduce((total, value) => total + Math.exp(value), 0);
      const own = row[ids[t] as number] as number;
      expect(scores[i]?.logProbability).toBeCloseTo(Math.log(Math.exp(own) / sum), 4);
      expect(scores[i]?.rank).toBe(1 + row.filter((value) => value > own).length);
      const order = row.map((_, id) => id).sort((a, b) => (row[b] as number) - (row[a] as number));
      expect(scores[i]?.top.map(({ id }) => id)).toEqual(order.slice(0, 3));
    }
  });

  it('both sides are seen: attention reaches later tokens, and they change the guess', async () => {
    const { attentions, tokens: T } = await model.inspect(ids);
    expect(Math.max(...attentions.subarray(1, T))).toBeGreaterThan(0.01);
    const changed = ids.map((id, t) => (t === 9 ? 100 : id));
    const [[before], [after]] = await Promise.all([
      model.score(ids, { masked: [5] }),
      model.score(changed, { masked: [5] }),
    ]);
    expect(before?.logProbability).not.toBeCloseTo(after?.logProbability ?? 0, 3);
  });

  it('a hidden token does not help to guess itself', async () => {
    const other = ids.map((id, t) => (t === 5 ? 100 : id));
    const [a, b] = await Promise.all([model.inspect(ids, { masked: [5] }), model.inspect(other, { masked: [5] })]);
    expect(a.logits).toEqual(b.logits);
  });
});

describe('calls', () => {
  const ids = sentences[0]?.ids ?? [];
  const long = (length: number) => Array.from({ length }, (_, i) => 8 + i);

  it('a full context runs, hidden token by hidden token', async () => {
    const { context } = model.config;
    const positions = [1, 100, context - 2];
    expect(await model.surprises(long(context), { positions })).toHaveLength(3);
  });

  it('of two models at once each get their own answer', async () => {
    const decoder = await loadDecoderInNode();
    const other = [...ids, ...ids].slice(1);
    const logits = async (call: Promise<{ readonly logits: Float32Array }>) => (await call).logits;
    const calls = [
      () => logits(decoder.inspect(other)),
      () => logits(model.inspect(ids, { masked: [3] })),
      () => decoder.logits(ids),
      () => logits(model.inspect(other)),
    ];
    const apart: Float32Array[] = [];
    for (const call of calls) apart.push(await call());
    const rounds = await Promise.all([0, 1, 2].map(() => Promise.all(calls.map((call) => call()))));
    for (const round of rounds) expect(round).toEqual(apart);
  });

  it('stop between two batches when aborted', async () => {
    const abort = new AbortController();
    const done: number[] = [];
    const answer = model.surprises(long(128), {}, abort.signal, ({ loaded }) => {
      done.push(loaded);
      abort.abort();
    });
    await expect(answer).rejects.toMatchObject({ name: 'AbortError' });
    expect(done).toHaveLength(1);
  });

  it.each<[string, () => Promise<unknown>, string]>([
    ['no token', () => model.inspect([]), 'invalid-input'],
    ['a lone token', () => model.inspect([0]), 'invalid-input'],
    ['too many tokens', () => model.inspect(long(257)), 'input-too-long'],
    ['a token outside the vocabulary', () => model.surprises([0, 4096, 0]), 'invalid-input'],
    ['the first position', () => model.score(ids, { masked: [0] }), 'invalid-input'],
    ['a position beyond the end', () => model.score(ids, { positions: [ids.length] }), 'invalid-input'],
    ['a head mask of another shape', () => model.surprises(ids, { headMask: new Float32Array(2) }), 'invalid-input'],
  ])('%s is refused', async (_, call, code) => {
    await expect(call()).rejects.toMatchObject({ code });
  });
});
