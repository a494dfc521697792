import { describe, expect, it } from 'vitest';
import { addressOf, isShellFile, notFoundAddress, type ShellManifest, shellBytes, shellKeys } from './shell.ts';

const manifest: ShellManifest = {
  version: 'v1',
  base: '/livre/',
  locales: ['en'],
  files: {
    '': { sha256: 'a+/=', bytes: 10 },
    '404.html': { sha256: 'b', bytes: 20 },
    'en/404/': { sha256: 'c', bytes: 30 },
  },
};

describe('the shell', () => {
  it.each([
    ['index.html', ''],
    ['en/55-1-1/index.html', 'en/55-1-1/'],
    ['404.html', '404.html'],
    ['myindex.html', 'myindex.html'],
  ])('the file %s has the address "%s"', (file, address) => expect(addressOf(file)).toBe(address));

  it.each([
    'index.html',
    'en/55-1-1/index.html',
    '_astro/a.js',
    '_astro/serif.woff2',
    'icons/192.png',
    'recorded/attention-fr.bin',
  ])('has %s', (file) => expect(isShellFile(file)).toBe(true));

  it.each([
    'models/decoder/onnx/model.onnx',
    'models/clip/drawings.json',
    'ebook/chapitre-i55-fr.epub',
    '_astro/ort.wasm',
    '_astro/ort-webgpu-1.31.0.abc.bin',
    'sw.js',
    'sitemap-0.xml',
    '_astro/KaTeX_Main.ttf',
    '_astro/serif.woff',
  ])('leaves %s out', (file) => expect(isShellFile(file)).toBe(false));

  it('names a stored file by its address and its content', () => {
    expect(shellKeys(manifest)).toEqual(['/livre/?v=a%2B%2F%3D', '/livre/404.html?v=b', '/livre/en/404/?v=c']);
  });

  it('knows its size', () => expect(shellBytes(manifest)).toBe(60));

  it('finds the 404 page of a language, and the root one for the others', () => {
    expect(notFoundAddress(manifest, 'en')).toBe('en/404/');
    expect(notFoundAddress(manifest, undefined)).toBe('404.html');
    expect(notFoundAddress({ ...manifest, files: {} }, 'en')).toBeUndefined();
  });
});
