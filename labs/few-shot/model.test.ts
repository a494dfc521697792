/** What the lab shows of the model, on the real one, against other ways to the same numbers. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LOCALES } from '@kit/i18n/index.ts';
import { argmax, softmax } from '@kit/math/softmax.ts';
import { loadReasonerInNode, loadTokenizerInNode } from '@kit/runtime/node.ts';
import { fewShotPrompt } from '@kit/tasks/few-shot.ts';
import { completionText, promptIds } from '@kit/tasks/scoring.ts';
import { asFloat16, floatsOf, openWeights } from '@kit/weights/decoder-weights.ts';
import { beforeAll, describe, expect, it } from 'vitest';
import { askedBy, drawnItem, itemOf } from './asked.ts';
import { descend } from './bias-step.ts';
import { headScores, rowOf, strongest } from './copying.ts';
import { linesOf } from './lines.ts';
import { type LoadedReasoner, readPrompt, type Source, spelledLetters } from './reading.ts';
import { record } from './recorded.ts';
import { unpack } from './recording.ts';
import { FAMILY_IDS, type LabState, STATE } from './state.ts';
import { ORDERS, seriesOf, studyExamples, studyOrders } from './studies.ts';
import { compare, OTHER_EXAMPLES } from './weights.ts';

let reasoner: LoadedReasoner;
beforeAll(async () => {
  const [model, tokenizer] = await Promise.all([loadReasonerInNode(), loadTokenizerInNode('public/models/reasoner')]);
  reasoner = { model, tokenizer };
}, 60_000);

const state: LabState = { ...STATE.defaultsIn('en'), family: 'table', k: 8, seed: 5 };
const last = async <T>(values: AsyncIterable<T>): Promise<T> => {
  let found: T | undefined;
  for await (const value of values) found = value;
  return found as T;
};

describe('the reading of a prompt', () => {
  it('answers what generation with a cache writes, with the probabilities of the logits', async () => {
    for (const family of ['table', 'order', 'arithmetic'] as const) {
      const { prompt } = askedBy({ ...state, family });
      const reading = await readPrompt(reasoner, prompt);
      expect(reading.answer).toBe((await completionText(reasoner, prompt)).trim());
      const logits = await reasoner.model.logits(promptIds(reasoner, prompt));
      const p = softmax(logits.subarray(-reasoner.model.config.vocabulary));
      for (const { token, probability } of reading.candidates) expect(probability).toBeCloseTo(p[token.id] ?? 0, 5);
    }
  });

  it('finds the outputs of the examples among the tokens', async () => {
    const { prompt } = askedBy(state);
    const { sources, tokens } = await readPrompt(reasoner, prompt);
    expect(sources.map(({ position }) => tokens[position]?.text.trim())).toEqual(
      linesOf(prompt).flatMap(({ output }) => output ?? []),
    );
    for (const { end } of sources) expect(tokens[end]?.text).toBe('\n-');
  });

  it('scores heads by the attention of the last arrow, summed by hand', async () => {
    const { prompt } = askedBy(state);
    const reading = await readPrompt(reasoner, prompt);
    const { attentions, tokens: T } = await reasoner.model.inspect(promptIds(reasoner, prompt));
    const { heads } = reading.shape;
    const right = reading.sources.filter(({ output }) => output === reading.answer);
    for (const score of headScores(reading)) {
      const start = ((score.layer * heads + score.head) * T + T - 1) * T;
      const on = (list: readonly Source[]) =>
        list.reduce(
          (sum, { position }) => sum + (attentions[start + position] ?? 0) + (attentions[start + position + 1] ?? 0),
          0,
        );
      const even = (on(reading.sources) * right.length) / reading.sources.length;
      expect(score.onAnswer).toBeCloseTo(on(right), 6);
      expect(score.copying).toBeCloseTo(on(right) - even, 6);
      expect([...rowOf(reading, score)].reduce((a, b) => a + b, 0)).toBeCloseTo(1, 4);
    }
  });

  it('has a head that looks mostly at the lines that answer, and is less sure without it', async () => {
    const { prompt } = askedBy(state);
    const whole = await readPrompt(reasoner, prompt);
    const head = strongest(headScores(whole));
    const without = await readPrompt(reasoner, prompt, head ? [head] : []);
    expect(head?.copying).toBeGreaterThan(0.5);
    const doubt = ({ candidates }: typeof whole) => 1 - (candidates[0]?.probability ?? 0);
    expect(doubt(without)).toBeGreaterThan(1.5 * doubt(whole));
  });

  it('knows which words the model does not have', async () => {
    expect(spelledLetters((await readPrompt(reasoner, askedBy(state).prompt)).tokens)).toBe(0);
    expect(spelledLetters((await readPrompt(reasoner, '- plombier → a\n- b →')).tokens)).toBe(8);
  });
});

describe('studies', () => {
  it('give the series of a task, every point over the whole set', async () => {
    const series = seriesOf('categories');
    expect(series.length).toBeLessThanOrEqual(4);
    const set = { family: 'categories', language: 'fr', seed: 2 } as const;
    const { curves, done, total } = await last(studyExamples(reasoner, set, { series, count: 3, ks: [0, 2] }));
    expect(done).toBe(total);
    for (const name of series) expect(Object.values(curves[name] ?? {}).map(({ count }) => count)).toEqual([3, 3]);
  });

  it('try as many orders as they say', async () => {
    const { study } = await last(studyOrders(reasoner, drawnItem({ ...state, k: 3 })));
    expect(study.accuracy.count).toBe(ORDERS);
    expect(study.answers.reduce((sum, { orders }) => sum + orders, 0)).toBe(ORDERS);
  });
});

describe('weights', () => {
  it('stay with examples, change with a gradient; the checksums are those of the files', async () => {
    const bytes = new Uint8Array(readFileSync('public/models/reasoner/onnx/model.onnx_data'));
    const seen: number[] = [];
    const comparison = await compare(reasoner, state, 8, {
      file: async () => bytes,
      onProgress: ({ done, total }) => seen.push(done / total),
    });
    const { before, examples, tuned, outputs, steps, size, parameters } = comparison;
    expect(seen.at(-1)).toBe(1);
    expect(before.checksum).toBe(createHash('sha256').update(bytes).digest('hex'));
    expect(examples.checksum).toBe(before.checksum);
    expect(tuned.checksum).toMatch(/^[0-9a-f]{64}$/);
    expect(tuned.checksum).not.toBe(before.checksum);
    expect(outputs.before).toBe(outputs.after);
    expect(steps).toBeGreaterThan(0);
    expect(tuned.right).toBeGreaterThanOrEqual(0.9);
    // the file, byte by byte: none after the examples, at most the two of each number of the bias after the gradient
    expect([examples.bytes, size]).toEqual([0, bytes.length]);
    expect(tuned.bytes).toBeGreaterThan(0);
    expect(tuned.bytes).toBeLessThanOrEqual(2 * parameters);
    // examples act on their own question only; the gradient on those of every other task
    const others = FAMILY_IDS.length - 1;
    expect(examples.bits).toBeGreaterThan(1);
    expect(tuned.bits).toBeGreaterThan(1);
    for (const k of OTHER_EXAMPLES) expect(examples.elsewhere[k]).toEqual({ bits: 0, changed: 0, count: others });
    expect(tuned.elsewhere[0].changed).toBeGreaterThan(others / 2);
    expect(tuned.elsewhere[0].bits).toBeGreaterThan(1);
    expect(tuned.elsewhere[4].changed).toBeGreaterThan(0);
    expect(tuned.elsewhere[4].bits).toBeGreaterThan(0.1);
  });

  it('the answers that change are those that the changed weights give, in the graph itself', async () => {
    const bytes = new Uint8Array(readFileSync('public/models/reasoner/onnx/model.onnx_data'));
    const { tuned } = await compare(reasoner, state, 8, { file: async () => bytes });
    const item = itemOf(state, 8, 0);
    const { model, tokenizer } = reasoner;
    const [target = 0] = tokenizer.ids(item.query.output);
    const weights = openWeights(bytes, model.config);
    const last = async (one: LoadedReasoner, prompt: string) =>
      (await one.model.logits(promptIds(one, prompt))).slice(-model.config.vocabulary);
    const bare = await last(reasoner, fewShotPrompt({ ...item, examples: [] }));
    const embedding = floatsOf(weights, 'transformer.wte.weight');
    const { delta } = descend(bare, embedding, target, { rate: 0.05, enough: 0.9, most: 200 });
    const folder = await mkdtemp(join(tmpdir(), 'tuned-'));
    await cp('public/models/reasoner', folder, { recursive: true });
    const bias = floatsOf(weights, 'transformer.ln_f.bias').map((b, i) => b + (delta[i] ?? 0));
    await writeFile(
      join(folder, 'onnx/model.onnx_data'),
      asFloat16(weights, new Map([['transformer.ln_f.bias', bias]])),
    );
    const other: LoadedReasoner = { model: await loadReasonerInNode(folder), tokenizer };
    let changed = 0;
    for (const family of FAMILY_IDS.filter((id) => id !== state.family)) {
      const prompt = fewShotPrompt(itemOf({ ...state, family }, 0, 0));
      if (argmax(await last(reasoner, prompt)) !== argmax(await last(other, prompt))) changed += 1;
    }
    await rm(folder, { recursive: true });
    expect(Math.abs(changed - tuned.elsewhere[0].changed)).toBeLessThanOrEqual(1);
  });
});

describe.each(LOCALES)('what the %s page records', (locale) => {
  it('is the model’s own reading of the default prompt', async () => {
    const { recording } = await record(locale);
    const live = await readPrompt(reasoner, askedBy(STATE.defaultsIn(locale)).prompt);
    const recorded = unpack(recording.reading);
    expect(recorded.answer).toBe(live.answer);
    expect(recorded.sources).toEqual(live.sources);
    expect(recorded.attention.every((weight, i) => Math.abs(weight - (live.attention[i] ?? 0)) < 1e-4)).toBe(true);
    expect(JSON.stringify(recording).length).toBeLessThan(60_000);
  });
});
