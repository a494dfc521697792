/** Items to be matched, each with one of a list: some of the list may go with several, some with none. */
import type { Localized } from '../../../i18n/index.ts';
import type { Values } from '../../../i18n/interpolate.ts';

export interface MatchingItem {
  readonly id: string;
  /** one line of markup; in the list, where a control shows plain text, without its markup */
  readonly text: Localized;
}
/** An item of which the reader says what goes with it. */
export interface MatchingLine extends MatchingItem {
  /** id of what goes with it */
  readonly with: string;
  /** why, shown once it is right or the solution is out */
  readonly why: Localized;
  /** what to say to whoever chose another, by its id */
  readonly mistakes?: Readonly<Record<string, Localized>>;
}

export interface MatchingSpec<V extends Values = Values> {
  lines(values: V): readonly MatchingLine[];
  /** all there is to choose from; those that no line goes with are there to be told apart */
  choices(values: V): readonly MatchingItem[];
}

declare module '../../types.ts' {
  interface KindSpecs<V extends Values> {
    readonly matching: MatchingSpec<V>;
  }
}
