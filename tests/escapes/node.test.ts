/** The written suite of escapes where a class is graded: in a process of Node. */
import { connect } from 'node:net';
import { codeKind } from '@kit/exercises/kinds/code/kind.ts';
import { ESCAPES } from '@kit/sandbox/escapes/index.ts';
import { UNLUCKY } from '@kit/sandbox/escapes/unlucky.ts';
import { TRIALS } from '@kit/trials.ts';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { runInSandbox } from '../../scripts/grade/sandbox/process.ts';
import { type Canary, startCanary } from './canary.ts';
import { escapes, unlucky, wrongly } from './verdict.ts';

const code = codeKind(runInSandbox);
let canary: Canary;
beforeAll(async () => {
  canary = await startCanary();
});
afterAll(() => canary.close());

it(`${TRIALS.escapes} programs that want out are contained, and told so`, async () => {
  expect(TRIALS.escapes).toBeGreaterThanOrEqual(40);
  expect(new Set(ESCAPES.map(({ name }) => name)).size).toBe(ESCAPES.length);
  const half = Math.ceil(ESCAPES.length / 2);
  const both = [0, half].map((from) => escapes(code, canary.address, from, half));
  expect(wrongly((await Promise.all(both)).flat())).toEqual([]);
  expect(canary.heard()).toBe(0);
}, 300_000);

it(`${TRIALS.unluckyNames} right programs with unlucky names score full`, async () => {
  const verdicts = await unlucky(code);
  expect(verdicts.filter(({ score }) => score !== 1)).toEqual([]);
  expect(verdicts.length).toBe(Object.keys(UNLUCKY).length);
}, 300_000);

it('the canary hears whoever comes', async () => {
  const [host = '', port] = canary.address.split(':');
  await new Promise((resolve) => connect(Number(port), host).on('close', resolve));
  expect(canary.heard()).toBe(1);
});
