/** The session on the real model; only the page around it (storage, network) is played by the test. */
import { ModelLink } from '@kit/lab/model-link.svelte.ts';
import type { InspectOptions } from '@kit/models/decoder.ts';
import { RuntimeError } from '@kit/runtime/errors.ts';
import { loadDecoderInNode, loadTokenizerInNode } from '@kit/runtime/node.ts';
import type { LoadOptions, ModelHandle, ModelId, Runtime, RuntimeStatus } from '@kit/runtime/types.ts';
import { describe, expect, it } from 'vitest';
import { Prediction } from './prediction.svelte.ts';
import { record } from './recorded.ts';
import { AttentionSession } from './session.svelte.ts';
import { STATE } from './state.ts';

const model = await loadDecoderInNode();
const tokenizer = await loadTokenizerInNode();
const { recording, details } = await record('fr');
const handle: ModelHandle<'decoder'> = { id: 'decoder', backend: 'wasm', model, tokenizer };
const status: RuntimeStatus = {
  choice: 'auto',
  backend: 'wasm',
  reason: 'no-adapter',
  adapter: '',
  loaded: [],
  warning: null,
};

/** A page where `missing` bytes are still to fetch, and whose `load` waits for `gate`. */
function open({ missing = 0, gate = Promise.resolve() }: { missing?: number; gate?: Promise<unknown> } = {}) {
  const calls: string[] = [];
  const runtime: Runtime = {
    status,
    subscribe: (listener) => {
      listener(status);
      return () => {};
    },
    release: () => {},
    choose: async () => {},
    missingBytes: async () => missing,
    tokenizer: async () => tokenizer,
    load: async <Id extends ModelId>(_: Id, options: LoadOptions = {}) => {
      calls.push('load');
      options.onProgress?.({ loaded: 1, total: missing });
      await gate;
      options.signal?.throwIfAborted();
      return handle as ModelHandle<Id>;
    },
  };
  const link = new ModelLink<'decoder' | 'encoder'>(['decoder'], async () => {
    calls.push('runtime');
    return runtime;
  });
  const session = new AttentionSession(recording, STATE.defaults, link, async () => details.buffer, 0);
  return { session, calls };
}

const until = (condition: () => boolean) => expect.poll(condition, { interval: 5, timeout: 10_000 }).toBe(true);
const expected = (text: string, options?: InspectOptions) => model.inspect(tokenizer.ids(text), options);

it('starts on the recorded pass and asks nothing of the runtime', () => {
  const { session, calls } = open();
  expect(session.pass.origin).toBe('recorded');
  expect(session.stale).toBe(false);
  expect(calls).toEqual([]);
});

it('shows the size before it fetches, keeps the recorded pass meanwhile, then answers the typed sentence', async () => {
  const { session, calls } = open({ missing: 7_000_000 });
  session.set({ text: 'Le chat dort' });
  await until(() => session.link.state.kind === 'consent');
  expect(session.link.state).toEqual({ kind: 'consent', bytes: 7_000_000 });
  expect(session.tokens.map(({ id }) => id)).toEqual(tokenizer.ids('Le chat dort'));
  expect(session.pass.origin).toBe('recorded');
  expect(session.stale).toBe(true);
  expect(calls).not.toContain('load');

  await session.link.download();
  expect(session.link.state.kind).toBe('live');
  expect(session.stale).toBe(false);
  expect(session.pass.origin).toBe('measured');
  expect([...session.pass.maps]).toEqual([...(await expected('Le chat dort')).attentions]);
});

it('computes what was typed last, even while the model was starting', async () => {
  let start = () => {};
  const gate = new Promise<void>((resolve) => {
    start = resolve;
  });
  const { session } = open({ gate });
  session.set({ text: 'Un' });
  await until(() => session.link.state.kind === 'loading');
  session.set({ text: 'Un deux trois' });
  start();
  await until(() => session.pass.text === 'Un deux trois' && !session.stale);
  expect([...session.pass.maps]).toEqual([...(await expected('Un deux trois')).attentions]);
});

describe('the switches', () => {
  it('run the whole model again, beside the untouched one', async () => {
    const { session } = open();
    session.set({ text: 'Le chat dort sur le' });
    await until(() => !session.stale);
    const untouched = session.reference;
    session.set({ causal: false, scaled: false });
    session.toggleLayer(3);
    session.toggleHead(0, 2);
    await until(() => !session.stale);

    const headMask = new Float32Array(30).fill(1);
    for (const at of [2, 15, 16, 17, 18, 19]) headMask[at] = 0;
    const altered = await expected('Le chat dort sur le', { headMask, causal: false, scoreScale: 1 });
    expect([...session.pass.maps]).toEqual([...altered.attentions]);
    expect([...(session.pass.logits ?? [])]).toEqual([...altered.logits]);
    expect(session.reference).toBe(untouched);
    expect(new Prediction(session).bits).toBeGreaterThan(0);

    session.toggleLayer(3);
    expect(session.view.off).toEqual([{ layer: 0, head: 2 }]);
    session.reset();
    await until(() => !session.stale);
    expect(session.altered).toBeNull();
    expect(session.text).toBe(recording.text);
  });
});

describe('what goes wrong loses nothing', () => {
  it('a sentence too long: its tokens are counted, the screen keeps the one before', async () => {
    const { session } = open();
    session.set({ text: 'Le chat' });
    await until(() => !session.stale);
    const long = 'mot '.repeat(400);
    session.set({ text: long });
    await until(() => session.tooLong);
    expect(session.pass.text).toBe('Le chat');
    expect(session.text).toBe(long);
    session.set({ text: '' });
    await until(() => session.tokens.length === 0);
    expect(session.pass.text).toBe('Le chat');
  });

  it('a failed download: the error is told, the text is kept, trying again works', async () => {
    let works = false;
    const gate = {
      // biome-ignore lint/suspicious/noThenProperty: awaited each time, it fails the first time only
      then: (resolve: () => void, reject: (error: unknown) => void) =>
        works ? resolve() : reject(new RuntimeError('offline')),
    };
    const { session } = open({ missing: 1000, gate: gate as Promise<unknown> });
    session.set({ text: 'Le chat' });
    await until(() => session.link.state.kind === 'consent');
    await session.link.download();
    expect(session.link.problem).toMatchObject({ code: 'offline' });
    expect(session.link.state).toEqual({ kind: 'consent', bytes: 1000 });
    expect(session.text).toBe('Le chat');
    works = true;
    session.retry();
    await until(() => !session.stale);
    expect(session.link.problem).toBeNull();
  });

  it('a cancelled download: back to the question, without an error', async () => {
    let go = () => {};
    const gate = new Promise<void>((resolve) => {
      go = resolve;
    });
    const { session } = open({ missing: 1000, gate });
    session.set({ causal: false });
    await until(() => session.link.state.kind === 'consent');
    const downloaded = session.link.download();
    await until(() => session.link.state.kind === 'loading');
    session.link.cancel();
    go();
    await downloaded;
    expect(session.link.state.kind).toBe('consent');
    expect(session.link.problem).toBeNull();
  });

  it('a link from elsewhere: indices outside the model or the sentence fall back', async () => {
    const { session } = open();
    session.restore(STATE.read(new URLSearchParams('text=Le+chat&l=99&h=99&q=200&k=1&pos=77&c=999&off=9.9')));
    await until(() => !session.stale);
    expect(session.view).toMatchObject({
      layer: 5,
      head: 4,
      query: null,
      key: 0,
      position: null,
      component: null,
      off: [],
    });
  });
});

describe('the prediction', () => {
  it('is the recorded one at once, and needs the file beside the page for another temperature', async () => {
    const { session } = open();
    expect(new Prediction(session).rows?.map(({ before }) => before)).toEqual(recording.next.map((c) => c.probability));
    session.set({ temperature: 0.5 });
    expect(new Prediction(session).rows).toBeNull();
    session.needDetails();
    await until(() => new Prediction(session).rows !== null);
    const rows = new Prediction(session).rows!;
    // p^(1/τ): at τ = 0.5 the ratio of two probabilities is squared
    const [a, b] = recording.next;
    expect(rows[0]!.before / rows[1]!.before).toBeCloseTo((a!.probability / b!.probability) ** 2, 3);
  });

  it('continues the sentence with a chosen token', async () => {
    const { session } = open();
    session.append(recording.next[0]!.token);
    await until(() => !session.stale);
    expect(session.text).toBe(recording.text + recording.next[0]!.token.text);
    expect(session.view.position).toBeNull();
  });
});
