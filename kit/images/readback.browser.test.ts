/** Browsers that change on purpose what a page reads from a canvas, played on the real one: noise, refusal, one colour. */
import { afterEach, describe, expect, it, vi } from 'vitest';
import { randomStream } from '../math/random.ts';
import { decodeFile } from './decode.ts';
import { paintedPixels } from './readback.ts';

const honest = OffscreenCanvasRenderingContext2D.prototype.getImageData;
afterEach(() => {
  OffscreenCanvasRenderingContext2D.prototype.getImageData = honest;
  vi.unstubAllGlobals();
});

type Disturb = (data: ImageData['data']) => void;
const random = randomStream(7);
const each = (change: (value: number) => number): Disturb => {
  return (data) => data.set(data.map((value) => change(value)));
};
const DISTURBERS: readonly (readonly [string, Disturb])[] = [
  ['noise on every pixel', each((value) => value + 40 * random() - 20)],
  // nothing that an eye could see
  ['the last bit of one value in forty', each((value) => (random() < 0.025 ? value ^ 1 : value))],
  ['one colour', each(() => 255)],
  ['pixels drawn at random', each(() => 256 * random())],
  ['shifted pixels', (data) => void data.copyWithin(4, 0)],
];

function disturb(how: Disturb): void {
  OffscreenCanvasRenderingContext2D.prototype.getImageData = function (...box: Parameters<typeof honest>) {
    const image = honest.apply(this, box);
    how(image.data);
    return image;
  };
}

const paint = (context: OffscreenCanvasRenderingContext2D) => {
  context.fillStyle = '#c81e1e';
  context.fillRect(8, 8, 40, 24);
};
async function picture(): Promise<Blob> {
  const canvas = new OffscreenCanvas(60, 40);
  const context = canvas.getContext('2d');
  if (context) paint(context);
  return canvas.convertToBlob({ type: 'image/png' });
}

it('an honest canvas is read as ever', async () => {
  const { image, way } = await paintedPixels(64, 64, paint);
  expect(way).toBe('canvas');
  expect([...image.data.subarray(0, 4)]).toEqual([255, 255, 255, 255]);
  const at = (20 * 64 + 20) * 4;
  expect([...image.data.subarray(at, at + 4)]).toEqual([200, 30, 30, 255]);
  expect(image.data).toHaveLength(64 * 64 * 4);
});

describe.each(DISTURBERS)('a canvas that gives %s', (_, how) => {
  it('is found out, and true pixels come another way', async () => {
    const file = await picture();
    const truth = [(await paintedPixels(64, 64, paint)).image, (await decodeFile(file)).image];
    disturb(how);
    const found = [await paintedPixels(64, 64, paint), await decodeFile(file)];
    expect(found.map(({ way }) => way)).toEqual(['frame', 'frame']);
    found.forEach(({ image }, i) => {
      expect([...image.data]).toEqual([...(truth[i]?.data ?? [])]);
    });
  });

  it('is refused where there is no other way', async () => {
    const file = await picture();
    disturb(how);
    vi.stubGlobal('VideoFrame', undefined);
    await expect(decodeFile(file)).rejects.toMatchObject({ refusal: { code: 'disturbed' } });
  });
});

it('a browser that refuses to read its canvas at all', async () => {
  OffscreenCanvasRenderingContext2D.prototype.getImageData = () => {
    throw new DOMException('', 'SecurityError');
  };
  expect((await paintedPixels(64, 64, paint)).way).toBe('frame');
});
