/** Collectives over real ports: sums, bits, and bytes counted where they leave. */
import { afterEach, describe, expect, it } from 'vitest';
import { farthest } from '../golden.ts';
import { Links } from './links.ts';
import { allReduce, pieceOf, type Ring, reduceScatter } from './ring.ts';

const open: Links[] = [];
afterEach(() => {
  for (const links of open.splice(0)) links.close();
});

/** Devices linked each to each, and the ring of all. */
function ringOf(size: number): { readonly links: Links; readonly ring: Ring }[] {
  const all = Array.from({ length: size }, (_, rank) => new Links(rank));
  open.push(...all);
  all.forEach((one, rank) => {
    for (const [peer, other] of all.entries()) {
      if (peer <= rank) continue;
      const { port1, port2 } = new MessageChannel();
      one.connect(peer, port1);
      other.connect(rank, port2);
    }
  });
  const everyone = all.map(({ rank }) => rank);
  return all.map((links) => ({ links, ring: links.ring(everyone, 'data') }));
}

const sent = ({ links }: { links: Links }) => links.sent.allReduce;
const arrays = (size: number, length: number) =>
  Array.from({ length: size }, (_, rank) => Float32Array.from({ length }, (_, i) => Math.sin(7 * rank + i)));

describe('the ring', () => {
  // lengths below the number of workers, and ones that they do not divide
  it.each([1, 2, 3, 4, 8].flatMap((size) => [1, 5, 24].map((length) => [size, length] as const)))(
    '%d workers add up %d numbers: all the same bits, and the bytes of the formula',
    async (size, length) => {
      const given = arrays(size, length);
      const sum = Array.from({ length }, (_, i) => given.reduce((total, array) => total + array[i]!, 0));
      const rings = ringOf(size);
      await Promise.all(rings.map(({ ring }, rank) => allReduce(ring, given[rank]!)));
      expect(farthest(given[0]!, sum)).toBeLessThan(1e-6);
      for (const array of given) expect(array).toEqual(given[0]);
      if (length % size === 0) for (const one of rings) expect(sent(one)).toBe(((2 * (size - 1)) / size) * length * 4);
      expect(rings.reduce((bytes, one) => bytes + sent(one), 0)).toBe(2 * (size - 1) * length * 4);
    },
  );

  it('after the first half each worker has its own piece of the sum', async () => {
    const given = arrays(3, 7);
    const sum = Array.from({ length: 7 }, (_, i) => given.reduce((total, array) => total + array[i]!, 0));
    const rings = ringOf(3);
    await Promise.all(rings.map(({ ring }, rank) => reduceScatter(ring, given[rank]!)));
    rings.forEach((_, rank) => {
      const { from, to } = pieceOf(7, 3, rank);
      expect(farthest(given[rank]!.subarray(from, to), sum.slice(from, to))).toBeLessThan(1e-6);
    });
  });
});

describe('links', () => {
  it('give each message to who asks for its tag, whatever came before', async () => {
    const [a, b] = ringOf(2);
    if (!a || !b) throw new Error('two');
    const send = (tag: string, value: number) => a.links.send(1, tag, Float32Array.of(value), 'sendReceive');
    send('second', 2);
    send('first', 1);
    send('second', 3);
    const take = async (tag: string) => [...(await b.links.receive(0, tag, 'sendReceive'))];
    expect([await take('first'), await take('second'), await take('second')]).toEqual([[1], [2], [3]]);
    expect(a.links.sent).toEqual({ allReduce: 0, reduceScatter: 0, allGather: 0, sendReceive: 12 });
    expect(() => a.links.send(2, 'first', Float32Array.of(1), 'sendReceive')).toThrow('no link to 2');
  });
});
