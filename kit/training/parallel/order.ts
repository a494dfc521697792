/**
 * In which order each stage of a pipeline makes its forward and backward passes: by a known schedule, or as a reader
 * writes it (`F1 F2 B1 B2`, a line for each stage); and why an order cannot be run.
 */
import { orderOf, type Pass, type Schedule } from '../../formulas/pipeline-schedules.ts';

/** `naive`: one micro-batch at a time, there and back. */
export const ORDERS = ['naive', 'gpipe', 'oneFOneB', 'interleaved'] as const;
export type Order = (typeof ORDERS)[number];
/** Passes of each stage, in its order. */
export type Orders = readonly (readonly Pass[])[];

export function ordersOf(order: Order, stages: number, microBatches: number, chunks = 1): Orders {
  return Array.from({ length: stages }, (_, stage) =>
    order === 'naive' ? there(microBatches) : orderOf(order as Schedule, stage, stages, microBatches, chunks),
  );
}

const there = (microBatches: number): Pass[] =>
  Array.from({ length: 2 * microBatches }, (_, i) => ({
    forward: i % 2 === 0,
    microBatch: Math.floor(i / 2),
    chunk: 0,
  }));

/** As a reader writes it, micro-batches from 1: `F1 F2 B1 B2`, a line for each stage. */
export const writeOrders = (orders: Orders): string =>
  orders
    .map((order) => order.map(({ forward, microBatch }) => `${forward ? 'F' : 'B'}${microBatch + 1}`).join(' '))
    .join('\n');

/** Why an order is refused; stages and micro-batches from 1. */
export type Refusal =
  | { readonly kind: 'stages'; readonly found: number; readonly stages: number }
  | { readonly kind: 'word'; readonly stage: number; readonly word: string }
  | { readonly kind: 'twice' | 'missing'; readonly stage: number; readonly pass: string }
  /** every stage waits: each for the pass named, of another stage or of its own */
  | { readonly kind: 'deadlock'; readonly waits: readonly Wait[] };
export interface Wait {
  readonly stage: number;
  /** what it would do */
  readonly pass: string;
  /** what it needs, and of which stage */
  readonly needs: string;
  readonly of: number;
}

/** Orders from text, or why not. One slice of layers a stage. */
export function parseOrders(text: string, stages: number, microBatches: number): Orders | Refusal {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  if (lines.length !== stages) return { kind: 'stages', found: lines.length, stages };
  const orders: Pass[][] = [];
  for (const [i, line] of lines.entries()) {
    const stage = i + 1;
    const order: Pass[] = [];
    const seen = new Set<string>();
    for (const word of line.split(/[\s,;]+/).filter(Boolean)) {
      const [, way, number] = /^([fb])(\d+)$/i.exec(word) ?? [];
      const microBatch = Number(number) - 1;
      if (way === undefined || microBatch < 0 || microBatch >= microBatches) return { kind: 'word', stage, word };
      const pass = word.toUpperCase();
      if (seen.has(pass)) return { kind: 'twice', stage, pass };
      seen.add(pass);
      order.push({ forward: pass.startsWith('F'), microBatch, chunk: 0 });
    }
    for (const way of ['F', 'B'])
      for (let m = 1; m <= microBatches; m += 1)
        if (!seen.has(`${way}${m}`)) return { kind: 'missing', stage, pass: `${way}${m}` };
    orders.push(order);
  }
  return deadlockOf(orders) ?? orders;
}

/**
 * Plays the orders without computing: as sends never wait, either all passes come to an end, or every stage that is not
 * done waits for one that is not either. Null: they come to an end.
 */
export function deadlockOf(orders: Orders): Refusal | null {
  const done = new Set<string>();
  const at = orders.map(() => 0);
  const key = (stage: number, forward: boolean, microBatch: number) => `${stage} ${forward} ${microBatch}`;
  /** the pass that it lacks: by stage, from 0 */
  const lacks = (stage: number, { forward, microBatch }: Pass) => {
    const needs = forward
      ? [{ of: stage - 1, forward: true }]
      : [
          { of: stage, forward: true },
          { of: stage + 1, forward: false },
        ];
    return needs.find((need) => orders[need.of] && !done.has(key(need.of, need.forward, microBatch)));
  };
  for (let moved = true; moved; ) {
    moved = false;
    orders.forEach((order, stage) => {
      for (let next = order[at[stage] ?? 0]; next && !lacks(stage, next); next = order[at[stage] ?? 0]) {
        done.add(key(stage, next.forward, next.microBatch));
        at[stage] = (at[stage] ?? 0) + 1;
        moved = true;
      }
    });
  }
  const waits = orders.flatMap((order, stage): Wait[] => {
    const next = order[at[stage] ?? 0];
    const need = next && lacks(stage, next);
    if (!next || !need) return [];
    const name = (forward: boolean) => `${forward ? 'F' : 'B'}${next.microBatch + 1}`;
    return [{ stage: stage + 1, pass: name(next.forward), needs: name(need.forward), of: need.of + 1 }];
  });
  return waits.length > 0 ? { kind: 'deadlock', waits } : null;
}
