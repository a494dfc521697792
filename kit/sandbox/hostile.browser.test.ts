/** Programs that want more than an answer, and the one that stops them. */
import { expect, test } from 'vitest';
import { outcomes, run } from './in-browser.ts';
import { runInSandbox } from './run.ts';

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
