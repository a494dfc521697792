/**
 * Collectives on a ring (Patarasuk & Yuan 2009): every worker sends to the next one and receives from the one before.
 * What is shared lies in N pieces; worker r ends the first half, reduce-scatter, with the sum of piece r. The additions
 * of a piece are made once, by one worker after the other, and the result is copied: all workers end with the same
 * bits.
 */
import type { Range } from '../optimizers.ts';
import type { Floats } from '../tensor.ts';
import type { Collective } from './trace.ts';

/** What a worker of the ring holds of it. Messages arrive in the order in which they were sent. */
export interface Ring {
  readonly rank: number;
  readonly size: number;
  /** to the next worker, as part of a collective */
  send(numbers: Floats, collective: Collective): void;
  /** from the one before, as soon as it is there */
  receive(collective: Collective): Promise<Floats>;
  /** what was received is read */
  release(numbers: Floats): void;
}

/**
 * Piece `index` of `length` elements cut in `size`: the first ones have one element more where they do not come out
 * even.
 */
export function pieceOf(length: number, size: number, index: number): Range {
  const at = (i: number) => i * Math.floor(length / size) + Math.min(i, length % size);
  return { from: at(index), to: at(index + 1) };
}

function steps({ rank, size }: Ring, values: Floats, first: number) {
  const piece = (at: number) => {
    const { from, to } = pieceOf(values.length, size, (((rank + at) % size) + size) % size);
    return values.subarray(from, to);
  };
  // at each step the piece before the one just sent comes in
  return Array.from({ length: size - 1 }, (_, step) => ({ out: piece(first - step), in: piece(first - 1 - step) }));
}

/**
 * Adds up the arrays of all workers: of `values`, this worker's piece is the whole sum after; the others hold parts of
 * sums. (N − 1)/N of the array's bytes are sent by each.
 */
export async function reduceScatter(ring: Ring, values: Floats, as: Collective = 'reduceScatter'): Promise<void> {
  for (const { out, in: mine } of steps(ring, values, -1)) {
    ring.send(out, as);
    const theirs = await ring.receive(as);
    for (let i = 0; i < mine.length; i += 1) mine[i] = mine[i]! + theirs[i]!;
    ring.release(theirs);
  }
}

/** Each worker's piece to all the others: again (N − 1)/N of the array's bytes. */
export async function allGather(ring: Ring, values: Floats, as: Collective = 'allGather'): Promise<void> {
  for (const { out, in: mine } of steps(ring, values, 0)) {
    ring.send(out, as);
    const theirs = await ring.receive(as);
    mine.set(theirs);
    ring.release(theirs);
  }
}

/**
 * The sum of all workers' arrays, in all of them: 2·(N − 1)/N of the array's bytes are sent by each, exactly where N
 * divides it.
 */
export async function allReduce(ring: Ring, values: Floats): Promise<void> {
  await reduceScatter(ring, values, 'allReduce');
  await allGather(ring, values, 'allReduce');
}
