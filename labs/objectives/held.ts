/** The result recorded at build, fetched when the reader first touches the lab. */
import type { Locale } from '@kit/i18n/index.ts';
import { fetchRecording, heldRecording } from '@kit/lab/held.ts';
import type { Recording } from './recording.ts';

await fetchRecording('objectives');

export const recordingIn = (locale: Locale): Recording => heldRecording<Recording>('objectives', locale);
