/** What the lab shows before anything runs, as it travels to the page. */
import type { Method, Pattern } from '@kit/compression/prune.ts';
import type { Localized } from '@kit/i18n/index.ts';
import type { CurvePoint } from './curve.ts';
import type { Measured } from './measure.ts';

export interface RecordedCurve {
  readonly method: Method;
  readonly pattern: Pattern;
  readonly points: readonly CurvePoint[];
}

export interface Written {
  readonly prompt: string;
  readonly before: string;
  readonly after: string;
}

/** `run.json`, written by record.ts. */
export interface RecordedRun {
  /** of the setting of the beginning */
  readonly measured: Measured;
  /** calibrated in both languages */
  readonly curves: readonly RecordedCurve[];
  readonly texts: Localized<Written>;
}

export interface Recording extends Omit<RecordedRun, 'texts'> {
  readonly written: Written;
  readonly suggestions: readonly string[];
  /** length of the prompt, and the longest that leaves room for a continuation, in tokens */
  readonly tokens: number;
  readonly longest: number;
}
