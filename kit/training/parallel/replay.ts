/**
 * The same step on another machine: every device computes what it computed and sends what it sent, at the speeds given.
 * A virtual clock, not the reader's: the result is the same on any computer.
 */
import type { Compute, Exchange, Operation, Work } from './trace.ts';

export interface Wire {
  /** seconds before the first byte arrives */
  readonly latency: number;
  /** bytes per second of a device, each way */
  readonly bandwidth: number;
}

export interface Machine {
  /** how long a piece of computation takes, seconds */
  readonly compute: (piece: Compute, device: number) => number;
  readonly wire: (from: number, to: number) => Wire;
  /** are the gradients summed while the layers before still compute? */
  readonly overlap: boolean;
}

export type Doing = Work | 'waiting' | 'communicating';
export interface Span {
  readonly doing: Doing;
  readonly start: number;
  readonly end: number;
  /** of a computation */
  readonly microBatch?: number;
  readonly chunk?: number;
}

export interface Replay {
  readonly devices: readonly (readonly Span[])[];
  /** seconds, to the end of the last device */
  readonly duration: number;
  /** share of the time of all devices in which they do not compute */
  readonly idle: number;
  /** seconds of communication that the slowest device was held up by, waiting for others left out */
  readonly exposed: number;
}

interface Flying {
  readonly arrival: number;
  readonly transfer: number;
}

interface Clock {
  at: number;
  /** of what is sent beside the computation */
  beside: number;
  /** its way out is free from here on */
  out: number;
  next: number;
  readonly spans: Span[];
}

const besides = ({ tag, collective }: Exchange) => tag === 'data' && collective !== 'allGather';

export function replay(steps: readonly (readonly Operation[])[], machine: Machine): Replay {
  const clocks = steps.map((): Clock => ({ at: 0, beside: 0, out: 0, next: 0, spans: [] }));
  const flying = new Map<string, Flying[]>();

  /** One operation; false where its message has not been sent. */
  function play(clock: Clock, device: number, operation: Operation): boolean {
    if (operation.kind === 'compute') {
      const { work, microBatch, chunk } = operation;
      if (work === 'update') hold(clock, clock.beside, clock.beside - clock.at);
      const end = clock.at + machine.compute(operation, device);
      clock.spans.push({ doing: work, start: clock.at, end, microBatch, chunk });
      clock.at = end;
      return true;
    }
    const beside = machine.overlap && besides(operation);
    const { peer, tag, bytes } = operation;
    const key = operation.kind === 'send' ? `${device} ${peer} ${tag}` : `${peer} ${device} ${tag}`;
    const queue = flying.get(key) ?? [];
    flying.set(key, queue);
    if (operation.kind === 'send') {
      const { latency, bandwidth } = machine.wire(device, peer);
      const ready = beside ? Math.max(clock.at, clock.beside) : clock.at;
      clock.out = Math.max(clock.out, ready) + bytes / bandwidth;
      queue.push({ arrival: clock.out + latency, transfer: bytes / bandwidth + latency });
      return true;
    }
    const message = queue.shift();
    if (!message) return false;
    if (beside) clock.beside = Math.max(clock.beside, clock.at, message.arrival);
    else hold(clock, message.arrival, message.transfer);
    return true;
  }

  for (let moved = true; moved; ) {
    moved = false;
    clocks.forEach((clock, device) => {
      for (let operation = steps[device]?.[clock.next]; operation; operation = steps[device]?.[clock.next]) {
        if (!play(clock, device, operation)) return;
        clock.next += 1;
        moved = true;
      }
    });
  }
  for (const clock of clocks) hold(clock, clock.beside, clock.beside - clock.at);
  const duration = Math.max(...clocks.map(({ at }) => at));
  const time = (spans: readonly Span[], counts: (doing: Doing) => boolean) =>
    spans.reduce((sum, { doing, start, end }) => sum + (counts(doing) ? end - start : 0), 0);
  const computes = (doing: Doing) => doing !== 'waiting' && doing !== 'communicating';
  const busy = clocks.reduce((sum, { spans }) => sum + time(spans, computes), 0);
  return {
    devices: clocks.map(({ spans }) => spans),
    duration,
    idle: duration > 0 ? 1 - busy / (duration * clocks.length) : 0,
    exposed: Math.max(...clocks.map(({ spans }) => time(spans, (doing) => doing === 'communicating'))),
  };
}

/** Nothing is computed until `until`: while the message travels, communication; before, waiting for who sends it. */
function hold(clock: Clock, until: number, travel: number): void {
  if (until <= clock.at) return;
  const sent = Math.max(clock.at, until - travel);
  if (sent > clock.at) push(clock.spans, 'waiting', clock.at, sent);
  if (until > sent) push(clock.spans, 'communicating', sent, until);
  clock.at = until;
}

/** Messages of one collective, one right after the other, are one span. */
function push(spans: Span[], doing: Doing, start: number, end: number): void {
  const last = spans.at(-1);
  if (last?.doing === doing && last.end === start) spans[spans.length - 1] = { ...last, end };
  else spans.push({ doing, start, end });
}

/** A forward or a backward pass of a whole stage lasts one unit, the rest nothing: slots, as the text counts bubbles. */
export function inSlots(steps: readonly (readonly Operation[])[], chunks: number): Replay {
  const pieces = steps.map((operations) => {
    const counts = new Map<string, number>();
    for (const operation of operations)
      if (operation.kind === 'compute') counts.set(passOf(operation), (counts.get(passOf(operation)) ?? 0) + 1);
    return counts;
  });
  return replay(steps, {
    compute: (piece, device) => (piece.work === 'update' ? 0 : 1 / chunks / (pieces[device]?.get(passOf(piece)) ?? 1)),
    wire: () => ({ latency: 0, bandwidth: Number.POSITIVE_INFINITY }),
    overlap: false,
  });
}

const passOf = ({ work, microBatch, chunk }: Compute) => `${work} ${microBatch} ${chunk}`;

/** What the devices did on the clock of this machine: waiting for a message, or busy with one. */
export function asMeasured(steps: readonly (readonly Operation[])[]): Span[][] {
  const begin = Math.min(...steps.flatMap((operations) => operations.map(({ start }) => start)));
  const seconds = (ms: number) => (ms - begin) / 1000;
  return steps.map((operations) =>
    operations.map((operation): Span => {
      const when = { start: seconds(operation.start), end: seconds(operation.end) };
      if (operation.kind !== 'compute')
        return { ...when, doing: operation.kind === 'send' ? 'communicating' : 'waiting' };
      const { work, microBatch, chunk } = operation;
      return { ...when, doing: work, microBatch, chunk };
    }),
  );
}
