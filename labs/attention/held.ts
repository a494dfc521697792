/**
 * Where the lab finds the result recorded at build. It does not travel in the page, which every reader downloads: a
 * reader's browser fetches it together with the lab's script, when the lab is first touched.
 */
import { assetPath, isLocale, type Locale } from '@kit/i18n/index.ts';
import type { Recording } from './recording.ts';

const held = new Map<Locale, Recording>();

/** Path under the site's base of the recording in one language, as JSON. */
export function recordingPath(locale: Locale): string {
  return `recorded/attention-${locale}.json`;
}

/** Makes a recording available: the build's, or a test's. */
export function hold(locale: Locale, recording: Recording): void {
  held.set(locale, recording);
}

export function heldRecording(locale: Locale): Recording {
  const recording = held.get(locale);
  if (!recording) throw new Error(`no recording in ${locale}`);
  return recording;
}

const page = typeof document === 'undefined' ? undefined : document.documentElement.dataset['locale'];
if (isLocale(page)) {
  const response = await fetch(assetPath(recordingPath(page)));
  if (!response.ok) throw new Error(`${response.url}: ${response.status}`);
  hold(page, (await response.json()) as Recording);
}
