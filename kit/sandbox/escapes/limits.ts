/** Ways to keep the machine: time, memory, output, the graphics card. */
import { attempt, type Escape, endless, inside, THREW, WRONG } from './types.ts';

export const LIMITS: readonly Escape[] = [
  endless('a loop', 'function double() { while (true); }'),
  endless('a loop before the function', 'while (true);\nfunction double() {}', 'topTimeout'),
  endless('microtasks without end', 'async function double() { while (true) await null; }'),
  endless(
    'timers without end',
    'const double = () => new Promise(() => { const again = () => setTimeout(again, 0); again(); });',
  ),
  endless('a promise that is never kept', 'const double = () => new Promise(() => {});'),
  endless('an expression that backtracks', 'const double = () => [/^(a+)+$/.test("a".repeat(60) + "b")];'),
  endless(
    'a thread that sleeps',
    'const double = () => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);',
    ...THREW,
  ),
  endless('objects without end', 'function double() { const all = []; for (;;) all.push({ all }); }', ...THREW),
  attempt('a function that calls itself', 'const double = (xs) => double(xs);', ...THREW),
  attempt('a text that doubles', inside('let s = "x"; for (;;) s += s'), ...THREW),
  attempt('a list as long as can be', inside('new Array(2 ** 32 - 1).fill(0)'), ...THREW),
  attempt('lists without end', inside('const all = []; for (;;) all.push(new Float64Array(1e6).fill(1))'), ...THREW),
  attempt('buffers without end', inside('const all = []; for (;;) all.push(new ArrayBuffer(2 ** 26))'), ...THREW),
  attempt('a result without end', 'const double = () => new Float64Array(2 ** 24);', 'output', ...THREW),
  attempt('printing without end', 'function double() { for (;;) console.log("again"); }', 'output'),
  endless(
    'printing without end, its refusal caught',
    'function double() { for (;;) try { console.log("again"); } catch {} }',
    'output',
  ),
  endless(
    'messages without end',
    `function double() { const say = MessagePort.prototype.postMessage; const port = new MessageChannel().port1;
    for (;;) say.call(port, { type: 'log', text: 'x' }); }`,
    'output',
    ...THREW,
  ),
  attempt(
    'messages to the frame without end',
    `function double() { const say = Object.getPrototypeOf(self).postMessage; for (let i = 0; i < 2e4; i++) say.call(self, { type: 'log', text: 'x' }); return []; }`,
    'output',
    'timeout',
    WRONG,
    ...THREW,
  ),
  attempt(
    'memory of WebAssembly',
    inside('new Uint8Array(new WebAssembly.Memory({ initial: 2 ** 16 }).buffer).fill(1)'),
    ...THREW,
  ),
  attempt(
    'code of WebAssembly',
    inside('new WebAssembly.Module(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0))'),
    WRONG,
    ...THREW,
  ),
  attempt(
    'the graphics card',
    inside('const card = await navigator.gpu.requestAdapter(); await card.requestDevice()'),
    WRONG,
    ...THREW,
  ),
  attempt(
    'a canvas as large as can be',
    inside("new OffscreenCanvas(65535, 65535).getContext('2d').fillRect(0, 0, 1, 1)"),
    WRONG,
    ...THREW,
  ),
];
