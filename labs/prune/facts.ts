/** What the text quotes of the recorded curves: bits per byte lost at half of the weights, by method and language. */
import { LOCALES } from '@kit/i18n/index.ts';
import run from './run.json' with { type: 'json' };

const lost = (points: (typeof run)['curves'][number]['points'], language: 'fr' | 'en') =>
  (points.find(({ sparsity }) => sparsity === 50)?.[language] ?? Number.NaN) -
  run.measured.quality[language].baseBitsPerByte;

export const facts = {
  half: Object.fromEntries(
    run.curves
      .filter(({ pattern }) => pattern === 'free')
      .map(({ method, points }) => [
        method,
        Object.fromEntries(LOCALES.map((language) => [language, lost(points, language)])),
      ]),
  ),
};
