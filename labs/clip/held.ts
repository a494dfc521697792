/** The result recorded for this lab at build; see `@kit/lab/held.ts`. */
import type { Locale } from '@kit/i18n/index.ts';
import { fetchRecording, heldRecording } from '@kit/lab/held.ts';
import type { Recording } from './recording.ts';

await fetchRecording('clip');

export const recordingIn = (locale: Locale): Recording => heldRecording<Recording>('clip', locale);
