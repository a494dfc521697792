import { inflateSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { opacityPng, rgbaPng } from './png.ts';

it('writes a PNG whose alpha channel is the opacity', () => {
  const png = Buffer.from(opacityPng(Float32Array.of(0, 1, 0.5, 0.2, 0, 1), 3, 2));
  expect(png.subarray(1, 4).toString()).toBe('PNG');
  expect([png.readUInt32BE(16), png.readUInt32BE(20), png[24], png[25]]).toEqual([3, 2, 8, 4]);
  const length = png.readUInt32BE(33);
  expect(png.subarray(37, 41).toString()).toBe('IDAT');
  expect([...inflateSync(png.subarray(41, 41 + length))]).toEqual([0, 0, 0, 0, 255, 0, 128, 0, 0, 51, 0, 0, 0, 255]);
});

it('writes a PNG of colours, row by row', () => {
  const png = Buffer.from(rgbaPng([1, 2, 3, 255, 4, 5, 6, 255], 1, 2));
  expect([png.readUInt32BE(16), png.readUInt32BE(20), png[24], png[25]]).toEqual([1, 2, 8, 6]);
  const data = png.subarray(41, 41 + png.readUInt32BE(33));
  expect([...inflateSync(data)]).toEqual([0, 1, 2, 3, 255, 0, 4, 5, 6, 255]);
});
