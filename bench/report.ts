/** Metrics of the bench: their names, units and ceilings, and how a run is printed against the baseline. */
import { median } from '../src/components/measure/statistics.ts';
import { labPages } from '../tests/setup/labs.ts';

interface Metric {
  readonly label: string;
  readonly unit: 'MB' | 'kB' | 'ms' | 's' | 'tokens/s' | 'steps/s' | 'GFLOP/s' | '×';
  /** at or under this; what the peers need is said beside it */
  readonly ceiling?: number;
  /** at or above this */
  readonly floor?: number;
  readonly peers?: string;
}

const PER_LAB = {
  bytes: { label: 'bytes to the first live result (wasm)', unit: 'MB' },
  time: { label: 'time from click to the first live result', unit: 's' },
  block: { label: 'longest main-thread block until then', unit: 'ms', ceiling: 100 },
  memory: { label: 'peak private memory of the tab', unit: 'MB', ceiling: 300 },
} as const satisfies Record<string, Metric>;

/** What others need for the same, and what was promised of this lab. */
const PEERS: Readonly<Record<string, Partial<Metric>>> = {
  'attention.bytes': { ceiling: 14, peers: 'Transformer Explainer 666' },
  'attention.block': { peers: 'Transformer Explainer 6,500' },
  'attention.memory': { peers: 'Transformer Explainer 4,100' },
};

const OF_THE_BOOK = {
  readTopBytes: { label: 'section opened and read, its labs not reached', unit: 'kB', ceiling: 200 },
  readBytes: { label: 'section scrolled to its end, nothing touched', unit: 'kB', ceiling: 200 },
  searchBytes: { label: 'search opened, before the first query', unit: 'kB', ceiling: 60 },
  searchKey: { label: 'search: a key to its results laid out', unit: 'ms', ceiling: 50 },
  searchLongest: { label: 'the same, the longest of a run', unit: 'ms' },
  mapBytes: {
    label: 'bytes to the first true attention map',
    unit: 'MB',
    ceiling: 0.9,
    peers: 'llm-viz 0.905, Transformer Explainer 4.7',
  },
  mapTime: { label: 'time to the first true attention map', unit: 's' },
  openLongest: { label: '55.1.1 opened 4 × slower: longest task', unit: 'ms' },
  openExcess: { label: 'the same over a plain page of its text', unit: 'ms', ceiling: 50 },
  openDiagrams: { label: '55.2.1 opened 4 × slower: longest task', unit: 'ms' },
  openDiagramsExcess: { label: 'the same over a plain page of its text', unit: 'ms', ceiling: 50 },
  token: { label: 'one new token with the KV cache (wasm)', unit: 'ms' },
  generated: { label: 'generation with the KV cache (wasm)', unit: 'tokens/s' },
  generatedByPeer: { label: 'the same by transformers.js, same page', unit: 'tokens/s' },
  generatedRatio: { label: 'the first over the second', unit: '×', floor: 1.5 },
  product: { label: 'product of matrices, per second of processor', unit: 'GFLOP/s', floor: 12 },
  productRatio: { label: 'the same over plain JavaScript', unit: '×' },
  adapterSteps: { label: 'adapter trained (wasm), rank 8, 8 × 64 tokens', unit: 'steps/s' },
  adapterByPeer: { label: 'the same by PyTorch on one thread', unit: 'steps/s' },
  adapterRatio: { label: 'the first over the second', unit: '×' },
  adapterFirst: { label: 'from nothing to the first step of training', unit: 's' },
  adapterMemory: { label: 'peak private memory of the tab that trains', unit: 'MB', ceiling: 350 },
  grading: { label: '30 reports of 120 exercises graded again, two processes', unit: 's', ceiling: 300 },
  trainingStep: { label: 'training step, 216 k parameters, 8 × 64 tokens', unit: 'ms' },
} as const satisfies Record<string, Metric>;

/** Of the book, or `<lab>.<kind>`. */
export type MetricId = keyof typeof OF_THE_BOOK | `${string}.${keyof typeof PER_LAB}`;
export type Sample = Partial<Record<MetricId, number>>;

export const METRICS: ReadonlyMap<MetricId, Metric> = new Map<MetricId, Metric>([
  ...(Object.entries(OF_THE_BOOK) as [keyof typeof OF_THE_BOOK, Metric][]),
  ...labPages().flatMap(({ id: lab }) =>
    (Object.entries(PER_LAB) as [keyof typeof PER_LAB, Metric][]).map(([kind, metric]): [MetricId, Metric] => {
      const id = `${lab}.${kind}` as const;
      return [id, { ...metric, label: `${lab}: ${metric.label}`, ...PEERS[id] }];
    }),
  ),
]);

/** Of each metric that some run has, the middle of the runs that have it. */
export function medians(samples: readonly Sample[]): Sample {
  const result: Sample = {};
  for (const id of METRICS.keys()) {
    const values = samples.map((sample) => sample[id]).filter((value): value is number => value !== undefined);
    if (values.length > 0) result[id] = median(values);
  }
  return result;
}

const digits = (value: number) => value.toFixed(value < 10 ? 2 : value < 100 ? 1 : 0);

function limitOf({ ceiling, floor, unit }: Metric, value: number): string {
  if (ceiling !== undefined) return `${value <= ceiling ? 'ok' : 'OVER'} ≤ ${ceiling} ${unit}`;
  return floor === undefined ? '' : `${value >= floor ? 'ok' : 'UNDER'} ≥ ${floor} ${unit}`;
}

/** One line per metric measured: value, ceiling and whether it holds, change against the baseline. */
export function report(now: Sample, baseline: Sample): string {
  return [...METRICS]
    .flatMap(([id, metric]) => {
      const value = now[id];
      if (value === undefined) return [];
      const before = baseline[id];
      const change = before ? `${value >= before ? '+' : ''}${(100 * (value / before - 1)).toFixed(1)} %` : 'new';
      const columns = [
        metric.label.padEnd(54),
        `${digits(value)} ${metric.unit}`.padStart(14),
        change.padStart(9),
        limitOf(metric, value).padEnd(14),
      ];
      return [...columns, metric.peers ? `(peers: ${metric.peers})` : ''].join('  ').trimEnd();
    })
    .join('\n');
}
