/**
 * A first visit and an update, cut at every file, at random bytes, and killed at every access to the disk, by the
 * script that the build writes: after each the old book or the new one, whole, never a mixture.
 */
import { describe, expect, it } from 'vitest';
import { randomStream } from '../../kit/math/random.ts';
import { TRIALS } from '../../kit/trials.ts';
import { type Book, faults, publishedBooks } from './book.ts';
import type { Reader } from './reader.ts';
import { having, inUse, isKept, onCopy } from './visit.ts';

const [one, two, three] = await publishedBooks();

/** requests that fail before the line is back by itself; Infinity: it stays cut */
const OUTAGES = [1, 2, 5, 13, Number.POSITIVE_INFINITY];

interface Cut {
  readonly byte: number;
  readonly outage: number;
}
/** Cuts at each file, and at random, on the way of `next` to a browser that has another version or none. */
async function cuts(reader: Reader, next: Book): Promise<Cut[]> {
  const pilot = onCopy(reader, next);
  await pilot.look();
  const { begins, carried } = pilot.host;
  const random = randomStream(55);
  const draw = (limit: number) => Math.floor(random() * limit);
  return [
    ...begins.flatMap((byte) => OUTAGES.map((outage) => ({ byte, outage }))),
    ...Array.from({ length: TRIALS.cuts }, () => ({
      byte: draw(carried),
      outage: OUTAGES[draw(OUTAGES.length)] ?? 1,
    })),
  ];
}

/** The book in use is whole; and once the line is back, the new one comes, whole. */
async function check(reader: Reader, before: Book | undefined, next: Book, where: string): Promise<void> {
  expect(isKept(reader.disk), where).toBe(true);
  const current = inUse(reader, [before, next]);
  if (before && !reader.waiting) expect(current, where).toBe(before);
  if (current) expect(await faults(reader, current), where).toEqual([]);
  reader.host.restore();
  await reader.look();
  await reader.accept();
  expect(await faults(reader, next), `${where}, and then the line is back`).toEqual([]);
  expect(isKept(reader.disk), where).toBe(true);
}

describe.each([
  ['a first visit', undefined, one],
  ['an update', one, two],
] as const)('%s', (_, old, next) => {
  it('cut at every file and at random bytes, for a moment or for good', async () => {
    const start = await having(old, one);
    for (const { byte, outage } of await cuts(start, next)) {
      const reader = onCopy(start, next);
      // the script itself has come: what is cut is what it asks for
      Object.assign(reader.host, { left: Math.max(1, byte), outage });
      await reader.look();
      await check(reader, old, next, `byte ${byte}, outage ${outage}`);
    }
  });

  it('killed at every access to the disk, while it is stored and while it takes over', async () => {
    const start = await having(old, one);
    let all = 0;
    const pilot = onCopy(start, next);
    await pilot.look((worker) => {
      worker.onMoment = (moments) => {
        all = moments;
      };
    });
    await pilot.accept();
    expect(all).toBeGreaterThan(20);
    for (let life = 0; life <= all; life += 1) {
      const reader = onCopy(start, next);
      const mortal = (worker: { life: number }) => {
        worker.life = life;
      };
      await reader.look(mortal);
      await reader.accept(mortal);
      if (reader.active) reader.active.life = Number.POSITIVE_INFINITY;
      const where = `killed at access ${life}`;
      const current = inUse(reader, [old, next]);
      if (current) expect(await faults(reader, current), where).toEqual([]);
      await reader.look();
      await reader.accept();
      expect(await faults(reader, next), where).toEqual([]);
      // a tab still open on this version finds its scripts when the next one takes over
      reader.host.root = three.root;
      expect(await reader.look(), where).toBe('done');
      await reader.accept();
      expect(await faults(reader, three), where).toEqual([]);
      reader.host.manners = () => null;
      for (const path of Object.keys(next.manifest.files).filter((each) => each.startsWith('_astro/')))
        expect((await reader.ask(path))?.status, `${where}, then a third version: ${path}`).toBe(200);
      expect(isKept(reader.disk), where).toBe(true);
    }
  });
});
