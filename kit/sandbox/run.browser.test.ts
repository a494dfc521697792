/** Programs of learners, right and wrong, in a real browser. */
import { expect, test } from 'vitest';
import { outcomes, run } from './in-browser.ts';
import { runInSandbox } from './run.ts';

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
  ['function', (name: string) => `function ${name}(x) { return x + 1; }`],
  ['var', (name: string) => `var ${name} = (x) => x + 1;`],
  ['let', (name: string) => `let ${name} = (x) => x + 1;`],
  ['const', (name: string) => `const ${name} = (x) => x + 1;`],
] as const)('every name of the browser is free for the program: %s', async (_, declare) => {
  const names = [
    ...new Set([
      ...Object.getOwnPropertyNames(window),
      'close',
      'fetch',
      'caches',
      '$learner',
      'harness',
      'scope',
      'self',
      'status',
      'event',
    ]),
  ].filter((name) => /^[A-Za-z_$][\w$]*$/.test(name) && !['f', 'Array'].includes(name));
  expect(names.length).toBeGreaterThan(500);
  const source = `${names.map(declare).join('\n')}\nfunction f(x) { return [${names.map((name) => `${name}(x)`).join(', ')}]; }`;
  const [outcome] = outcomes(await run(source, [[1]]));
  expect(outcome).toEqual({ type: 'value', value: names.map(() => 2) });
});

test('a class, a parameter, a name given without a declaration: theirs too', async () => {
  expect(
    outcomes(await run('class close { static of(x) { return x; } }\nconst f = (x) => close.of(x);')),
  ).toMatchObject([{ value: 1 }]);
  expect(outcomes(await run('const f = (window, fetch = window) => fetch + window;', [[3]]))).toMatchObject([
    { value: 6 },
  ]);
  expect(
    outcomes(
      await run(
        'fetch = (x) => 2 * x; document = 3; caches = [4]; close = () => 5;\nfunction f(x) { return [fetch(x), document, caches[0], close()]; }',
      ),
    ),
  ).toMatchObject([{ value: [2, 3, 4, 5] }]);
});

test('a program that asks what is there is not punished for asking', async () => {
  const source = `const where = [typeof window, typeof document, typeof localStorage, typeof fetch, typeof indexedDB, typeof module];
    if (typeof window !== 'undefined') window.f = f;
    if (typeof module !== 'undefined') module.exports = { f };
    function f() { return where.length; }`;
  expect(outcomes(await run(source))).toEqual([{ type: 'value', value: 6 }]);
});

test.each([
  [
    'Array',
    'Array.isArray = () => false; Array.prototype.push = () => 0; Array.from = null; Array.prototype[Symbol.iterator] = null;',
  ],
  [
    'Object, Reflect and Function',
    'Object.defineProperty = null; Reflect.apply = null; Function.prototype.call = null; Function.prototype.apply = null;',
  ],
  ['Promise and timers', 'Promise = null; Promise_ = 0; setTimeout = null; queueMicrotask = null;'],
  ['JSON, String and Error', 'JSON.stringify = null; String = null; Error = null; RegExp.prototype.exec = null;'],
  ['messages', 'MessagePort.prototype.postMessage = null; structuredClone = null;'],
])('a program that spoils %s is still graded', async (_, spoiled) => {
  const result = await run(`${spoiled}\nconsole.log('said', 1);\nfunction f(x) { return [x, 2]; }`, [[1], [3]]);
  expect(result).toEqual({
    type: 'ran',
    outcomes: [
      { type: 'value', value: [1, 2] },
      { type: 'value', value: [3, 2] },
    ],
    log: ['said 1'],
  });
});

test('writing into the arguments that must stay is told, with its place; the others may be used up', async () => {
  const change = async (body: string, args: readonly unknown[], untouched = 2) => {
    const result = await runInSandbox({
      source: `function f(a, b, c) { ${body} return 0; }`,
      functionName: 'f',
      calls: [args],
      callMilliseconds: 1500,
      untouched,
    });
    const [outcome] = outcomes(result);
    return outcome?.type === 'value' ? (outcome.change ?? null) : outcome;
  };
  const args = [
    [
      [1, 2],
      [3, Number.NaN],
    ],
    5,
    [6],
  ];
  expect(await change('', args)).toBeNull();
  expect(await change('a[1][0] += 1;', args)).toEqual({ path: [0, 1, 0], was: 3, is: 4 });
  expect(await change('a[0][1] = "2";', args)).toEqual({ path: [0, 0, 1], was: 2, is: null });
  expect(await change('a[1].push(4);', args)).toEqual({ path: [0, 1], was: null, is: null });
  expect(await change('a[0] = 7;', args)).toEqual({ path: [0, 0], was: null, is: null });
  expect(await change('a = [[9]]; b = 6;', args)).toBeNull();
  expect(await change('c[0] = 0; c.length = 0;', args)).toBeNull();
  expect(await change('c[0] = 0;', args, 3)).toEqual({ path: [2, 0], was: 6, is: 0 });
  expect(await change('Object.defineProperty(a[0], 0, { get: () => { throw new Error("no"); } });', args)).toEqual({
    path: [0, 0, 0],
    was: 1,
    is: null,
  });
  expect(await change('Object.defineProperty(a[0], 0, { get: () => 1 });', args)).toMatchObject({ path: [0, 0, 0] });
  expect(await change('setTimeout(() => { a[0][0] = 7; });', args)).toEqual({ path: [0, 0, 0], was: 1, is: 7 });
  expect(await change('Promise.resolve().then(() => { a[0][0] = 7; });', args)).toMatchObject({ path: [0, 0, 0] });
});

test('an error at the very end has a line', async () => {
  expect(await run('function f() {\n  return 1;\n/* left open')).toMatchObject({ type: 'syntax', line: 3 });
});

test.each([
  ['fill', 'new Array(1e9).fill(0)'],
  ['the longest array', 'new Array(2 ** 32 - 1).fill(0)'],
  ['Array.from', 'Array.from({ length: 1e9 }, () => 0)'],
  ['map over holes', '(() => { const a = []; a.length = 1e9; return a.map(() => 1); })()'],
  ['join', 'new Array(1e9).join().length'],
  ['a typed array', 'new Float64Array(1e9)'],
  ['a buffer', 'new ArrayBuffer(2 ** 33)'],
  ['a copy of a long text', "'aé'.repeat(2 ** 26).toUpperCase()"],
  ['the letters of a long text', "(() => { let s = 'a'; while (s.length < 2 ** 28) s += s; return s.split(''); })()"],
  ['the names of its letters', "(() => { let s = 'a'; while (s.length < 2 ** 28) s += s; return Object.keys(s); })()"],
  ['the names of a buffer’s numbers', 'Reflect.ownKeys(new Uint8Array(2 ** 26))'],
  ['many small ones', '(() => { const kept = []; for (;;) kept.push(new Float64Array(1e6).fill(1)); })()'],
  ['many lists', '(() => { const kept = []; for (;;) kept.push(new Array(1e6).fill(1)); })()'],
  [
    'many copies',
    '(() => { const kept = [Float32Array.of(1)]; for (;;) kept.push(new Float32Array(1e6).map(() => 1)); })()',
  ],
])('what would take the memory of the tab is refused with its line, before it begins: %s', async (_, expression) => {
  const result = await run(`function f() {\n  return ${expression};\n}`, [[1], [2]], 20_000);
  expect(outcomes(result)[0]).toMatchObject({
    type: 'throw',
    line: 2,
    message: expect.stringMatching(/^RangeError: (Invalid (array|string) length|Array allocation failed)/),
  });
});

test('the bounds leave arrays what they are', async () => {
  const source = `function f(x) {
    class Row extends Float64Array {}
    const a = Float64Array.of(3, 1, 2), b = a.map((v) => 2 * v), c = new Row([1, 2]);
    return [a instanceof Float64Array, b.constructor === Float64Array, c instanceof Row, a.sort()[0] === 1, [].concat([1], [2]).length === 2,
      Array.from(new Set([1, 1])).length === 1, [3, 1].toSorted()[0] === 1, new Float32Array(a.buffer).length === 6, [[1], [2]].flat().join() === '1,2',
      Float32Array.from([1, 2]).length === 2, structuredClone(a).length === 3, [1, 2].fill(x)[1] === x, Array.prototype.map.name === 'map',
      Reflect.construct(Float64Array, [2]).length === 2].map(Number);
  }`;
  const [outcome] = outcomes(await run(source));
  expect(outcome).toEqual({ type: 'value', value: Array.from({ length: 14 }, () => 1) });
});

test('an error with a message without end is cut before it reaches the page', async () => {
  const long = await run('function f() { throw new Error("x".repeat(1e8)); }');
  expect(outcomes(long)).toMatchObject([{ type: 'throw', message: expect.stringMatching(/^Error: x{400}/) }]);
  expect(await run('throw new Error("x".repeat(1e7));')).toMatchObject({ type: 'threw' });
});

test('an error of a timer stops no call; eval says that it is refused, and reaches no network', async () => {
  const timer =
    'setTimeout(() => { throw new Error("late"); }, 0);\nasync function f(x) { await new Promise((r) => setTimeout(r, 30)); return x; }';
  expect(outcomes(await run(timer, [[1], [2]]))).toMatchObject([{ value: 1 }, { value: 2 }]);
  expect(outcomes(await run('function f() { try { eval("1"); } catch {} return 1; }'))).toMatchObject([{ value: 1 }]);
  expect(outcomes(await run('function f() {\n  return new Function("return 1")();\n}'))).toMatchObject([
    { type: 'throw', line: 2 },
  ]);
});

test('a thousand million elements are neither copied nor printed', async () => {
  const output = [{ type: 'forbidden', what: 'output' }];
  expect(outcomes(await run('function f() { return new Array(1e9); }'))).toEqual(output);
  expect(outcomes(await run('function f() { return [[1], new Float64Array(3e7)]; }'))).toEqual(output);
  for (const printed of ['new Array(1e9)', '{ a: [new Float32Array(3e7)] }'])
    expect(await run(`function f() { console.log(1, ${printed}); console.log(2); return 1; }`)).toEqual({
      type: 'ran',
      outcomes: [{ type: 'value', value: 1 }],
      log: ['1 …'],
      cut: true,
    });
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

test('what a program prints beyond what is shown is cut, and costs nothing', async () => {
  const source = 'function f(a) { for (const x of a) console.log("x =", x, a); return a.length; }';
  const list = Array.from({ length: 2000 }, (_, i) => i);
  const result = await run(source, [[list], [[7, 8]]]);
  expect(outcomes(result)).toEqual([
    { type: 'value', value: 2000 },
    { type: 'value', value: 2 },
  ]);
  if (result.type !== 'ran') throw new Error(result.type);
  expect(result.cut).toBe(true);
  expect(result.log.join('').length).toBeLessThanOrEqual(4000);
  expect(await run('function f() { console.log("a".repeat(5000)); return 1; }')).toMatchObject({
    log: ['a'.repeat(4000)],
    cut: true,
  });
});

test('an error that says « forbidden » has reached for nothing', async () => {
  expect(outcomes(await run("function f() { throw new Error('forbidden: network'); }"))).toMatchObject([
    { type: 'throw', message: 'Error: forbidden: network', line: 1 },
  ]);
  expect(await run("\nthrow new Error('forbidden: network');")).toMatchObject({ type: 'threw', line: 2 });
  expect(await run('fetch("https://example.org/");')).toEqual({ type: 'forbidden', what: 'network' });
  expect(await run('await fetch("https://example.org/");')).toEqual({ type: 'forbidden', what: 'network' });
});

test.each([
  'module.exports = { f: (x) => x + 1 };',
  'module.exports = (x) => x + 1;',
  'exports.f = (x) => x + 1;',
  '$default=(x) => x + 1;',
  'await 0;\nconst one = await Promise.resolve(1);\nfunction f(x) { return x + one; }',
  'for await (const one of [1]) globalThis.one = one;\nvar f = (x) => x + one;',
])('a program written as a module hands its function over: %s', async (source) => {
  expect(outcomes(await run(source, [[1]]))).toEqual([{ type: 'value', value: 2 }]);
});

test('a program that waits at its top level: an error has its line, a wait without end its limit', async () => {
  expect(await run('await 0;\nnull.x;')).toMatchObject({
    type: 'threw',
    line: 2,
    message: expect.stringMatching(/^TypeError/),
  });
  expect(await run('await new Promise(() => {});')).toEqual({ type: 'timeout' });
  expect(await run('await 0;\nconst f = 1;\nlet f = 2;')).toMatchObject({ type: 'syntax', line: 3 });
});
