/** The session on the real model, against vectors computed beside it; only the page around it is played by the test. */

import { drawingIndex } from '@kit/drawings/gallery.ts';
import { galleryInNode } from '@kit/drawings/node.ts';
import { nodeRuntime } from '@kit/exercises/node-runtime.ts';
import { preprocess } from '@kit/images/preprocess.ts';
import { captionIds } from '@kit/models/clip-text.ts';
import type { Runtime } from '@kit/runtime/types.ts';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { Gaze } from './look.svelte.ts';
import { record } from './recorded.ts';
import { ClipSession } from './session.svelte.ts';
import { encode } from './sketch/strokes.ts';
import { STATE } from './state.ts';

vi.setConfig({ testTimeout: 120_000 });
const gallery = await galleryInNode();
let recording: Awaited<ReturnType<typeof record>>['recording'];
let runtime: Runtime;
beforeAll(async () => {
  [{ recording }, runtime] = await Promise.all([record('fr'), nodeRuntime('clip')]);
}, 300_000);

const white = { width: 8, height: 8, data: new Uint8ClampedArray(256).fill(255) };

/** A page where `missing` bytes are still to fetch. */
function open({ missing = 0 } = {}) {
  const session = new ClipSession(recording, 'fr', {
    gallery: async () => gallery,
    paint: async () => ({ image: white, way: 'canvas' }),
    runtime: async () => ({
      ...runtime,
      missingBytes: async () => missing,
      status: { ...runtime.status, backend: 'wasm' as const },
    }),
  });
  return session;
}
const until = (condition: () => boolean) => expect.poll(condition, { interval: 10, timeout: 60_000 }).toBe(true);

/** Float64 cosine of a drawing and a caption, straight from the two towers. */
async function expected(id: string, caption: string): Promise<number> {
  const { model, tokenizer } = await runtime.load('clip');
  const image = await model.embedImages(preprocess(gallery.rgba(drawingIndex(gallery, id)), model.config));
  const text = await model.embedTexts([captionIds(caption, tokenizer, model.config)]);
  let [dot, a, b] = [0, 0, 0];
  for (let i = 0; i < image.length; i++) {
    dot += image[i]! * text[i]!;
    a += image[i]! ** 2;
    b += text[i]! ** 2;
  }
  return dot / Math.sqrt(a * b);
}

describe('before any download', () => {
  it('shows recorded cosines, which are those of the model, under any temperature and proposed template', async () => {
    const session = open({ missing: 5 });
    expect(session.measured).toBe(false);
    const [first] = recording.images;
    expect(session.rowOf(0)[0]).toBeCloseTo(await expected(first!.id, recording.labels[0]!), 5);
    session.set({ temperature: 1, template: session.templates[1]! });
    expect(session.rowOf(0)[0]).toBeCloseTo(await expected(first!.id, `dessin : ${recording.labels[0]}`), 5);
    expect(session.link.state.kind).toBe('idle');
    const row = session.rowOf(0);
    const total = row.reduce((sum, s) => sum + Math.exp(s), 0);
    expect(session.probabilities(row)[2]).toBeCloseTo(Math.exp(row[2]!) / total, 10);
  });

  it('a new label asks for the model; what is known stays, what is not is NaN', async () => {
    const session = open({ missing: 5 });
    session.set({ labels: [...session.labels, 'une girafe'] });
    await until(() => session.link.state.kind === 'consent');
    const row = session.rowOf(0);
    expect(Number.isNaN(row.at(-1))).toBe(true);
    expect(row.slice(0, -1).some((x) => Number.isNaN(x))).toBe(false);
    expect(session.probabilities(row).at(-1)).toBe(0);
  });
});

describe('with the model', () => {
  it('answers with the true cosine, replaces what was recorded, and takes images of every origin', async () => {
    const session = open();
    session.set({ labels: ['un animal', 'Une L’ÉTOILE'], images: ['d:1f355.noto'] });
    await until(() => session.measured);
    expect(session.rowOf(0)[0]).toBeCloseTo(await expected('1f355.noto', 'un animal'), 5);
    expect(session.rowOf(0)[1]).toBeCloseTo(await expected('1f355.noto', "une l'étoile"), 5);
    session.bring({ image: white, way: 'canvas' });
    session.add(`s:${encode([{ colour: 0, width: 0, points: [[3, 3]] }])}`);
    await until(() => session.measured && session.tray.length === 3);
    // a white image and a white drawing are the same to the model
    expect(session.rowOf(1)[0]).toBeCloseTo(session.rowOf(2)[0]!, 5);
  });

  it('a caption too long is said to be so; the others are computed', async () => {
    const session = open();
    session.set({ labels: ['un chat', 'mot '.repeat(40).trim()] });
    await until(() => session.tooLong.size === 1 && !session.link.busy);
    expect(session.link.problem).toBeNull();
    expect(Number.isNaN(session.rowOf(0)[1])).toBe(true);
    expect(session.rowOf(0)[0]).toBeCloseTo(await expected(recording.images[0]!.id, 'un chat'), 4);
  });

  it('looks at any image: shares of the patches sum to 1', async () => {
    const session = open();
    session.set({ images: ['d:1f333.noto'], tab: 'look' });
    const gaze = new Gaze(session);
    await until(() => gaze.measured);
    expect(gaze.values!.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 4);
    session.set({ lens: 'layer', depth: 1 });
    expect(gaze.values!.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 3);
  });
});

describe('links', () => {
  it('a drawing that does not exist is left out, and said', async () => {
    const session = open({ missing: 5 });
    session.restore(STATE.read(new URLSearchParams('i=1f355.noto&i=abc.noto')));
    await until(() => session.lost);
    expect(session.tray).toEqual(['d:1f355.noto']);
    expect(session.pixelsOf('d:1f355.noto')).not.toBeNull();
  });

  it('resets to what is recorded', () => {
    const session = open({ missing: 5 });
    session.set({ labels: ['x'], images: [] });
    expect(session.image).toBe(-1);
    session.reset();
    expect(session.view).toEqual(STATE.defaults);
    expect(session.labels).toEqual(recording.labels);
  });
});
