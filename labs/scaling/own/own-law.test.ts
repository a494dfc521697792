import { writeCorpus } from '@kit/training/corpus.ts';
import type { FamilyOptions } from '@kit/training/family.ts';
import { READER_FAMILY } from '@kit/training/reader-family.ts';
import { beforeEach, expect, it } from 'vitest';
import { OwnLawSession } from './own-law.svelte.ts';

const FILE = writeCorpus({ train: Int32Array.of(1, 2, 3), held: Int32Array.of(4, 5), heldBytes: 4 });
/** every training asked for, with the way to end it */
let asked: { readonly options: FamilyOptions; end(error?: Error): void }[];
let session: OwnLawSession;

beforeEach(() => {
  asked = [];
  session = new OwnLawSession({
    fetchText: async () => FILE,
    workers: () => 2,
    train: (options) =>
      new Promise((resolve, reject) => {
        options.signal?.addEventListener('abort', () => reject(new DOMException('stopped', 'AbortError')));
        asked.push({ options, end: (error) => (error ? reject(error) : resolve()) });
      }),
  });
});

async function begun() {
  const before = asked.length;
  const done = session.train();
  await expect.poll(() => asked.length).toBe(before + 1);
  const { options, end } = asked.at(-1) as (typeof asked)[number];
  return { options, end, done };
}

const losses = (count: number) => Array.from({ length: count }, () => 3);
const whole = (held: number) => ({ losses: losses(READER_FAMILY.schedule.steps), state: null, held });

it('trains the four, the largest first, then the one that they predict', async () => {
  const four = await begun();
  expect(session.phase).toBe('running');
  expect(four.options).toMatchObject({ sizes: [3, 2, 1, 0], seed: 1, workers: 2, corpus: { heldBytes: 4 } });
  for (const size of four.options.sizes) four.options.told(size, whole(3 - size / 10));
  four.end();
  await four.done;
  expect([session.phase, session.law?.truth]).toEqual(['idle', null]);
  const fifth = await begun();
  expect(fifth.options.sizes).toEqual([4]);
  expect([...fifth.options.before.keys()].sort()).toEqual([0, 1, 2, 3]);
  fifth.options.told(4, whole(2.6));
  fifth.end();
  await fifth.done;
  expect(session.law?.truth?.held).toBe(2.6);
});

it('stopped, it keeps what was told, and goes on with it', async () => {
  const first = await begun();
  first.options.told(3, { losses: losses(20), state: null, held: null });
  session.stop();
  await first.done;
  expect([session.phase, session.failed]).toEqual(['idle', false]);
  expect(session.progress).toEqual({ done: 20, total: 4 * READER_FAMILY.schedule.steps });
  const second = await begun();
  expect(second.options.before.get(3)?.losses).toHaveLength(20);
});

it('paused, the next step waits', async () => {
  const { options } = await begun();
  session.pause();
  let waited = false;
  const step = options.wait?.().then(() => {
    waited = true;
  });
  await Promise.resolve();
  expect([session.phase, waited]).toEqual(['paused', false]);
  session.goOn();
  await step;
  expect(session.phase).toBe('running');
});

it('a failure is said, and the next call tries again', async () => {
  const first = await begun();
  first.end(new Error('worker lost'));
  await first.done;
  expect(session.failed).toBe(true);
  await begun();
  expect(session.failed).toBe(false);
});

it('begun again, it forgets and draws otherwise', async () => {
  const first = await begun();
  first.options.told(3, whole(3));
  session.again();
  await first.done;
  expect([session.members.size, session.seed, session.phase]).toEqual([0, 2, 'idle']);
});
