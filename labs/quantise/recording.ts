/** What the lab shows before anything runs, as it travels to the page. */
import type { Quality } from '@kit/compression/index.ts';
import type { Locale, Localized } from '@kit/i18n/index.ts';
import type { CompressionReport } from '@kit/models/compressible.ts';
import type { Shapes } from './bytes.ts';
import type { RecipeSettings } from './state.ts';

/** Of the windows of one language. */
export type Qualities = Readonly<Record<Locale, Quality | null>>;

export interface Texts {
  readonly prompt: string;
  readonly before: string;
  readonly after: string;
}

type Unnamed = 'calibration' | 'own' | 'outlier';

/** A recipe that was measured, and what it cost. */
export interface Trial {
  /** what the first recordings do not name was as it is at the beginning */
  readonly settings: Omit<RecipeSettings, Unnamed> & Partial<Pick<RecipeSettings, Unnamed>>;
  readonly bytes: number;
  readonly qualities: Qualities;
}

/** `run.json`, written by record.ts. */
export interface RecordedRun {
  readonly report: CompressionReport;
  readonly qualities: Qualities;
  readonly trials: readonly Trial[];
  readonly texts: Localized<Texts>;
}

export interface Recording extends Omit<RecordedRun, 'texts'> {
  readonly texts: Texts;
  readonly shapes: Shapes;
  /** tokens of the prompt of the beginning */
  readonly tokens: number;
  readonly shape: { readonly layers: number; readonly heads: number; readonly context: number };
}
