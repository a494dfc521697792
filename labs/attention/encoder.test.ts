/** The session on the encoder, and on two sentences at once: the real models, only the page around them is played. */
import { nodeRuntime } from '@kit/exercises/node-runtime.ts';
import { ModelLink } from '@kit/lab/model-link.svelte.ts';
import { frame } from '@kit/models/encoder.ts';
import { describe, expect, it } from 'vitest';
import { biasByDistance, countSides, sides } from './bias.ts';
import { allStages } from './logic.ts';
import { headOf, mapOf } from './pass.ts';
import { Prediction } from './prediction.svelte.ts';
import { record } from './recorded.ts';
import { AttentionSession } from './session.svelte.ts';
import { STATE } from './state.ts';

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
  const link = new ModelLink<'decoder' | 'encoder'>(['decoder'], async () => runtime);
  return { session: new AttentionSession(recording, STATE.defaults, link, async () => details.buffer, 0), asked };
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

describe('the encoder’s heads and their bias', () => {
  it('opens the head that looks most to both sides; the choice of another model is the choice of another head', async () => {
    const { session } = open();
    session.set({ model: 'encoder' });
    await settled(session);
    const { pass, shape, view } = session;
    const least = (layer: number, head: number) => {
      const { behind, ahead } = sides(mapOf(pass, shape, layer, head), pass.tokens.length);
      return Math.min(behind, ahead);
    };
    const all = Array.from({ length: 30 }, (_, i) => least(Math.floor(i / 5), i % 5));
    expect(least(view.layer, view.head)).toBe(Math.max(...all));
    expect(Math.max(...all)).toBeGreaterThan(0.1);
    session.set({ model: 'decoder' });
    expect([session.view.layer, session.view.head]).toEqual([recording.opened.layer, recording.opened.head]);
  });

  it('18 of 30 hardly look ahead, and the bias by distance alone would do it', async () => {
    const { session } = open();
    session.set({ model: 'encoder' });
    await settled(session);
    const { pass, shape } = session;
    expect(countSides(pass, shape)).toEqual({ back: 18, forth: 12 });
    for (let i = 0; i < 30; i++) {
      const [layer, head] = [Math.floor(i / 5), i % 5];
      const { bias, tokens } = headOf(pass, shape, layer, head)!;
      const at = biasByDistance(bias!, tokens);
      // the tensor holds one value per distance, wherever the query is
      for (const { distance, bias: one } of at)
        for (let q = Math.max(0, -distance); q < Math.min(tokens, tokens - distance); q++)
          expect(bias![q * tokens + q + distance]).toBeCloseTo(one, 5);
      expect(at.reduce((sum, one) => sum + one.share, 0)).toBeCloseTo(1, 9);
      const ahead = at.reduce((sum, one) => (one.distance > 0 ? sum + one.share : sum), 0);
      expect(ahead < 0.05).toBe(sides(mapOf(pass, shape, layer, head), tokens).ahead < 0.05);
    }
  });

  it('a hidden token is shown as hidden wherever the pass is shown, and the true one is in the table, with its rank', async () => {
    const { session } = open();
    session.set({ model: 'encoder', text: TEXT, position: 3 });
    await settled(session);
    const { model } = await live.load('encoder');
    expect(session.pass.tokens[3]).toMatchObject({ id: model.config.mask, display: '[MASK]' });
    expect(session.pass.truth?.id).toBe(session.tokens[3]?.id);
    const rows = new Prediction(session).rows ?? [];
    const own = rows.find(({ trueRank }) => trueRank !== null);
    expect(own?.token.id).toBe(session.tokens[3]?.id);
    const [score] = await model.score(frame((await live.load('encoder')).tokenizer.ids(TEXT), model.config), {
      masked: [3],
    });
    expect(own?.trueRank).toBe(score?.rank);
    expect(own?.after).toBeCloseTo(Math.exp(score?.logProbability ?? Number.NaN), 5);
    session.set({ position: null });
    await settled(session);
    expect(session.pass.tokens[3]?.id).toBe(session.tokens[3]?.id);
  });
});
