/** One or several right options among a few. */
import type { Localized } from '../../../i18n/index.ts';
import type { Values } from '../../../i18n/interpolate.ts';

export interface ChoiceOption {
  readonly text: Localized;
  readonly right: boolean;
  /** why it is right, or what the mistake is: every option explains itself */
  readonly correction: Localized;
}

export interface ChoiceSpec {
  /** true: check all that apply; false: exactly one is right */
  readonly several: boolean;
  readonly options: readonly ChoiceOption[];
}

declare module '../../types.ts' {
  interface KindSpecs<V extends Values> {
    readonly choice: ChoiceSpec;
  }
}
