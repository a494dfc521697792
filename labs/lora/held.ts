import type { Locale } from '@kit/i18n/index.ts';
import { fetchRecording, heldRecording } from '@kit/lab/held.ts';
import type { Recording } from './recording.ts';

await fetchRecording('lora');
export const recordingIn = (locale: Locale) => heldRecording<Recording>('lora', locale);
