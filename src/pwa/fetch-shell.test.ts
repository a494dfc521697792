import { afterEach, expect, it, vi } from 'vitest';
import { fetchFile } from './fetch-shell.ts';
import type { ShellManifest } from './shell.ts';

const BODY = '<!doctype html><title>x</title>';
const SHA = btoa(
  String.fromCharCode(...new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(BODY)))),
);
const manifest = {
  base: '/',
  files: { 'a/': { sha256: SHA, mark: 'x' }, 'a.txt': { sha256: SHA } },
} as unknown as ShellManifest;

afterEach(() => vi.unstubAllGlobals());

it.each([
  ['a/', 'text/html; charset=utf-8'],
  ['a.txt', 'text/plain'],
])('%s is kept as %s, where the host calls everything a text', async (path, type) => {
  vi.stubGlobal('fetch', async () => new Response(BODY, { headers: { 'content-type': 'text/plain' } }));
  const fetched = await fetchFile(manifest, path);
  expect(fetched.kind).toBe('intact');
  expect('response' in fetched && fetched.response.headers.get('content-type')).toBe(type);
});
