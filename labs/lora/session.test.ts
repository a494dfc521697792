/** The session on the real model; only the page around it (storage, network) is played by the test. */
import { readFileSync } from 'node:fs';
import { noRuntime } from '@kit/exercises/check.ts';
import { ModelLink } from '@kit/lab/model-link.svelte.ts';
import { decoder, golden, goldenAdapter, goldenFiles } from '@kit/lora/golden.ts';
import { type LoraAdapter, readAdapter, scaled, sum, writeAdapter } from '@kit/lora/index.ts';
import type { DecoderVariant } from '@kit/models/adapters.ts';
import { promptIds } from '@kit/models/continuation.ts';
import { loadInNode, loadTokenizerInNode } from '@kit/runtime/node.ts';
import type { ModelHandle, ModelId, Runtime } from '@kit/runtime/types.ts';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { type PickedFile, picked } from './picked.ts';
import { record } from './recorded.ts';
import { LoraSession } from './session.svelte.ts';
import { OWN, STATE } from './state.ts';

const { recording } = await record('fr');
const [model, tokenizer] = [await loadInNode('adapters'), await loadTokenizerInNode()];
/** paths of the files that the session read */
const read: string[] = [];
const watched = {
  ...model,
  file: (path: string, signal?: AbortSignal) => {
    read.push(path);
    return model.file(path, signal);
  },
  // in a page every pass crosses from the worker, and the reader can act in between; in Node nothing would let a timer through
  withFactors: (adapter: LoraAdapter): DecoderVariant => {
    const variant = model.withFactors(adapter);
    return {
      ...variant,
      score: async (...args) => {
        await new Promise((resolve) => setTimeout(resolve));
        return variant.score(...args);
      },
      async *generate(...args) {
        await new Promise((resolve) => setTimeout(resolve, 20));
        yield* variant.generate(...args);
      },
    };
  },
};
const handle = { id: 'adapters', backend: 'wasm', model: watched, tokenizer } as const;
const runtime = (missing: number): Runtime => ({
  ...noRuntime,
  missingBytes: async () => missing,
  load: async <Id extends ModelId>() => handle as unknown as ModelHandle<Id>,
});
const open = (missing = 0) =>
  new LoraSession(recording, STATE.defaults, new ModelLink(['adapters'], async () => runtime(missing)), 300);
const file = (name: string, bytes: Uint8Array | string) => picked(new File([bytes as BlobPart], name));
const pair = ({ config, tensors }: { config: string; tensors: Uint8Array }) => [
  file('adapter_config.json', config),
  file('adapter_model.safetensors', tensors),
];
const shipped = (name: string) => {
  const path = `public/models/adapters/${name}/adapter_`;
  const tensors = new Uint8Array(readFileSync(`${path}model.safetensors`));
  return readAdapter({ config: readFileSync(`${path}config.json`, 'utf8'), tensors }, decoder).adapter;
};

beforeEach(() => {
  read.length = 0;
});

it('starts on what was recorded, and asks before it fetches', async () => {
  const session = open(2_000_000);
  expect([session.computed, session.stale, session.texts]).toEqual([null, false, recording.texts]);
  expect(session.tokens).toBe(recording.tokens);
  session.set({ strength: 0.5, text: 'Une autre invite' });
  // what is on screen goes on from the recorded prompt, and nothing here can cut the new one
  expect([session.stale, session.prompt, session.tokens]).toEqual([true, recording.prompt, null]);
  await session.refresh();
  expect(session.link.state).toEqual({ kind: 'consent', bytes: 2_000_000 });
  expect(read).toEqual([]);
  session.dispose();
});

it('two adapters at their strengths: the probabilities of their sum, computed beside the session', async () => {
  const session = open();
  session.set({ adapter: 'theatre', strength: 0.5, second: 'telegramme', secondStrength: 0.8, length: 4 });
  await session.refresh();
  expect([session.link.problem, session.stale, session.facts.name]).toEqual([null, false, 'theatre']);
  const both = model.withFactors(sum(scaled(shipped('theatre'), 0.5), scaled(shipped('telegramme'), 0.8)));
  const ids = promptIds(tokenizer, model.config, session.text);
  const row = (await both.logits(ids)).slice((ids.length - 1) * decoder.vocabulary);
  const total = row.reduce((all, x) => all + Math.exp(x), 0);
  expect(session.comparison.next.length).toBeGreaterThanOrEqual(5);
  for (const { token, probability } of session.comparison.next)
    expect(probability.unmerged).toBeCloseTo(Math.exp(row[token.id]!) / total, 5);
  expect(session.texts.merged).toBe(session.texts.unmerged);
  expect(session.comparison.gap).toBeLessThan(1e-4);
  const { comparison, prompt } = session;
  session.set({ text: 'le chat '.repeat(75), length: 64 }); // it fits, but not with what is to be written after it
  await session.refresh();
  expect(session.tokens).toBeGreaterThan(recording.context - 64);
  expect(session.tokens).toBeLessThanOrEqual(recording.context);
  expect([session.comparison, session.prompt, session.stale]).toEqual([comparison, prompt, true]);
  session.set({ adapter: 'telegramme' }); // the second cannot be the first
  expect(session.view).toMatchObject({ adapter: 'telegramme', second: null });
  session.dispose();
});

it('what the reader asks for takes the place of the comparison that follows by itself, which is then made whole', async () => {
  const session = open();
  session.set({ adapter: 'theatre', length: 4 });
  const following = session.refresh();
  // one of the three texts is written, the two others are not: the screen answers to the state, and is not whole
  await vi.waitUntil(() => session.computed === session.key && session.texts.base !== '', { interval: 0 });
  expect([session.link.busy, session.asking, session.texts.merged]).toEqual([true, false, '']);
  const asked = session.merge();
  expect(session.asking).toBe(true);
  await Promise.all([following, asked]);
  expect([session.link.problem, session.asking, session.link.busy]).toEqual([null, false, false]);
  expect(session.entries.map(({ operation }) => operation)).toEqual(['base', 'merge']);
  expect(session.texts.base).not.toBe('');
  expect(session.texts.merged).toBe(session.texts.unmerged);
  expect(session.texts.merged).not.toBe('');
  session.dispose();
});

describe('files of the reader', () => {
  it('are accepted, then replaced by other files of the same name', async () => {
    const session = open();
    session.set({ length: 4 });
    await session.openFiles(pair(goldenFiles()));
    expect([session.refusal, session.view.adapter, session.facts.rank]).toEqual([null, OWN, golden.rank]);
    const { effect } = session.comparison;
    await session.openFiles(pair(writeAdapter(scaled(goldenAdapter().adapter, 0.25), 'decoder')));
    expect(session.comparison.effect).toBeLessThan(effect / 2);
    session.dispose();
  });

  it('refused, leave everything as it was', async () => {
    const session = open();
    session.set({ adapter: 'theatre', length: 4 });
    await session.refresh();
    const { view, comparison, texts } = session;
    const { config, tensors } = goldenFiles();
    const { adapter } = goldenAdapter();
    const enormous = { ...adapter, factors: adapter.factors.map((f) => ({ ...f, b: f.b.map(() => 3e38) })) };
    for (const [files, code] of [
      [pair({ config, tensors: tensors.subarray(0, 1000) }), 'truncated'],
      [pair({ config, tensors: tensors.subarray(0, 9000) }), 'offsets'],
      [pair({ config: config.replace('"r": 3', '"r": 65'), tensors }), 'rank'],
      [[file('README.md', '#')], 'two-files'],
      // alone, but damaged: said at once
      [[file('adapter_config.json', '<!doctype html>')], 'config-json'],
      [[file('adapter_model.safetensors', 'version https://git-lfs.github.com/spec/v1\n')], 'truncated'],
      [pair(writeAdapter(enormous, 'decoder')), 'overflow'],
    ] as const) {
      await session.openFiles(files);
      expect(session.refusal).toMatchObject({ code });
      expect([session.view, session.own, session.link.problem]).toEqual([view, null, null]);
      expect([session.comparison, session.texts]).toEqual([comparison, texts]);
    }
    session.dispose();
  });
});

describe('one file after the other, as phones pick them', () => {
  it('keeps the first without a download, and takes both when the second comes, in either order', async () => {
    const [config, weights] = pair(goldenFiles()) as [PickedFile, PickedFile];
    for (const [first, second] of [
      [config, weights],
      [weights, config],
    ] as const) {
      const session = open();
      session.set({ length: 4 });
      await session.openFiles([first]);
      expect([session.waiting?.config?.name, session.waiting?.weights?.name]).toEqual([
        first === config ? 'adapter_config.json' : undefined,
        first === weights ? 'adapter_model.safetensors' : undefined,
      ]);
      expect([session.refusal, session.own, session.link.state.kind]).toEqual([null, null, 'idle']);
      await session.openFiles([file('notes.txt', 'x')]); // refused for itself: the first is kept
      expect(session.refusal).toMatchObject({ code: 'two-files' });
      expect(session.waiting).not.toBeNull();
      await session.openFiles([second]);
      expect([session.refusal, session.waiting, session.view.adapter]).toEqual([null, null, OWN]);
      session.dispose();
    }
  });
});

describe('what is written', () => {
  it('each adapter opens on a prompt of its own, and the same draw writes the same again', async () => {
    const session = open();
    session.set({ length: 8 });
    await session.refresh();
    const first = session.texts;
    expect(first.merged).toBe(first.unmerged);
    session.set({ seed: 12 });
    await session.refresh();
    expect(session.texts.unmerged).not.toBe(first.unmerged);
    session.set({ seed: STATE.defaults.seed });
    await session.refresh();
    expect(session.texts).toEqual(first);
    session.set({ adapter: 'theatre' });
    expect([session.text, session.view.text]).toEqual([recording.suggestions['theatre']?.[0], null]);
    session.set({ text: 'Bonsoir.' }); // the reader's own stays
    session.set({ adapter: 'telegramme' });
    expect(session.text).toBe('Bonsoir.');
    session.dispose();
  });
});

describe('one copy of the weights', () => {
  it('merges, swaps and unmerges without reading the base again; its checksum comes back', async () => {
    const session = open();
    session.set({ length: 4 });
    await session.merge();
    session.set({ adapter: 'theatre' });
    await session.merge();
    await session.unmerge();
    const operations = session.entries.map(({ operation }) => operation);
    expect(operations).toEqual(['base', 'merge', 'unmerge', 'round', 'merge', 'unmerge', 'round']);
    const [base, first, , between, second, , last] = session.entries;
    expect(base!.float16).toBe(recording.ledger[0]!.float16);
    for (const back of [between, last]) expect(back).toMatchObject({ float32: base!.float32, distance: 0 });
    expect(new Set([base, first, second].map((entry) => entry!.float32)).size).toBe(3);
    expect(read.filter((path) => path === 'onnx/model.onnx_data')).toHaveLength(1);
    session.dispose();
  });

  it('taken away and loaded again is the model merged here, to the last bit', async () => {
    const session = open();
    session.set({ adapter: 'theatre', strength: 0.7, length: 4 });
    let zip = new Uint8Array();
    await session.folder((bytes) => {
      zip = bytes;
    });
    await session.merge();
    await session.reload(file('x.zip', zip));
    expect([session.refusal, session.reloaded?.gap]).toEqual([null, 0]);
    expect(session.reloaded?.checksum).toBe(session.entries.at(-1)!.float32);
    expect(session.reloaded?.text).toBe(session.texts.merged);
    await session.reload(file('x.zip', zip.slice(0, 100_000)));
    expect([session.reloaded, session.refusal === null, session.refused]).toEqual([null, false, 'model']);
    session.dispose();
  });
});

describe('measurements', () => {
  it('the losses of base and adapted are those that PyTorch computed on the same windows', async () => {
    const session = open();
    session.set({ length: 4 });
    await session.forget();
    const { curve } = recording.results;
    for (const gauge of ['task', 'fr', 'en'] as const) {
      expect(session.measured?.base[gauge]).toBeCloseTo(curve[0]![gauge], 4);
      expect(session.measured?.adapted[gauge]).toBeCloseTo(curve.at(-1)![gauge], 4);
    }
    expect(session.progress).toBeNull();
    session.dispose();
  }, 60_000);

  it('times fifteen rounds of four tokens of each way, and says so when the setting has changed since', async () => {
    const session = open();
    session.set({ length: 4 });
    await session.time();
    for (const way of ['base', 'unmerged', 'merged'] as const)
      expect(session.times?.of[way].map((round) => round.length)).toEqual(Array(15).fill(4));
    expect(session.times?.key).toBe(session.key);
    session.set({ strength: 0.3 });
    expect(session.times?.key).not.toBe(session.key);
    session.dispose();
  }, 60_000);

  it('another piece of work ends the one before, whose progress goes with it', async () => {
    const session = open();
    session.set({ length: 4 });
    const sweep = session.sweep();
    await expect.poll(() => session.progress?.done ?? 0, { timeout: 20_000 }).toBeGreaterThan(0);
    await session.refresh();
    await sweep;
    expect([session.progress, session.link.problem, session.view]).toEqual([
      null,
      null,
      { ...STATE.defaults, length: 4 },
    ]);
    session.dispose();
  }, 60_000);
});
