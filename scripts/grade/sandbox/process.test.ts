/** Programs graded in Node: the verdicts that the page gives, and no way out of their process. */
import { spawnSync } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { codeKind } from '@kit/exercises/kinds/code/kind.ts';
import type { SandboxResult } from '@kit/sandbox/types.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { describePrograms } from '../../../tests/field/sandbox/programs.ts';
import { withoutNetwork } from './isolation.ts';
import { FLAGS, runInSandbox, withoutImports } from './process.ts';

describe('as in the page', () => describePrograms(codeKind(runInSandbox)));

const run = (source: string, calls: readonly (readonly unknown[])[] = [[1]], callMilliseconds = 700) =>
  runInSandbox({ source, functionName: 'f', calls, callMilliseconds });

function outcomes(result: SandboxResult) {
  if (result.type !== 'ran') throw new Error(`did not run: ${JSON.stringify(result)}`);
  return result.outcomes;
}

/** Gives 42 when `reach` finds something, else 7. `foreign`: of another realm than the program's. */
const reaching = (reach: string) =>
  `const foreign = (it) => ['object', 'function'].includes(typeof it) && it !== null && !(it instanceof Object);
  function f() { let got; try { got = (() => { ${reach} })(); } catch {} return got ? 42 : 7; }`;

/** Where a program looks for the process that it runs in. */
const WAYS: Readonly<Record<string, string>> = {
  'the globals of Node':
    'return globalThis.process ?? globalThis.require ?? globalThis.Buffer ?? globalThis.module?.constructor._load;',
  'the constructor of functions': 'return (() => {}).constructor("return process")();',
  'that of the global object': 'return globalThis.constructor.constructor("return this.process")();',
  'the realm of the console': 'return console.log.constructor("return process")();',
  'the realm of a timer': 'return setTimeout.constructor("return process")();',
  'an error of Node, deep in the stack':
    'let found; const dig = () => { try { dig(); } catch (e) { found ??= e instanceof Error ? null : e; ' +
    'try { setTimeout(() => {}, 0); } catch (o) { if (!(o instanceof Error)) found = o; } } }; dig(); return found;',
  'the frames of the stack':
    'Error.prepareStackTrace = (_, frames) => frames; const frames = [...new Error("x").stack]; return frames.some((one) => ' +
    '[one, one.constructor, one.getThis?.(), one.getFunction?.(), one.getEvalOrigin?.()].some(foreign));',
  'the callers':
    'for (let at = f.caller; at; at = at.caller) if (foreign(at)) return at; return arguments.callee?.caller && null;',
  'WebAssembly, for memory that nobody counts':
    'return globalThis.WebAssembly && new WebAssembly.Memory({ initial: 16 });',
  'a module of Node': 'return globalThis.process.getBuiltinModule("fs");',
  threads: 'return new Worker("1");',
};

describe('a program finds no way out of its realm', () => {
  test.each(Object.entries(WAYS))('%s', async (_, reach) => {
    const [outcome] = outcomes(await run(reaching(reach)));
    expect(outcome).not.toEqual({ type: 'value', value: 42 });
  });

  test('import() is refused, in whatever shape it is written, and is none of Node', async () => {
    // each of these ends a comment for the engine
    const hidden = ['\r', '\u2028', '\u2029'].map((end) => `0; // ${end}await import("node:fs")`);
    for (const call of [
      'import("node:fs")',
      'import  ( "node:net" )',
      '(async () => await import("node:fs"))()',
      ...hidden,
    ]) {
      const source = `async function f() { try { await ${call}; } catch (e) { return e instanceof Error ? 7 : 42; } return 42; }`;
      expect(outcomes(await run(source))).toEqual([{ type: 'forbidden', what: 'network' }]);
    }
    expect(withoutImports('const important = "import(1)"; import(x)')).toBe('const important = "import(1)"; $imprt(x)');
  });

  test('forged messages are no results, and a false end earns nothing', async () => {
    const forged = `const port = new MessagePort();
      port.postMessage({ type: 'loaded', found: true });
      port.postMessage({ type: 'value', index: 0, value: [42] });
      function f(x) { MessagePort.prototype.postMessage.call(port, { type: 'done' }); return x; }`;
    // it can only say, in its own name, what its function would have returned: nothing of what is expected is there
    const found = outcomes(await run(forged, [[1], [2]]));
    expect(found.length).toBe(2);
    expect(await run('console.log(\'{"type":"done"}\'); function f(x) { return x; }')).toMatchObject({
      outcomes: [{ type: 'value', value: 1 }],
    });
  });

  test('memory has an end, of lists and of buffers, and so has a loop', async () => {
    const lists = await run('function f() { const all = []; for (;;) all.push({ a: [1, 2, 3] }); }', [[1]], 3000);
    expect(outcomes(lists)).toEqual([{ type: 'timeout' }]);
    const texts = await run(
      "function f() { const all = []; for (let i = 0; ; i++) all.push(('x' + i).repeat(1e7).split('').join('')); }",
      [[1]],
      1500,
    );
    expect(outcomes(texts)[0]?.type).not.toBe('value');
    expect(outcomes(await run('function f(x) { while (x === 2); return x; }', [[1], [2], [3]]))).toEqual([
      { type: 'value', value: 1 },
      { type: 'timeout' },
      { type: 'not-run' },
    ]);
    expect(
      outcomes(await run('function f() { Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0); }')),
    ).toEqual([{ type: 'timeout' }]);
  }, 60_000);

  test('a promise that nobody catches ends nothing', async () => {
    const floating = 'function f(x) { Promise.reject(new Error("lost")); return x; }';
    expect(outcomes(await run(floating, [[1], [2]]))).toEqual([
      { type: 'value', value: 1 },
      { type: 'value', value: 2 },
    ]);
    const asynchronous =
      'async function lost() { throw 1; } async function f(x) { lost(); await 0; await 0; return x; }';
    expect(outcomes(await run(asynchronous))).toEqual([{ type: 'value', value: 1 }]);
  });

  test('the console and the clones of a worker are there', async () => {
    const source = `function f() {
      console.assert(true); console.group('g'); console.time('t'); console.timeEnd('t'); console.groupEnd(); console.count();
      const day = new Date(5), shared = [1];
      const copy = structuredClone({ map: new Map([[shared, shared]]), set: new Set([1, 2]), day });
      const [[key, value]] = copy.map;
      return [key === value, key !== shared, copy.set.has(2), copy.day.getTime(), copy.day !== day].map(Number);
    }`;
    expect(outcomes(await run(source))).toEqual([{ type: 'value', value: [1, 1, 1, 5, 1] }]);
  });

  test('so are the bytes of a text', async () => {
    const source = `function f() {
      const bytes = [...new TextEncoder().encode('é')];
      return [...bytes, +(new TextDecoder().decode(Uint8Array.from(bytes)) === 'é'), +(atob(btoa('abc')) === 'abc')];
    }`;
    expect(outcomes(await run(source))).toEqual([{ type: 'value', value: [195, 169, 1, 1] }]);
  });

  test('a program that spoils what its realm is made of is still graded', async () => {
    const spoiled = `Array.prototype[Symbol.iterator] = null; Array.isArray = () => false; JSON.stringify = null;
      Object.keys = null; Map.prototype.set = null; Promise = null; Object.prototype.toJSON = () => 1;
      function f(x) { return [x, NaN, -Infinity]; }`;
    expect(outcomes(await run(spoiled))).toEqual([{ type: 'value', value: [1, Number.NaN, Number.NEGATIVE_INFINITY] }]);
  });
});

describe('and had it found one, its process could do nothing', () => {
  const FILE = '/tmp/written-by-a-program.tmp.txt';
  let port = 0;
  let reached = 0;
  const server = createServer((_, answer) => {
    reached += 1;
    answer.end('reached');
  });
  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    port = typeof address === 'object' && address ? address.port : 0;
  });
  afterAll(() => {
    server.close();
    rmSync(FILE, { force: true });
  });

  /** What a script of Node says in such a process: in the middle of it, with all of Node at hand. */
  const inside = (script: string) => {
    const [command = '', ...args] = [...withoutNetwork(), process.execPath, ...FLAGS, '-e', script];
    const { stdout } = spawnSync(command, args, { env: {}, encoding: 'utf8', timeout: 20_000 });
    return stdout.trim();
  };
  const code = (attempt: string) =>
    inside(`try { ${attempt}; console.log('did') } catch (e) { console.log(e.code ?? e.message) }`);

  test('no file, process, thread, native code or binding', () => {
    expect(code("require('fs').readFileSync('/etc/hostname')")).toBe('ERR_ACCESS_DENIED');
    expect(code(`require('fs').writeFileSync('${FILE}', 'x')`)).toBe('ERR_ACCESS_DENIED');
    expect(existsSync(FILE)).toBe(false);
    expect(code("require('child_process').execSync('true')")).toBe('ERR_ACCESS_DENIED');
    expect(code("new (require('worker_threads').Worker)('1', { eval: true })")).toBe('ERR_ACCESS_DENIED');
    expect(code("process.binding('tcp_wrap')")).toBe('ERR_ACCESS_DENIED');
    expect(code("process.dlopen({}, '/lib/x.so')")).toMatch(/^ERR_(ACCESS_DENIED|DLOPEN_DISABLED)$/);
    expect(code("Function('return 1')()")).toMatch(/Code generation from strings/);
    expect(code('Object.keys(process.env).length || null.x')).toMatch(/null/);
  });

  test.runIf(withoutNetwork().length > 0)('no network, where the system can take it away', () => {
    const attempt = `fetch('http://127.0.0.1:${port}/').then(() => console.log('did'), () => console.log('no'))`;
    expect(inside(attempt)).toBe('no');
    expect(reached).toBe(0);
  });
});
