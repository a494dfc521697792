/** What of a result is said in words and drawn: counted bytes beside formulas, the gap of two losses, machines. */
import { heldBy, modelFlops, type Plan, sentBy } from '@kit/training/parallel/expected.ts';
import { inSlots, type Machine, type Replay, replay, type Wire } from '@kit/training/parallel/replay.ts';
import { COLLECTIVES } from '@kit/training/parallel/trace.ts';
import { cutOf, planOf } from './plan.ts';
import type { Result } from './run.ts';
import type { LabState } from './state.ts';

/** Largest difference between the two losses of a step, nats; 0: the same bits. */
export const gapOf = ({ losses, alone }: Result): number =>
  losses.reduce((most, loss, i) => Math.max(most, Math.abs(loss - (alone[i] ?? Number.NaN))), 0);

export const HELD = ['parameters', 'gradients', 'optimizer', 'activations'] as const;

export interface Counted {
  /** bytes */
  readonly counted: number;
  readonly formula: number;
}

/** By worker, bytes sent in one step by each collective. */
export function sentRows(state: LabState, { devices }: Result): readonly (readonly Counted[])[] {
  const plan = planOf(state);
  return devices.map(({ sent }, rank) => {
    const formula = sentBy(plan, rank);
    return COLLECTIVES.map((name) => ({ counted: sent[name], formula: formula[name] }));
  });
}

/** By worker, the most bytes held of each kind in one step. */
export function heldRows(state: LabState, { devices }: Result): readonly (readonly Counted[])[] {
  const plan = planOf(state);
  return devices.map(({ peak }, rank) => {
    const formula = heldBy(plan, rank);
    return HELD.map((kind) => ({ counted: peak[kind], formula: formula[kind] }));
  });
}

/** Largest difference as a share of the formula. */
export const farthestOff = (rows: readonly (readonly Counted[])[]): number =>
  rows
    .flat()
    .reduce((most, { counted, formula }) => Math.max(most, Math.abs(counted - formula) / Math.max(1, formula)), 0);

/**
 * Orders of magnitude, each way: an A100's NVLink, an InfiniBand adapter of 200 Gb/s, Ethernet at 10 Gb/s, a home Wi-Fi.
 * Seconds, bytes per second.
 */
export const WIRES = {
  nvlink: { latency: 2e-6, bandwidth: 300e9 },
  infiniband: { latency: 2e-6, bandwidth: 25e9 },
  ethernet: { latency: 30e-6, bandwidth: 1.25e9 },
  wifi: { latency: 3e-3, bandwidth: 0.05e9 },
} as const;

/** µs and GB/s. */
export interface Chosen {
  readonly latency: number;
  readonly bandwidth: number;
}
function chosen(link: LabState['link'], latency: number | null, bandwidth: number | null): Chosen {
  const preset = WIRES[link];
  return { latency: latency ?? preset.latency * 1e6, bandwidth: bandwidth ?? preset.bandwidth / 1e9 };
}
/** The links that the reader has chosen: between nodes, and inside one. */
export const wireOf = ({ link, latency, bandwidth }: LabState): Chosen => chosen(link, latency, bandwidth);
export const innerWireOf = ({ inner, innerLatency, innerBandwidth }: LabState): Chosen =>
  chosen(inner, innerLatency, innerBandwidth);

/** Workers of a tensor group are neighbours: do they stand in several nodes? */
export const tensorCrosses = (state: LabState): boolean => cutOf(state).tensor > state.perNode;

export interface Virtual extends Replay {
  /** useful operations as a share of those that the workers could have made */
  readonly mfu: number;
}

/** The last step of a run, on the machine that the reader describes. */
export function onLinks(state: LabState, { devices }: Result): Virtual {
  const power = state.power * 1e12;
  const [inside, between] = [innerWireOf(state), wireOf(state)].map(({ latency, bandwidth }) => ({
    latency: latency / 1e6,
    bandwidth: bandwidth * 1e9,
  })) as [Wire, Wire];
  const nodeOf = (rank: number) => Math.floor(rank / state.perNode);
  const machine: Machine = {
    compute: ({ flops }) => flops / power,
    wire: (from, to) => (nodeOf(from) === nodeOf(to) ? inside : between),
    overlap: state.overlap,
  };
  const played = replay(
    devices.map(({ operations }) => operations),
    machine,
  );
  const plan = planOf(state);
  return { ...played, mfu: modelFlops(plan) / (played.duration * power * devices.length) };
}

export const slotsOf = ({ chunks }: Plan, { devices }: Result): Replay =>
  inSlots(
    devices.map(({ operations }) => operations),
    chunks,
  );

/** The chapter's formula; one micro-batch at a time is a pipeline of one micro-batch, over and over. */
export function bubbleFormula({ cut, chunks, microBatches }: Plan, { schedule }: LabState): number {
  const p = cut.pipeline;
  return (p - 1) / ((schedule === 'naive' ? 1 : microBatches * chunks) + p - 1);
}
