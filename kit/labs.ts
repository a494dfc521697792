/** What every lab declares about itself in `labs/<id>/lab.ts` (export named `lab`). */
import type { Exercise } from './exercises/types.ts';
import type { Localized } from './i18n/index.ts';
import type { ModelId } from './runtime/types.ts';

export interface Lab {
  /** folder name */
  readonly id: string;
  /** slug of the section it sits in, e.g. '55-1-1' */
  readonly section: string;
  readonly title: Localized;
  readonly models: readonly ModelId[];
  readonly exercises: readonly Exercise[];
}
