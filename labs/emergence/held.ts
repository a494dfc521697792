/** The result recorded at build, fetched when the reader first touches the lab. */
import { recordings } from '@kit/lab/held.ts';
import type { Recording } from './recording.ts';

export const recordingIn = await recordings<Recording>('emergence');
