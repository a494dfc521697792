/** The result recorded for this lab, fetched when the reader first touches it. */
import { recordings } from '@kit/lab/held.ts';
import type { Recording } from './recording.ts';

export const recordingIn = await recordings<Recording>('quantise');
