/** What the lab shows before anything runs, as it travels to the page. */
import type { Localized } from '@kit/i18n/index.ts';
import type { Prompts } from './prompts.ts';
import type { Gauge, Measure, Run, Sample, StepPoint } from './run.ts';
import type { BookTask } from './state.ts';

export type Losses = Readonly<Record<Gauge, number>>;
/** Of the adapters that come with the book, on the lab's windows. */
export type Shipped = Readonly<Record<BookTask, Losses>>;

/** `run.json`, written by record.ts: the setting of the beginning, with a prompt in each language. */
export interface RecordedRun {
  readonly windows: number;
  readonly held: number;
  readonly steps: readonly StepPoint[];
  readonly measures: readonly Measure[];
  readonly texts: Localized<{ readonly prompt: string; readonly samples: readonly Sample[] }>;
  readonly shipped: Shipped;
}

/** public/models/adapters/full-curves.json: full fine-tuning on the same windows, by PyTorch. */
export interface FullCurve {
  readonly learningRate: number;
  readonly batch: number;
  readonly measures: readonly (Losses & { readonly step: number })[];
}

export interface Recording {
  readonly run: Run;
  readonly prompts: Prompts;
  readonly shipped: Shipped;
  readonly full: Readonly<Record<BookTask, FullCurve>>;
  /** of the decoder */
  readonly shape: {
    readonly width: number;
    readonly layers: number;
    readonly vocabulary: number;
    readonly context: number;
  };
  /** parameters of the whole decoder */
  readonly parameters: number;
  /** tokens of the prompt of the beginning */
  readonly tokens: number;
}
