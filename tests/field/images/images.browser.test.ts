/** Every file of `files/` as the CLIP lab takes it in, in the browser that decodes it: accepted, and how, or refused, and why. */
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { server } from 'vitest/browser';
import { ImageError } from '../../../kit/images/check.ts';
import { decodeFile } from '../../../kit/images/decode.ts';
import { preprocess, type Rgba } from '../../../kit/images/preprocess.ts';
import { captionIds } from '../../../kit/models/clip-text.ts';
import { createRuntime } from '../../../kit/runtime/client.ts';
import { VERDICTS, type Verdict } from './verdicts.ts';

const SHAPE = { imageSize: 32, mean: 0.5, deviation: 0.25 };
const FILES = Object.keys(import.meta.glob('./files/*', { query: '?url' })).map((path) =>
  path.slice('./files/'.length),
);
/** levels of 255: a file is decoded twice, and drawn by two ways */
const ROUNDING = 3;

async function fileOf(name: string): Promise<File> {
  const base64 = await server.commands.readFile(`tests/field/images/files/${name}`, 'base64');
  // the name and the type lie in some: neither counts
  return new File([Uint8Array.from(atob(base64), (one) => one.charCodeAt(0))], name, { type: 'image/png' });
}

/** What the model receives, as levels of 255. [3, 32, 32] */
const received = (image: Rgba) => preprocess(image, SHAPE).map((value) => (value * SHAPE.deviation + SHAPE.mean) * 255);

/** The same file as the browser shows it, its central square over white; null: it does not show it. */
async function shownBy(file: Blob): Promise<Float32Array | null> {
  const image = new Image();
  image.src = URL.createObjectURL(file);
  try {
    await image.decode();
  } catch {
    return null; // not shown
  } finally {
    URL.revokeObjectURL(image.src);
  }
  const { naturalWidth: width, naturalHeight: height } = image;
  const side = Math.min(width, height);
  const context = new OffscreenCanvas(side, side).getContext('2d');
  if (!context) throw new Error('no canvas');
  context.fillStyle = '#fff';
  context.fillRect(0, 0, side, side);
  context.drawImage(image, Math.floor((side - width) / 2), Math.floor((side - height) / 2));
  return received(context.getImageData(0, 0, side, side));
}

/** Mean colour of a spot of 4 × 4 pixels. */
function spot(levels: Float32Array, x: number, y: number): readonly number[] {
  return [0, 1, 2].map((c) => {
    let sum = 0;
    for (let i = 0; i < 16; i++) sum += levels[(c * 32 + y + (i >> 2)) * 32 + x + (i & 3)] as number;
    return sum / 16;
  });
}

/** Which of red, green and blue stands out, by far. */
function colour(rgb: readonly number[]): string {
  const order = [0, 1, 2].sort((a, b) => (rgb[b] as number) - (rgb[a] as number));
  const [first, second] = order.map((c) => rgb[c] as number) as [number, number];
  return first > second + 50 ? (['red', 'green', 'blue'][order[0] as number] as string) : `none of ${rgb}`;
}

const places = (levels: Float32Array) => ({
  top: colour(spot(levels, 14, 1)),
  left: colour(spot(levels, 5, 16)),
  right: colour(spot(levels, 23, 16)),
});

const furthest = (a: Float32Array, b: Float32Array) =>
  a.reduce((most, x, i) => Math.max(most, Math.abs(x - (b[i] ?? 0))), 0);

async function refusal(file: Blob) {
  return decodeFile(file).then(
    () => 'accepted',
    (error: unknown) => (error instanceof ImageError ? error.refusal : error),
  );
}

afterEach(() => void vi.restoreAllMocks());

it('every file has its verdict', () => {
  expect(Object.keys(VERDICTS).sort()).toEqual([...FILES].sort());
});

describe.each(Object.entries(VERDICTS))('%s', (name, verdict: Verdict) => {
  it(JSON.stringify(verdict), async () => {
    const file = await fileOf(name);
    // what is to be refused unopened is not opened for comparison
    const shown = 'refuse' in verdict ? null : await shownBy(file);
    const opened = vi.spyOn(globalThis, 'createImageBitmap');
    if ('refuse' in verdict) {
      expect(await refusal(file)).toEqual(verdict.refuse);
      // what is refused by its header is never unfolded
      if (verdict.refuse.code !== 'damaged') expect(opened).not.toHaveBeenCalled();
      return;
    }
    if ('refuseUnlessShown' in verdict && !shown) return expect(await refusal(file)).toEqual(verdict.refuseUnlessShown);
    if ('refuseOrShow' in verdict) {
      const found = await refusal(file);
      if (found !== 'accepted') return expect(found).toEqual(verdict.refuseOrShow);
    }
    const { image, way } = await decodeFile(file);
    const levels = received(image);
    expect(way).toBe('canvas');
    expect(furthest(levels, shown ?? levels)).toBeLessThan(ROUNDING);
    if (!('accept' in verdict)) return;
    const flat = (rgb: readonly number[]) => levels.every((x, i) => Math.abs(x - (rgb[i >> 10] as number)) < 2);
    if (verdict.accept === 'card') expect(places(levels)).toEqual({ top: 'green', left: 'red', right: 'blue' });
    else if (verdict.accept === 'white') expect(flat([255, 255, 255])).toBe(true);
    else if (verdict.accept === 'red')
      expect([flat(spot(levels, 0, 0)), colour(spot(levels, 9, 9))]).toEqual([true, 'red']);
    else if (verdict.accept === 'flat') expect(flat(spot(levels, 0, 0))).toBe(true);
  });
});

it('no request left the page for what an SVG refers to', () => {
  expect(performance.getEntriesByType('resource').filter(({ name }) => name.includes('example.invalid'))).toEqual([]);
});

describe('hearts, transparent or on white', () => {
  const labels = ['un cœur', 'un chat', 'une voiture', 'une maison', 'une pomme', 'une étoile'];
  let worker: Worker;
  const spawn = () => {
    worker = new Worker(new URL('../../../kit/runtime/worker.ts', import.meta.url), { type: 'module' });
    return worker;
  };
  const scores: Record<string, number[]> = {};
  beforeAll(async () => {
    const runtime = createRuntime({ spawn });
    await runtime.choose('wasm');
    const { model, tokenizer } = await runtime.load('clip');
    const texts = await model.embedTexts(labels.map((label) => captionIds(label, tokenizer, model.config)));
    for (const [name, verdict] of Object.entries(VERDICTS)) {
      if (!('accept' in verdict) || verdict.accept !== 'heart') continue;
      const { image } = await decodeFile(await fileOf(name));
      const vector = await model.embedImages(preprocess(image, model.config));
      const width = model.config.projection;
      scores[name] = labels.map((_, i) => vector.reduce((sum, x, j) => sum + x * (texts[i * width + j] as number), 0));
    }
  });
  afterAll(() => {
    worker?.terminate();
    localStorage.clear();
  });

  it('are hearts', () => {
    for (const row of Object.values(scores)) expect(row.indexOf(Math.max(...row))).toBe(0);
  });

  it('have the same scores', () => {
    const [first = [], ...others] = Object.values(scores);
    expect(others).toHaveLength(2);
    for (const row of others) expect(furthest(Float32Array.from(row), Float32Array.from(first))).toBeLessThan(0.01);
  });
});
