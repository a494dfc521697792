/** What the sandbox may say of the reader's expression, and what is made of it. */
import type { SandboxRequest, SandboxResult } from '@kit/sandbox/types.ts';
import { expect, it } from 'vitest';
import { measureAll } from './own-measure.ts';

const log = [{ hits: [true], written: '5', nats: [Math.LN2, 0] }];
const ran = (value: unknown): SandboxResult => ({ type: 'ran', outcomes: [{ type: 'value', value }], log: [] });

it('asks the sandbox once for each log, and takes the mean of what it gives', async () => {
  const asked: SandboxRequest[] = [];
  const found = await measureAll('p[0] // first', [log, log], undefined, async (request) => {
    asked.push(request);
    return { type: 'ran', log: [], outcomes: [0, 1].map((k) => ({ type: 'value', value: [k, k + 1] })) };
  });
  expect(found).toEqual({ ok: true, means: [0.5, 1.5] });
  expect(asked).toHaveLength(1);
  expect(asked[0]?.calls).toEqual([[[[0.5, 1]]], [[[0.5, 1]]]]);
});

it.each<[SandboxResult, object]>([
  [
    { type: 'syntax', message: 'SyntaxError: no', line: 1 },
    { kind: 'syntax', text: 'SyntaxError: no' },
  ],
  [{ type: 'timeout' }, { kind: 'timeout' }],
  [{ type: 'unavailable' }, { kind: 'unavailable' }],
  [{ type: 'forbidden', what: 'network' }, { kind: 'network' }],
  [{ type: 'ran', outcomes: [{ type: 'timeout' }], log: [] }, { kind: 'timeout' }],
  [
    { type: 'ran', outcomes: [{ type: 'throw', message: 'TypeError: x', line: 2 }], log: [] },
    { kind: 'threw', text: 'TypeError: x' },
  ],
  [ran([{ kind: 'string' }]), { kind: 'not-number' }],
  [ran(3), { kind: 'not-number' }],
  [ran([Number.NEGATIVE_INFINITY]), { kind: 'not-finite' }],
  [ran([Number.NaN]), { kind: 'not-finite' }],
])('%j is a problem with a name', async (result, problem) => {
  expect(await measureAll('p', [log], undefined, async () => result)).toEqual({ ok: false, problem });
});

it('an empty expression is not run', async () => {
  const never = async (): Promise<SandboxResult> => {
    throw new Error('asked');
  };
  expect(await measureAll('  ', [log], undefined, never)).toEqual({ ok: false, problem: { kind: 'empty' } });
});
