import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { inProcessWorker } from '../remote/in-process.ts';
import type { Schedule } from './batches.ts';
import { bitsPerByte, type Corpus, readCorpus, writeCorpus } from './corpus.ts';
import { countedParameters, type FamilyOptions, type Member, trainFamily } from './family.ts';
import { farthest, golden } from './golden.ts';
import { createTrainer } from './trainer.ts';

/** training/engine/golden.py: ten steps on windows drawn from a text, in PyTorch's float64. */
interface TextRun {
  readonly train: readonly number[];
  readonly held: readonly number[];
  readonly windows: number;
  readonly length: number;
  readonly schedule: Schedule;
  readonly losses: readonly number[];
  readonly norms: readonly number[];
  readonly after: number;
}
const TEXT = JSON.parse(readFileSync('tests/golden/training/text.json', 'utf8')) as TextRun;
const { shape, seed, most } = golden();
const [SMALL, SMALLER] = [
  { ...shape, tied: true },
  { ...shape, width: 4, tied: true },
] as const;
const CORPUS: Corpus = { train: Int32Array.from(TEXT.train), held: Int32Array.from(TEXT.held), heldBytes: 120 };

function training(more: Partial<FamilyOptions> = {}) {
  const members = new Map<number, Member>();
  const seen: [number, number][] = [];
  const {
    windows,
    length,
    schedule: { peak, ...schedule },
  } = TEXT;
  const done = trainFamily({
    recipe: { shapes: [SMALL, SMALLER], windows, length, schedule, rate: peak * SMALL.width, most, keepEvery: 2 },
    sizes: [0, 1],
    corpus: CORPUS,
    seed,
    spawn: () => inProcessWorker(createTrainer()),
    workers: 2,
    before: new Map(),
    told(size, member) {
      members.set(size, member);
      seen.push([size, member.losses.length]);
    },
    ...more,
  });
  return { done, members, seen };
}

async function whole(more: Partial<FamilyOptions> = {}) {
  const { done, members } = training(more);
  await done;
  return members;
}

it('is PyTorch’s training on the same windows, and its loss on the text held out', async () => {
  const member = (await whole()).get(0);
  expect(farthest(member?.losses ?? [], TEXT.losses)).toBeLessThan(1e-5);
  // 60 tokens for 120 bytes: half a token a byte
  expect(member?.held).toBeCloseTo(TEXT.after / Math.LN2 / 2, 4);
});

it('every size is trained, with one worker or two, and begun in the order asked for', async () => {
  const members = await whole();
  expect([...members.keys()].sort()).toEqual([0, 1]);
  expect(members.get(1)?.losses).not.toEqual(members.get(0)?.losses);
  const { done, seen } = training({ workers: 1, sizes: [1, 0] });
  await done;
  expect(seen.map(([size]) => size)).toEqual([...Array(11).fill(1), ...Array(11).fill(0)]);
});

describe('stopped', () => {
  async function stoppedAt(step: number) {
    const abort = new AbortController();
    const { done, members } = training({
      workers: 1,
      signal: abort.signal,
      wait: async () => void (members.get(0)?.losses.length === step && abort.abort()),
    });
    await expect(done).rejects.toMatchObject({ name: 'AbortError' });
    return members;
  }

  it('goes on from the last state kept, as if it had not been', async () => {
    const before = await stoppedAt(5);
    expect(before.get(0)).toMatchObject({ state: { step: 4 }, held: null });
    expect(before.get(0)?.losses).toHaveLength(5);
    expect(await whole({ before })).toEqual(await whole());
  });

  it('ends at once while a size is measured, and its worker with it', async () => {
    const abort = new AbortController();
    const worker = inProcessWorker({ ...createTrainer(), evaluate: () => new Promise(() => abort.abort()) });
    const { done, members } = training({ sizes: [0], signal: abort.signal, spawn: () => worker });
    await expect(done).rejects.toMatchObject({ name: 'AbortError' });
    expect(worker.terminated).toBe(true);
    expect(members.get(0)).toMatchObject({ held: null, state: { step: 10 } });
  });

  it('does not train again what was measured', async () => {
    const before = await whole();
    const { done, seen } = training({ before });
    await done;
    expect(seen).toEqual([]);
  });
});

it('a pause holds the next step back', async () => {
  let release: () => void = () => undefined;
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  const { done, seen } = training({ workers: 1, sizes: [0], wait: () => held });
  await expect.poll(() => seen.length).toBe(1);
  await new Promise((resolve) => setTimeout(resolve, 30));
  expect(seen).toHaveLength(1);
  release();
  await done;
  expect(seen).toHaveLength(11);
});

it('what goes wrong with one size ends the others, and is what is told', async () => {
  const wrong = { ...CORPUS, train: Int32Array.from(TEXT.train, (id, i) => (i === 299 ? id : 99)) };
  await expect(whole({ corpus: wrong })).rejects.toThrow('token 99 in a vocabulary of 11');
});

it('N leaves the positions out', () => {
  // 12·L·d² + 13·L·d + 2·d + V·d: blocks with their biases and norms, last norm, tied table
  expect(countedParameters(SMALL)).toBe(12 * 2 * 64 + 13 * 2 * 8 + 2 * 8 + 11 * 8);
});

it('a corpus is written and read again, and what is none is refused', () => {
  expect(readCorpus(writeCorpus(CORPUS))).toEqual(CORPUS);
  expect(() => readCorpus(writeCorpus({ ...CORPUS, heldBytes: 0 }))).toThrow(RangeError);
  expect(bitsPerByte(Math.LN2, CORPUS)).toBe(0.5);
});
