/** Programs of learners, kind and hostile, in a real browser. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { runInSandbox } from './run.ts';
import type { SandboxResult } from './types.ts';

const run = (source: string, calls: readonly (readonly unknown[])[] = [[1]], callMilliseconds = 1500) =>
  runInSandbox({ source, functionName: 'f', calls, callMilliseconds });

function outcomes(result: SandboxResult) {
  if (result.type !== 'ran') throw new Error(`did not run: ${JSON.stringify(result)}`);
  return result.outcomes;
}

let frames: number;
beforeEach(() => {
  frames = document.querySelectorAll('iframe').length;
});
afterEach(() => {
  // whatever the program did, its frame is gone
  expect(document.querySelectorAll('iframe').length).toBe(frames);
});

test('calls in order, each with its own arguments, Float64Array read as an array', async () => {
  const result = await run('const f = (x) => Float64Array.of(x, 2 * x);', [[1], [2], [[3]]]);
  expect(outcomes(result)).toEqual([
    { type: 'value', value: [1, 2] },
    { type: 'value', value: [2, 4] },
    { type: 'value', value: [3, 6] },
  ]);
});

test('NaN and infinities arrive as they are; what is not a number is named', async () => {
  const result = await run('function f(k) { return [[NaN, Infinity, null, undefined, "a", {}, () => 1]]; }');
  expect(outcomes(result)).toEqual([
    {
      type: 'value',
      value: [
        [
          Number.NaN,
          Number.POSITIVE_INFINITY,
          { kind: 'null' },
          { kind: 'undefined' },
          { kind: 'string' },
          { kind: 'object' },
          { kind: 'function' },
        ],
      ],
    },
  ]);
});

test('changing the arguments of one call does not reach the page nor the next call', async () => {
  const shared = [1, 2, 3];
  const result = await run('function f(a) { const n = a.length; a.push(0); return n; }', [[shared], [shared]]);
  expect(outcomes(result)).toEqual([
    { type: 'value', value: 3 },
    { type: 'value', value: 3 },
  ]);
  expect(shared).toEqual([1, 2, 3]);
});

test('an endless loop is stopped; calls already answered count, later ones are not run', async () => {
  const result = await run('function f(x) { while (x === 2); return x; }', [[1], [2], [3]]);
  expect(outcomes(result)).toEqual([{ type: 'value', value: 1 }, { type: 'timeout' }, { type: 'not-run' }]);
});

test('an endless loop at top level, and one of promises, are stopped too', async () => {
  expect(await run('while (true);')).toEqual({ type: 'timeout' });
  const result = await run('async function f() { while (true) await null; }');
  expect(outcomes(result)).toEqual([{ type: 'timeout' }]);
});

test('a throw gives its message and line', async () => {
  const result = await run('function f(x) {\n  const row = undefined;\n  return row.length;\n}');
  expect(outcomes(result)).toMatchObject([{ type: 'throw', line: 3, message: expect.stringContaining('TypeError') }]);
});

test('a throw at top level and an error only the engine sees give their line', async () => {
  expect(await run('const a = 1;\nthrow new Error("no");')).toMatchObject({
    type: 'threw',
    line: 2,
    message: 'Error: no',
  });
  expect(await run('const f = 1;\nlet f = 2;')).toMatchObject({ type: 'syntax', line: 2 });
});

test('a missing function is said so', async () => {
  expect(await run('function g() {}')).toEqual({ type: 'no-function' });
  expect(await run('const f = 3;')).toEqual({ type: 'no-function' });
});

test.each([
  ['fetch', 'function f() { fetch("https://example.org/"); return 1; }'],
  ['fetch in a try', 'function f() { try { fetch("/"); } catch {} return 1; }'],
  [
    'fetch from the prototype',
    'async function f() { const g = Object.getPrototypeOf(Object.getPrototypeOf(self)); try { await g.fetch.call(self, "https://example.org/"); } catch {} return 1; }',
  ],
  ['XMLHttpRequest', 'function f() { new XMLHttpRequest(); return 1; }'],
  ['WebSocket', 'function f() { new WebSocket("wss://example.org"); return 1; }'],
  ['importScripts', 'function f() { importScripts("https://example.org/a.js"); return 1; }'],
  ['import()', 'async function f() { try { await import("https://example.org/a.js"); } catch {} return 1; }'],
])('the network is out of reach: %s', async (_, source) => {
  expect(outcomes(await run(source))).toEqual([{ type: 'forbidden', what: 'network' }]);
});

test.each([
  ['indexedDB', 'function f() { indexedDB.open("x"); return 1; }'],
  ['caches', 'function f() { caches.keys(); return 1; }'],
  ['localStorage', 'function f() { return localStorage.length; }'],
])('storage is out of reach: %s', async (_, source) => {
  expect(outcomes(await run(source))).toEqual([{ type: 'forbidden', what: 'storage' }]);
});

test('past the trap, the browser itself refuses IndexedDB', async () => {
  const source = `async function f() {
    const get = Object.getOwnPropertyDescriptor(WorkerGlobalScope.prototype, 'indexedDB')?.get ?? Object.getOwnPropertyDescriptor(Object.getPrototypeOf(Object.getPrototypeOf(self)), 'indexedDB').get;
    return new Promise((resolve) => { const r = get.call(self).open('x'); r.onsuccess = () => resolve(1); r.onerror = () => resolve(2); });
  }`;
  expect(outcomes(await run(source))).toMatchObject([
    { type: 'throw', message: expect.stringContaining('SecurityError') },
  ]);
});

test('eval and new Function are refused by the policy', async () => {
  expect(outcomes(await run('function f() { return new Function("return 1")(); }'))).toMatchObject([
    { type: expect.stringMatching(/throw|forbidden/) },
  ]);
});

test('the page is out of reach', async () => {
  expect(outcomes(await run('function f() { return document.title; }'))).toEqual([{ type: 'forbidden', what: 'page' }]);
});

test('too much output stops the call, in a loop or at once', async () => {
  const loop = await run('function f() { for (;;) console.log("again"); }');
  expect(outcomes(loop)).toEqual([{ type: 'forbidden', what: 'output' }]);
  const stubborn = await run('function f() { for (;;) try { console.log("again"); } catch {} }');
  expect(outcomes(stubborn)).toEqual([{ type: 'timeout' }]);
  const value = await run('const f = () => new Float32Array(2_000_000);');
  expect(outcomes(value)).toEqual([{ type: 'forbidden', what: 'output' }]);
  expect(await run('for (;;) console.log("top");')).toEqual({ type: 'forbidden', what: 'output' });
});

test('console output is given back', async () => {
  const result = await run('console.log("start"); function f(x) { console.log("x =", x, [1.5]); return x; }', [[7]]);
  expect(result).toMatchObject({ type: 'ran', log: ['start', 'x = 7 [1.5]'] });
});

test('a forged message is not a result, and a flood is cut', async () => {
  const forged = `addEventListener('message', () => {});
    function f() { return [0]; }
    postMessage({ type: 'value', index: 0, value: [42] });`;
  const result = await run(forged);
  expect(JSON.stringify(result)).not.toContain('42');
});

test('cyclic, deep and getter-laden values do not reach the page', async () => {
  const cyclic = await run('function f() { const a = []; a.push(a); return a; }');
  expect(outcomes(cyclic)).toEqual([{ type: 'forbidden', what: 'output' }]);
  const proxy = await run('const f = () => new Proxy([1], { get() { throw new Error("trap"); } });');
  expect(outcomes(proxy)).toMatchObject([{ type: 'throw' }]);
});

test('stopping is immediate', async () => {
  const stop = new AbortController();
  const running = runInSandbox({
    source: 'while (true);',
    functionName: 'f',
    calls: [[1]],
    callMilliseconds: 60_000,
    signal: stop.signal,
  });
  stop.abort();
  await expect(running).rejects.toThrow();
});
