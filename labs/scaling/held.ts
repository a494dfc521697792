/** What was recorded for this lab at build; see `@kit/lab/held.ts`. */
import { recordings } from '@kit/lab/held.ts';
import type { Family } from './family.ts';

export const recordingIn = await recordings<Family>('scaling');
