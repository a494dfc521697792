import type { Locale } from '../../i18n/index.ts';
import type { Grade, Variant } from '../types.ts';

/** What a kind's form is given. */
export interface ViewProps<Spec> {
  locale: Locale;
  spec: Spec;
  variant: Variant;
  /** the answer as last edited, of unknown origin; null: none yet */
  draft: unknown;
  onedit: (draft: unknown) => void;
  /** grade of the last answer on this page, until it is edited */
  grade: Grade | null;
  disabled: boolean;
  /** id of the statement, for aria-describedby and aria-labelledby */
  labelledby: string;
  /** the one answer that this variant takes has been given */
  settled: boolean;
  /** the solution is on display */
  revealed: boolean;
  /** of the lab that the exercise opens, where that is another page */
  page?: string;
}
