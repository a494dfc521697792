/** What was recorded for this lab at build; see `@kit/lab/held.ts`. */
import { recordings } from '@kit/lab/held.ts';
import type { Recording } from './recording.ts';

export const recordingIn = await recordings<Recording>('scaling');
