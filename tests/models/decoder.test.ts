import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import type { DecoderConfig, DecoderModel, GeneratedToken } from '../../kit/models/decoder.ts';
import { loadDecoderInNode, loadTokenizerInNode } from '../../kit/runtime/node.ts';
import type { Tokenizer } from '../../kit/tokenizer/tokenizer.ts';
import { differences, type Golden } from './golden.ts';

const golden = JSON.parse(readFileSync('tests/golden/decoder/golden.json', 'utf8')) as Golden;
const bin = new Uint8Array(readFileSync('tests/golden/decoder/golden.bin')).buffer;

let model: DecoderModel;
let tokenizer: Tokenizer;
beforeAll(async () => {
  [model, tokenizer] = await Promise.all([loadDecoderInNode(), loadTokenizerInNode()]);
}, 60_000);

async function collect(tokens: AsyncIterable<GeneratedToken>): Promise<GeneratedToken[]> {
  const out: GeneratedToken[] = [];
  for await (const token of tokens) out.push(token);
  return out;
}

describe('decoder on wasm against PyTorch', () => {
  it.each(golden.cases.map((item) => ({ name: `${item.variant} ${item.language}`, item })))(
    '$name',
    async ({ item }) => {
      const { logits, attentions } = await differences(model, item, bin);
      expect(logits).toBeLessThanOrEqual(golden.tolerance);
      expect(attentions).toBeLessThanOrEqual(golden.tolerance);
    },
  );

  it.each(golden.greedy)('continues « $prompt » greedily', async ({ ids, new_ids, text, prompt }) => {
    const tokens = await collect(
      model.generate(ids, { maxNewTokens: new_ids.length, temperature: 0, stopAtEndOfText: false }),
    );
    expect(tokens.map(({ id }) => id)).toEqual(new_ids);
    expect(tokenizer.ids(prompt)).toEqual(ids);
    expect(tokenizer.decode([...ids, ...new_ids])).toBe(text);
  });
});

describe('what the lab shows', () => {
  const ids = golden.greedy[0]?.ids ?? [];

  it('queries, keys and values give the attentions: softmax(QKᵀ/√d_k + mask), in float64', async () => {
    const { layers, heads, headDim } = model.config;
    const { queries, keys, attentions, tokens: T } = await model.inspect(ids);
    for (let head = 0; head < layers * heads; head++) {
      for (let row = 0; row < T; row++) {
        const q = queries.subarray((head * T + row) * headDim, (head * T + row + 1) * headDim);
        const scores = Array.from({ length: row + 1 }, (_, column) => {
          const k = keys.subarray((head * T + column) * headDim, (head * T + column + 1) * headDim);
          return q.reduce((sum, value, i) => sum + value * (k[i] as number), 0) / Math.sqrt(headDim);
        });
        const total = scores.reduce((sum, score) => sum + Math.exp(score), 0);
        for (let column = 0; column < T; column++) {
          const expected = column <= row ? Math.exp(scores[column] as number) / total : 0;
          expect(attentions[(head * T + row) * T + column]).toBeCloseTo(expected, 4);
        }
      }
    }
  });

  it('logits are those of inspect', async () => {
    expect(await model.logits(ids)).toEqual((await model.inspect(ids)).logits);
  });

  it('log-probabilities of generated tokens are those of a full pass', async () => {
    const tokens = await collect(model.generate(ids, { maxNewTokens: 5, temperature: 0.8, topK: 40, seed: 7 }));
    const all = [...ids, ...tokens.map(({ id }) => id)];
    const logits = await model.logits(all);
    const V = model.config.vocabulary;
    tokens.forEach(({ id, logProbability }, i) => {
      const row = Array.from(logits.subarray((ids.length + i - 1) * V, (ids.length + i) * V));
      const sum = row.reduce((total, value) => total + Math.exp(value), 0);
      expect(logProbability).toBeCloseTo(Math.log(Math.exp(row[id] as number) / sum), 3);
    });
  });
});

describe('generation', () => {
  const ids = golden.greedy[0]?.ids ?? [];
  const options = { maxNewTokens: 12, temperature: 1, topP: 0.95, stopAtEndOfText: false };

  it('is the same for the same seed, and resumed half-way', async () => {
    const whole = (await collect(model.generate(ids, { ...options, seed: 3 }))).map(({ id }) => id);
    expect((await collect(model.generate(ids, { ...options, seed: 3 }))).map(({ id }) => id)).toEqual(whole);
    const resumed = await collect(
      model.generate([...ids, ...whole.slice(0, 5)], { ...options, seed: 3, maxNewTokens: 7 }),
    );
    expect(resumed.map(({ id }) => id)).toEqual(whole.slice(5));
    expect((await collect(model.generate(ids, { ...options, seed: 4 }))).map(({ id }) => id)).not.toEqual(whole);
  });

  it('stops when the context is full', async () => {
    const long = Array.from({ length: model.config.context - 2 }, (_, i) => ids[i % ids.length] as number);
    expect(await collect(model.generate(long, options))).toHaveLength(2);
  });

  it('stops between two tokens when aborted', async () => {
    const abort = new AbortController();
    const seen: number[] = [];
    const run = async () => {
      for await (const { id } of model.generate(ids, options, abort.signal)) {
        seen.push(id);
        if (seen.length === 3) abort.abort();
      }
    };
    await expect(run()).rejects.toMatchObject({ name: 'AbortError' });
    expect(seen).toHaveLength(3);
  });
});

describe('input that cannot be run', () => {
  it.each<[string, (config: DecoderConfig) => number[], string]>([
    ['no token', () => [], 'invalid-input'],
    ['an id outside the vocabulary', ({ vocabulary }) => [vocabulary], 'invalid-input'],
    ['a negative id', () => [-1], 'invalid-input'],
    ['a fractional id', () => [1.5], 'invalid-input'],
    ['more tokens than the context', ({ context }) => Array.from({ length: context + 1 }, () => 8), 'input-too-long'],
  ])('%s', async (_, make, code) => {
    const ids = make(model.config);
    await expect(model.inspect(ids)).rejects.toMatchObject({ code });
    await expect(model.logits(ids)).rejects.toMatchObject({ code });
    await expect(collect(model.generate(ids, { maxNewTokens: 1 }))).rejects.toMatchObject({ code });
  });

  it('a head mask of another shape', async () => {
    await expect(model.inspect([8], { headMask: new Float32Array(3) })).rejects.toMatchObject({
      code: 'invalid-input',
    });
  });

  it('a full context runs', async () => {
    const { context } = model.config;
    const { attentions } = await model.inspect(Array.from({ length: context }, (_, i) => 8 + i));
    expect(attentions).toHaveLength(model.config.layers * model.config.heads * context * context);
  });
});

describe('scores of a text', () => {
  const ids = golden.greedy[0]?.ids ?? [];

  it('are those of the logits, token by token', async () => {
    const [scores, logits] = await Promise.all([model.score(ids, { top: 2 }), model.logits(ids)]);
    const V = model.config.vocabulary;
    expect(scores.map(({ position, id }) => [position, id])).toEqual(ids.map((id, t) => [t, id]).slice(1));
    for (const { position, id, logProbability, rank, top } of scores) {
      const row = Array.from(logits.subarray((position - 1) * V, position * V));
      const own = row[id] as number;
      const sum = row.reduce((total, value) => total + Math.exp(value), 0);
      expect(logProbability).toBeCloseTo(Math.log(Math.exp(own) / sum), 4);
      expect(rank).toBe(1 + row.filter((value) => value > own).length);
      expect(top[0]?.id).toBe(row.indexOf(Math.max(...row)));
    }
  });
});

describe('the distribution behind a drawn token', () => {
  const ids = golden.greedy[0]?.ids ?? [];

  it('lists the most probable tokens with the chances they had', async () => {
    const [first] = await collect(
      model.generate(ids, { maxNewTokens: 1, temperature: 0.7, topK: 5, seed: 1, candidates: 8 }),
    );
    expect(first?.possible).toBe(5);
    expect(first?.choices).toHaveLength(8);
    const chances = first?.choices.map(({ chance }) => chance) ?? [];
    expect(chances.reduce((sum, chance) => sum + chance, 0)).toBeCloseTo(1, 9);
    expect(chances.slice(5)).toEqual([0, 0, 0]);
    // after temperature 0.7 odds are the untempered ones to the power 1/0.7
    const [a, b] = first?.choices ?? [];
    const odds = Math.exp(((a?.logProbability ?? 0) - (b?.logProbability ?? 0)) / 0.7);
    expect((a?.chance ?? 0) / (b?.chance ?? 1)).toBeCloseTo(odds, 6);
    expect(first?.choices.map(({ id }) => id)).toContain(first?.id);
  });

  it('says rank and chance of the drawn token, which need not be among the most probable', async () => {
    let outside = 0;
    for (let seed = 1; seed <= 6; seed++) {
      const [drawn] = await collect(model.generate(ids, { maxNewTokens: 1, temperature: 2, seed, candidates: 8 }));
      const row = (await model.logits(ids)).subarray((ids.length - 1) * model.config.vocabulary);
      const tempered = Array.from(row, (logit) => Math.exp((logit - Math.max(...row)) / 2));
      const own = row[drawn?.id ?? -1] ?? Number.NaN;
      expect(drawn?.rank).toBe(1 + row.filter((logit) => logit > own).length);
      expect(drawn?.chance).toBeCloseTo((tempered[drawn?.id ?? -1] ?? 0) / tempered.reduce((a, b) => a + b, 0), 4);
      if (!drawn?.choices.some(({ id }) => id === drawn.id)) outside += 1;
    }
    expect(outside).toBeGreaterThan(0);
  });

  it('greedy leaves one', async () => {
    const [first] = await collect(model.generate(ids, { maxNewTokens: 1, temperature: 0, candidates: 1 }));
    expect(first).toMatchObject({ possible: 1, choices: [{ id: first?.id, chance: 1 }] });
  });
});
