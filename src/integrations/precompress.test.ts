import { globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { precompressFiles } from './precompress.ts';
import { listShell } from './pwa.ts';

const TEXT = '<html><p>Le modèle lit la phrase.</p>'.repeat(50);
const root = mkdtempSync(join(tmpdir(), 'compressed-'));

beforeAll(async () => {
  mkdirSync(join(root, 'models/decoder'), { recursive: true });
  writeFileSync(join(root, 'index.html'), TEXT);
  writeFileSync(join(root, 'ort.wasm'), Buffer.alloc(5000));
  for (const name of ['short.js', 'models/decoder/model.onnx', 'picture.png'])
    writeFileSync(join(root, name), name === 'short.js' ? 'let a' : TEXT);
  await precompressFiles(root);
  await precompressFiles(root); // a second build into the same folder
});
afterAll(() => rmSync(root, { recursive: true }));

it('texts and wasm of some length lie compressed beside themselves, once', () => {
  const made = globSync('**/*.{br,gz}', { cwd: root }).sort();
  expect(made).toEqual(['index.html.br', 'index.html.gz', 'ort.wasm.br', 'ort.wasm.gz']);
});

it('they hold what the file holds', () => {
  expect(brotliDecompressSync(readFileSync(join(root, 'index.html.br'))).toString()).toBe(TEXT);
  expect(gunzipSync(readFileSync(join(root, 'index.html.gz'))).toString()).toBe(TEXT);
});

it('no reader stores them: they are for the host', () => {
  expect(Object.keys(listShell(root, '/').files).sort()).toEqual(['', 'ort.wasm', 'picture.png', 'short.js']);
});
