/**
 * Where a lab finds the result recorded at build. It does not travel in the page, which every reader downloads: a
 * reader's browser fetches it together with the lab's script, when the lab is first touched.
 *
 *     // labs/<id>/held.ts
 *     export const recordingIn = await recordings<Recording>('<id>');
 *
 * and the build, before it renders the view: `hold('<id>', locale, (await record(locale)).recording)`.
 */
import { arriving } from '../arriving.ts';
import { assetPath, isLocale, type Locale } from '../i18n/index.ts';

const held = new Map<string, unknown>();

/** Path under the site's base of the recording of a lab in one language, as JSON. */
export function recordingPath(lab: string, locale: Locale): string {
  return `recorded/${lab}-${locale}.json`;
}

/** Makes a recording available: the build's, or a test's. */
export function hold(lab: string, locale: Locale, recording: unknown): void {
  held.set(recordingPath(lab, locale), recording);
}

async function fetchRecording(lab: string, page: Locale): Promise<void> {
  await arriving(async () => {
    const response = await fetch(assetPath(recordingPath(lab, page)));
    if (!response.ok) throw new Error(`${response.url}: ${response.status}`);
    hold(lab, page, await response.json());
  });
}

/**
 * What was recorded of a lab, by language. In a page of the book it is fetched in its language; elsewhere it is held
 * already.
 */
export async function recordings<T>(lab: string): Promise<(locale: Locale) => T> {
  const page = typeof document === 'undefined' ? undefined : document.documentElement.dataset['locale'];
  if (isLocale(page)) await fetchRecording(lab, page);
  return (locale) => {
    const recording = held.get(recordingPath(lab, locale));
    if (!recording) throw new Error(`no recording of ${lab} in ${locale}`);
    return recording as T;
  };
}
