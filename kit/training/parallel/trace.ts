/**
 * What a device did in one step, in order: its computations with the operations of their products, what it sent and
 * what it waited for. A replay on another clock needs nothing else.
 */
export const COLLECTIVES = ['allReduce', 'reduceScatter', 'allGather', 'sendReceive'] as const;
export type Collective = (typeof COLLECTIVES)[number];
export type Work = 'forward' | 'backward' | 'update';

/** A piece of a pass, between two messages. */
export interface Compute {
  readonly kind: 'compute';
  readonly work: Work;
  readonly microBatch: number;
  /** which of the device's slices of layers */
  readonly chunk: number;
  /** operations of its matrix products: 2 per multiplication and addition */
  readonly flops: number;
  /** ms, on the clock of the machine */
  readonly start: number;
  readonly end: number;
}

export interface Exchange {
  readonly kind: 'send' | 'receive';
  readonly peer: number;
  readonly tag: string;
  readonly collective: Collective;
  readonly bytes: number;
  readonly start: number;
  readonly end: number;
}
export type Operation = Compute | Exchange;

interface Label {
  readonly work: Work;
  readonly microBatch: number;
  readonly chunk: number;
}

/** One clock for all workers of a page: each has a `performance` of its own, which began when it did. */
const now = () => performance.timeOrigin + performance.now();

export class Trace {
  operations: Operation[] = [];
  /** of the products so far */
  flops = 0;
  #label: Label | null = null;
  #start = 0;
  #before = 0;

  clear(): void {
    this.operations = [];
  }

  /** From here on computation is `work`, until `end`. */
  begin(work: Work, microBatch = 0, chunk = 0): void {
    this.#label = { work, microBatch, chunk };
    this.#resume();
  }

  end(): void {
    this.#close();
    this.#label = null;
  }

  /** A message on its way out, or awaited: what was computed before it is one piece. */
  exchange(kind: Exchange['kind'], peer: number, tag: string, collective: Collective): (bytes: number) => void {
    this.#close();
    const start = now();
    return (bytes) => {
      this.operations.push({ kind, peer, tag, collective, bytes, start, end: now() });
      this.#resume();
    };
  }

  #resume(): void {
    this.#start = now();
    this.#before = this.flops;
  }

  /** Additions of a collective are no piece of their own: they have no products. */
  #close(): void {
    const flops = this.flops - this.#before;
    if (this.#label && (flops > 0 || this.#label.work === 'update'))
      this.operations.push({ kind: 'compute', ...this.#label, flops, start: this.#start, end: now() });
  }
}
