/** The temperatures that the slider can take: a hundred steps, each multiplying τ by the same factor. */
import { TEMPERATURE } from './state.ts';

export const STEPS = 100;
const RATIO = Math.log(TEMPERATURE.max / TEMPERATURE.min);

/** Three significant digits, as shown and as kept in links. */
export function temperatureAt(step: number): number {
  return Number((TEMPERATURE.min * Math.exp((RATIO * step) / STEPS)).toPrecision(3));
}

export function stepOf(temperature: number): number {
  return Math.max(0, Math.min(STEPS, Math.round((STEPS * Math.log(temperature / TEMPERATURE.min)) / RATIO)));
}
