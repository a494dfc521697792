/**
 * Bytes that one device holds at each stage of ZeRO (Rajbhandari et al. 2019, fig. 1; the chapter's eq-zero), part by
 * part.
 */
import { STATE, type StateKind } from './training-memory.ts';

export const STAGES = [0, 1, 2, 3] as const;
export type Stage = (typeof STAGES)[number];
/** Devices of the chapter's table, and its model. */
export const DEVICES = [8, 64, 1024] as const;
export const PARAMETERS = 7.5e9;

/** First stage that shares the part out instead of copying it. */
const SHARDED_FROM: Record<StateKind, Stage> = { state: 1, gradient: 2, weight: 3 };

export interface Part {
  readonly kind: StateKind;
  readonly bytes: number;
}

/** Part of a quantity of this kind that each of `devices` holds. */
export function shareOf(kind: StateKind, stage: Stage, devices: number): number {
  return stage >= SHARDED_FROM[kind] ? 1 / devices : 1;
}

/** Weights, gradients and optimiser states held by each of `devices`, bytes. */
export function partsPerDevice(stage: Stage, devices: number, parameters: number): Part[] {
  return (['weight', 'gradient', 'state'] as const).map((kind) => {
    const whole = STATE.filter((item) => item.kind === kind).reduce((sum, item) => sum + item.bytes, 0) * parameters;
    return { kind, bytes: whole * shareOf(kind, stage, devices) };
  });
}

export function bytesPerDevice(stage: Stage, devices: number, parameters: number): number {
  return partsPerDevice(stage, devices, parameters).reduce((sum, { bytes }) => sum + bytes, 0);
}

/** What no number of devices takes away: the parts still copied. */
export function floorBytes(stage: Stage, parameters: number): number {
  return bytesPerDevice(stage, Number.POSITIVE_INFINITY, parameters);
}
