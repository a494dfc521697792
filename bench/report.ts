/** Metrics of the bench: their names, units and ceilings, and how a run is printed against the baseline. */
import { median } from '../src/components/measure/statistics.ts';

interface Metric {
  readonly label: string;
  readonly unit: 'MB' | 'kB' | 'ms' | 's' | 'tokens/s' | '×';
  /** at or under this; what the peers need is said beside it */
  readonly ceiling?: number;
  /** at or above this */
  readonly floor?: number;
  readonly peers?: string;
}

export const METRICS = {
  readTopBytes: { label: 'section opened and read, its labs not reached', unit: 'kB', ceiling: 200 },
  readBytes: { label: 'section scrolled to its end, nothing touched', unit: 'kB', ceiling: 200 },
  mapBytes: {
    label: 'bytes to the first true attention map',
    unit: 'MB',
    ceiling: 0.9,
    peers: 'llm-viz 0.905, Transformer Explainer 4.7',
  },
  mapTime: { label: 'time to the first true attention map', unit: 's' },
  typedBytes: {
    label: 'bytes until a typed sentence is answered (wasm)',
    unit: 'MB',
    ceiling: 14,
    peers: 'Transformer Explainer 666',
  },
  typedTime: { label: 'time until a typed sentence is answered (wasm)', unit: 's' },
  block: {
    label: 'longest main-thread block from click to result',
    unit: 'ms',
    ceiling: 100,
    peers: 'Transformer Explainer 6,500',
  },
  memory: { label: 'peak private memory of the tab', unit: 'MB', ceiling: 300, peers: 'Transformer Explainer 4,100' },
  token: { label: 'one new token with the KV cache (wasm)', unit: 'ms' },
  generated: { label: 'generation with the KV cache (wasm)', unit: 'tokens/s' },
  generatedByPeer: { label: 'the same by transformers.js, same page', unit: 'tokens/s' },
  generatedRatio: { label: 'the first over the second', unit: '×', floor: 1.5 },
} as const satisfies Record<string, Metric>;

export type MetricId = keyof typeof METRICS;
export type Sample = Partial<Record<MetricId, number>>;
export type Medians = Record<MetricId, number>;

export function medians(samples: readonly Sample[]): Medians {
  const entries = (Object.keys(METRICS) as MetricId[]).map((id) => {
    const values = samples.map((sample) => sample[id]).filter((value): value is number => value !== undefined);
    return [id, values.length > 0 ? median(values) : Number.NaN];
  });
  return Object.fromEntries(entries) as Medians;
}

const digits = (value: number) => value.toFixed(value < 10 ? 2 : value < 100 ? 1 : 0);

function limitOf({ ceiling, floor, unit }: Metric, value: number): string {
  if (ceiling !== undefined) return `${value <= ceiling ? 'ok' : 'OVER'} ≤ ${ceiling} ${unit}`;
  return floor === undefined ? '' : `${value >= floor ? 'ok' : 'UNDER'} ≥ ${floor} ${unit}`;
}

/** One line per metric: value, ceiling and whether it holds, change against the baseline. */
export function report(now: Medians, baseline: Partial<Medians>): string {
  return (Object.keys(METRICS) as MetricId[])
    .map((id) => {
      const metric: Metric = METRICS[id];
      const value = now[id];
      const before = baseline[id];
      const change = before ? `${value >= before ? '+' : ''}${(100 * (value / before - 1)).toFixed(1)} %` : 'new';
      const columns = [
        metric.label.padEnd(50),
        `${digits(value)} ${metric.unit}`.padStart(14),
        change.padStart(9),
        limitOf(metric, value).padEnd(14),
      ];
      return [...columns, metric.peers ? `(peers: ${metric.peers})` : ''].join('  ').trimEnd();
    })
    .join('\n');
}
