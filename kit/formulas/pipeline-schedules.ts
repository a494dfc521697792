/**
 * Three schedules of a pipeline, played: each device runs its list of passes in order, each pass as soon as what it
 * needs is ready. GPipe (Huang et al. 2018), 1F1B (Narayanan et al. 2020), interleaved 1F1B (Narayanan et al. 2021,
 * §2.2). A forward and a backward pass of a whole stage last one unit each: the idle share does not depend on their
 * ratio.
 */
export const SCHEDULES = ['gpipe', 'oneFOneB', 'interleaved'] as const;
export type Schedule = (typeof SCHEDULES)[number];

export interface Pass {
  readonly forward: boolean;
  readonly microBatch: number;
  /** which of the device's slices of layers, 0 first */
  readonly chunk: number;
}
export interface TimedPass extends Pass {
  readonly start: number;
  readonly end: number;
}
export interface Timeline {
  readonly devices: readonly (readonly TimedPass[])[];
  readonly duration: number;
  /** share of the time of all devices spent waiting */
  readonly idle: number;
  /** most activations kept at once, by device, in micro-batches crossing a whole stage */
  readonly kept: readonly number[];
}

/**
 * @param chunks slices per device; 1 but for the interleaved schedule, where microBatches must be a multiple of stages
 */
export function schedule(kind: Schedule, stages: number, microBatches: number, chunks = 1): Timeline {
  const orders = Array.from({ length: stages }, (_, device) => orderOf(kind, device, stages, microBatches, chunks));
  return play(orders, stages, chunks);
}

/** Passes of one device, in its order. */
export function orderOf(kind: Schedule, device: number, stages: number, microBatches: number, chunks: number): Pass[] {
  const count = microBatches * chunks;
  const pass = (forward: boolean, k: number): Pass => {
    // groups of `stages` micro-batches go through the first slice, then the second…; the way back is in reverse
    const chunk = Math.floor((k % (stages * chunks)) / stages);
    const microBatch = Math.floor(k / (stages * chunks)) * stages + (k % stages);
    return chunks === 1
      ? { forward, microBatch: k, chunk: 0 }
      : { forward, microBatch, chunk: forward ? chunk : chunks - 1 - chunk };
  };
  const ahead = stages - device - 1;
  const warmUp =
    kind === 'gpipe' ? count : Math.min(count, kind === 'oneFOneB' ? ahead : 2 * ahead + (chunks - 1) * stages);
  const order = Array.from({ length: warmUp }, (_, k) => pass(true, k));
  for (let k = warmUp; k < count; k++) order.push(pass(true, k), pass(false, k - warmUp));
  for (let k = count - warmUp; k < count; k++) order.push(pass(false, k));
  return order;
}

/** Orders of passes, one a device, played. Throws where they wait for themselves. */
export function play(orders: readonly (readonly Pass[])[], stages: number, chunks: number): Timeline {
  const done = new Map<string, number>();
  const key = (forward: boolean, slice: number, microBatch: number) => `${forward}:${slice}:${microBatch}`;
  const devices: TimedPass[][] = orders.map(() => []);
  let left = orders.reduce((sum, order) => sum + order.length, 0);
  while (left > 0) {
    const before = left;
    orders.forEach((order, device) => {
      const timed = devices[device] ?? [];
      for (let next = order[timed.length]; next; next = order[timed.length]) {
        const { forward, microBatch, chunk } = next;
        const slice = chunk * stages + device; // place among all slices, input first
        const needs = forward
          ? [key(true, slice - 1, microBatch)]
          : [key(true, slice, microBatch), key(false, slice + 1, microBatch)];
        const inside = needs.filter((_, i) => (forward ? slice > 0 : i === 0 || slice < stages * chunks - 1));
        const ready = inside.map((need) => done.get(need));
        if (ready.includes(undefined)) return;
        const start = Math.max(timed.at(-1)?.end ?? 0, 0, ...ready.map((at) => at ?? 0));
        const end = start + 1 / chunks;
        done.set(key(forward, slice, microBatch), end);
        timed.push({ ...next, start, end });
        left--;
      }
    });
    if (left === before) throw new Error('the schedule waits for itself');
  }
  const duration = Math.max(...devices.flatMap((timed) => timed.map(({ end }) => end)));
  const busy = devices.flat().reduce((sum, { start, end }) => sum + end - start, 0);
  return {
    devices,
    duration,
    idle: 1 - busy / (duration * stages),
    kept: devices.map((timed) => mostKept(timed) / chunks),
  };
}

/** A forward pass keeps one set of activations, its backward pass frees one. */
function mostKept(order: readonly Pass[]): number {
  let [now, most] = [0, 0];
  for (const { forward } of order) {
    now += forward ? 1 : -1;
    most = Math.max(most, now);
  }
  return most;
}
