/** A result in few characters, for the page: what a clock measured at the build is left out, it says nothing here. */

import { COLLECTIVES, type Operation, type Work } from '@kit/training/parallel/trace.ts';
import { KINDS } from '@kit/training/tensor.ts';
import type { Report, Result } from './run.ts';

const WORKS: readonly Work[] = ['forward', 'backward', 'update'];
const WAYS = ['send', 'receive'] as const;

const record = <K extends string>(keys: readonly K[], values: readonly number[]) =>
  Object.fromEntries(keys.map((key, i) => [key, values[i] ?? 0])) as Record<K, number>;

interface Compact {
  readonly key: string;
  readonly losses: readonly number[];
  readonly alone: readonly number[];
  readonly tags: readonly string[];
  readonly devices: readonly (readonly [
    sent: readonly number[],
    peak: readonly number[],
    kept: number,
    operations: readonly (readonly number[])[],
  ])[];
}

export function pack({ key, losses, alone, devices }: Result): string {
  const tags: string[] = [];
  const tagAt = (tag: string) => (tags.includes(tag) ? tags.indexOf(tag) : tags.push(tag) - 1);
  const operation = (one: Operation) =>
    one.kind === 'compute'
      ? [WORKS.indexOf(one.work), one.microBatch, one.chunk, one.flops]
      : [WAYS.indexOf(one.kind), one.peer, tagAt(one.tag), COLLECTIVES.indexOf(one.collective), one.bytes];
  const packed = devices.map(({ sent, peak, kept, operations }) => [
    COLLECTIVES.map((name) => sent[name]),
    KINDS.map((kind) => peak[kind]),
    kept,
    operations.map(operation),
  ]);
  return JSON.stringify({ key, losses, alone, devices: packed, tags });
}

export function unpack(text: string): Result {
  const { key, losses, alone, tags, devices } = JSON.parse(text) as Compact;
  const when = { start: 0, end: 0 };
  const operation = ([first = 0, second = 0, third = 0, fourth = 0, bytes]: readonly number[]): Operation =>
    bytes === undefined
      ? { kind: 'compute', work: WORKS[first] ?? 'forward', microBatch: second, chunk: third, flops: fourth, ...when }
      : {
          kind: WAYS[first] ?? 'send',
          peer: second,
          tag: tags[third] ?? '',
          collective: COLLECTIVES[fourth] ?? 'sendReceive',
          bytes,
          ...when,
        };
  const reports = devices.map(
    ([sent, peak, kept, operations]): Report => ({
      sent: record(COLLECTIVES, sent),
      peak: record(KINDS, peak),
      kept,
      operations: operations.map(operation),
    }),
  );
  return { key, origin: 'recorded', losses, alone, devices: reports };
}
