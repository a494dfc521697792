import { describe, expect, it } from 'vitest';
import { routeRequest } from './route.ts';
import type { ShellManifest } from './shell.ts';

const ORIGIN = 'https://example.org';
const FILES = ['', '55-1-1/', 'en/', 'en/55-1-1/', '404.html', 'en/404/', '_astro/a.js', 'notes-été/'];

function manifest(base: string): ShellManifest {
  const files = Object.fromEntries(FILES.map((path) => [path, { sha256: path, bytes: 1 }]));
  return { version: 'v', base, locales: ['en'], files };
}

describe.each(['/', '/livre/'])('requests under %s', (base) => {
  const route = (path: string, navigation = true) =>
    routeRequest(manifest(base), new URL(base + path, ORIGIN), navigation);

  it.each([
    ['', ''],
    ['?utm=1#x', ''],
    ['55-1-1/', '55-1-1/'],
    ['55-1-1/?a=1&b', '55-1-1/'],
    ['en/', 'en/'],
    ['en/55-1-1/', 'en/55-1-1/'],
    ['404.html', '404.html'],
    ['notes-%C3%A9t%C3%A9/', 'notes-été/'],
  ])('"%s" is stored as "%s"', (path, stored) => expect(route(path)).toEqual({ kind: 'stored', path: stored }));

  it.each([
    ['55-1-1', '55-1-1/'],
    ['55-1-1?a=1', '55-1-1/?a=1'],
    ['55-1-1/index.html', '55-1-1/'],
    ['55-1-1//', '55-1-1/'],
    ['index.html', ''],
    ['en', 'en/'],
    ['en//55-1-1?q=/x/', 'en/55-1-1/?q=/x/'],
    ['notes-%C3%A9t%C3%A9', 'notes-%C3%A9t%C3%A9/'],
  ])('"%s" moves to "%s"', (path, to) => expect(route(path)).toEqual({ kind: 'redirect', location: base + to }));

  it.each([
    ['absent/', '404.html'],
    ['english/', '404.html'],
    ['en/absent', 'en/404/'],
    ['toString', '404.html'],
    ['%E0%A4%A', '404.html'],
  ])('"%s" is unknown, answered with %s', (path, notFound) =>
    expect(route(path)).toEqual({ kind: 'unknown-page', notFound }),
  );

  it.each([
    ['_astro/a.js', 'stored'],
    ['_astro/a.js?x', 'stored'],
    ['_astro/old.js', 'hashed'],
    ['models/decoder/model.onnx', 'pass'],
    ['absent', 'pass'],
  ])('the file "%s" is %s', (path, kind) => expect(route(path, false).kind).toBe(kind));
});

it('leaves what lies beside the base alone', () => {
  const nested = manifest('/livre/');
  for (const path of ['/', '/livret/', '/55-1-1/']) {
    expect(routeRequest(nested, new URL(path, ORIGIN), true)).toEqual({ kind: 'pass' });
  }
});

it('never moves to another host', () => {
  expect(routeRequest(manifest('/'), new URL('https://example.org//en'), true)).toEqual({
    kind: 'redirect',
    location: '/en/',
  });
});
