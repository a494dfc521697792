/** The session on the real models; only the page around it (storage, network) is played by the test. */
import { nodeRuntime } from '@kit/exercises/node-runtime.ts';
import { ModelLink } from '@kit/lab/model-link.svelte.ts';
import { RuntimeError } from '@kit/runtime/errors.ts';
import type { Runtime, RuntimeStatus } from '@kit/runtime/types.ts';
import { expect, it } from 'vitest';
import { record } from './recorded.ts';
import { ObjectivesSession } from './session.svelte.ts';
import { STATE } from './state.ts';

const live = await nodeRuntime('decoder', 'encoder');
const { recording } = await record('fr');
const TEXT = 'Il ferma la porte et sortit.';
const status: RuntimeStatus = {
  choice: 'auto',
  backend: 'wasm',
  reason: 'no-adapter',
  adapter: '',
  loaded: [],
  warning: null,
};

function open(over: Partial<Runtime> = {}) {
  const runtime: Runtime = {
    ...live,
    status,
    subscribe: (listener) => {
      listener(status);
      return () => {};
    },
    ...over,
  };
  const link = new ModelLink(['decoder', 'encoder'], async () => runtime);
  return new ObjectivesSession(recording, STATE.defaults, link, 0);
}
const until = (condition: () => boolean) => expect.poll(condition, { interval: 5, timeout: 20_000 }).toBe(true);
const done = (session: ObjectivesSession) =>
  until(() => session.link.live && !session.link.busy && !session.stale && session.reading.encoder.every(Boolean));

it('starts on what was recorded; another token of it asks nothing of the runtime', async () => {
  const session = open({ missingBytes: () => Promise.reject(new Error('asked')) });
  expect([session.reading.origin, session.writing.origin, session.stale]).toEqual(['recorded', 'recorded', false]);
  session.set({ token: 2 });
  session.set({ length: 3 });
  await until(() => session.writing.tokens.length === 3);
  expect([session.token, session.link.state.kind, session.link.problem]).toEqual([2, 'idle', null]);
});

it('asks before it fetches, keeps the recorded sentence meanwhile', async () => {
  const session = open({ missingBytes: async () => 9_000_000 });
  session.set({ text: TEXT });
  await until(() => session.link.state.kind === 'consent');
  expect(session.reading.text).toBe(recording.text);
  expect(session.stale).toBe(true);
  expect(session.tokens.map(({ text }) => text).join('')).toBe(TEXT);
  await session.link.download();
  await done(session);
  expect(session.reading.text).toBe(TEXT);
});

it('answers a typed sentence with what both models say of it', async () => {
  const session = open();
  session.set({ text: TEXT });
  await done(session);
  const { model, tokenizer } = await live.load('decoder');
  const ids = tokenizer.ids(TEXT);
  const expected = await model.score([model.config.endOfText, ...ids]);
  expect(session.reading.decoder.map(({ logProbability }) => logProbability)).toEqual(
    expected.map(({ logProbability }) => logProbability),
  );
  const { model: encoder } = await live.load('encoder');
  const alone = await encoder.score([0, ...ids, 0], { masked: [3] });
  expect(session.reading.encoder[2]?.logProbability).toBeCloseTo(alone[0]?.logProbability ?? Number.NaN, 3);
  expect(session.reading.maps?.encoder.size).toBe(ids.length + 2);
  expect(session.writing.tokens).toHaveLength(STATE.defaults.length);
  expect(session.word(session.writing.tokens[0]?.id ?? -1).text).not.toBe('');
});

it('the last word changes nothing that the decoder thought before it, unlike the encoder', async () => {
  const session = open();
  session.set({ text: 'Le roi regarda la mer', length: 0 });
  await done(session);
  const before = session.reading;
  session.set({ text: 'Le roi regarda la table' });
  await until(() => session.reading.text.endsWith('table'));
  await done(session);
  const { decoder, encoder } = session.reading;
  const last = before.tokens.findIndex(({ id }, i) => id !== session.reading.tokens[i]?.id);
  for (let i = 0; i < last; i++)
    expect(decoder[i]?.logProbability).toBeCloseTo(before.decoder[i]?.logProbability ?? 0, 4);
  const moved = encoder
    .slice(0, last)
    .map((score, i) => (score?.logProbability ?? 0) - (before.encoder[i]?.logProbability ?? 0));
  expect(Math.max(...moved.map(Math.abs))).toBeGreaterThan(0.01);
});

it('writes token by token what it writes at once; seed and temperature decide', async () => {
  const session = open();
  session.set({ seed: 5, length: 6 });
  await done(session);
  const whole = session.writing.tokens.map(({ id }) => id);
  session.set({ length: 0 });
  await until(() => session.writing.tokens.length === 0);
  for (let i = 1; i <= 6; i++) {
    session.writeMore(1);
    await until(() => session.writing.tokens.length === i && !session.link.busy);
  }
  expect(session.writing.tokens.map(({ id }) => id)).toEqual(whole);
  session.set({ temperature: 0 });
  await done(session);
  const greedy = session.writing.tokens;
  expect(greedy.every(({ id, choices, possible }) => choices[0]?.id === id && possible === 1)).toBe(true);
  session.set({ seed: 6 });
  await done(session);
  expect(session.writing.tokens.map(({ id }) => id)).toEqual(greedy.map(({ id }) => id));
});

it('typing on abandons the sentence before', async () => {
  const session = open();
  session.set({ text: 'Elle' });
  session.set({ text: 'Elle ouvrit' });
  session.set({ text: 'Elle ouvrit la porte.' });
  await done(session);
  expect(session.reading.text).toBe('Elle ouvrit la porte.');
  expect(session.reading.encoder).toHaveLength(session.tokens.length);
});

it('a failure leaves everything in place, and can be tried again', async () => {
  let offline = true;
  const session = open({
    load: (id, options) => (offline ? Promise.reject(new RuntimeError('offline')) : live.load(id, options)),
  });
  session.set({ text: TEXT });
  await until(() => session.link.problem !== null);
  expect([session.text, session.reading.text]).toEqual([TEXT, recording.text]);
  offline = false;
  await session.link.retry();
  await done(session);
  expect(session.link.problem).toBeNull();
});

it('a sentence longer than the models read is refused, nothing is lost', async () => {
  const session = open();
  session.set({ text: 'mot '.repeat(400) });
  await until(() => session.tooLong);
  expect(session.reading.text).toBe(recording.text);
  session.reset();
  await until(() => !session.tooLong);
  expect([session.text, session.stale]).toEqual([recording.text, false]);
});
