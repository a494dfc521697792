/** The session on the encoder, and on two sentences at once: the real models, only the page around them is played. */
import { nodeRuntime } from '@kit/exercises/node-runtime.ts';
import { frame } from '@kit/models/encoder.ts';
import { describe, expect, it } from 'vitest';
import { DEFAULT_STATE } from './hash.ts';
import { allStages } from './logic.ts';
import { headOf, mapOf } from './pass.ts';
import { Prediction } from './prediction.svelte.ts';
import { record } from './recorded.ts';
import { AttentionSession } from './session.svelte.ts';

const live = await nodeRuntime('decoder', 'encoder');
const { recording, details } = await record('fr');
const TEXT = 'Le chat dort sur le lit';

function open() {
  const asked: string[] = [];
  const runtime = {
    ...live,
    missingBytes: async (...ids: readonly string[]) => {
      asked.push(...ids);
      return 0;
    },
  };
  const around = { runtime: async () => runtime, details: async () => details.buffer, typingPause: 0 };
  return { session: new AttentionSession(recording, DEFAULT_STATE, around), asked };
}
const settled = (session: AttentionSession) =>
  expect.poll(() => !session.stale && !session.link.busy, { interval: 5, timeout: 20_000 }).toBe(true);

describe('the encoder', () => {
  it('is fetched when it is asked for, reads the framed sentence, and gives its own attention', async () => {
    const { session, asked } = open();
    session.set({ model: 'encoder', text: TEXT });
    await settled(session);
    expect(asked).toEqual(['encoder']);
    const { model, tokenizer } = await live.load('encoder');
    const ids = frame(tokenizer.ids(TEXT), model.config);
    expect(session.pass.tokens.map(({ id }) => id)).toEqual(ids);
    expect([...session.pass.maps]).toEqual([...(await model.inspect(ids)).attentions]);
    session.set({ model: 'decoder' });
    await settled(session);
    expect(session.pass.tokens.map(({ id }) => id)).toEqual(tokenizer.ids(TEXT));
  });

  it('gives the weights that the steps on screen give: softmax(QKᵀ/√d_k + bias), no mask', async () => {
    const { session } = open();
    session.set({ model: 'encoder', text: TEXT });
    await settled(session);
    const { pass, shape } = session;
    for (let layer = 0; layer < shape.layers; layer++)
      for (let head = 0; head < shape.heads; head++) {
        const tensors = headOf(pass, shape, layer, head);
        const { softmax } = allStages(tensors!, pass.settings);
        const returned = mapOf(pass, shape, layer, head);
        const gap = softmax.reduce((worst, weight, i) => Math.max(worst, Math.abs(weight - (returned[i] ?? 0))), 0);
        expect(gap, `${layer}.${head}`).toBeLessThan(1e-5);
      }
  });

  it('guesses the one token hidden from it', async () => {
    const { session } = open();
    session.set({ model: 'encoder', text: TEXT });
    await settled(session);
    expect(new Prediction(session).rows).toBeNull();
    session.set({ position: 2 });
    await settled(session);
    const { model, tokenizer } = await live.load('encoder');
    const [score] = await model.score(frame(tokenizer.ids(TEXT), model.config), { masked: [2], top: 10 });
    const rows = new Prediction(session).rows ?? [];
    expect(rows.map(({ token }) => token.id)).toEqual(score?.top.map(({ id }) => id));
    for (const [i, { before }] of rows.entries())
      expect(Math.log(before)).toBeCloseTo(score?.top[i]?.logProbability ?? 0, 4);
    session.toggleHead(1, 1);
    await settled(session);
    expect(new Prediction(session).bits).toBeGreaterThan(0);
  });
});

describe('two sentences', () => {
  it('are read by the same heads under the same switches', async () => {
    const { session } = open();
    session.set({ other: 'Le chien court' });
    session.toggleHead(0, 1);
    await settled(session);
    const { model, tokenizer } = await live.load('decoder');
    const headMask = new Float32Array(30).fill(1);
    headMask[1] = 0;
    const expected = await model.inspect(tokenizer.ids('Le chien court'), { headMask });
    expect([...(session.other?.maps ?? [])]).toEqual([...expected.attentions]);
    session.set({ other: null });
    await settled(session);
    expect(session.other).toBeNull();
  });

  it('one too long is not read, and the first stays', async () => {
    const { session } = open();
    session.set({ other: 'mot '.repeat(400) });
    await expect.poll(() => session.pass.origin, { timeout: 20_000 }).toBe('measured');
    expect([session.other, session.pass.text]).toEqual([null, recording.text]);
  });
});
