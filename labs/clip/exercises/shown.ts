/** What the exercises about one drawing say and show of it. */
import { assetPath, type Locale } from '@kit/i18n/index.ts';
import { subjectOf } from './material.ts';

type OnDrawing = { readonly drawing: string };

const nameOf = (drawing: string, locale: Locale) => subjectOf(drawing)?.names[locale] ?? drawing;

export const onDrawing = <V extends OnDrawing>() => ({
  words: ({ drawing }: V, locale: Locale) => ({ subject: nameOf(drawing, locale) }),
  // written when the book is built: src/pages/recorded/drawing-[id].png.ts
  picture: ({ drawing }: V, locale: Locale) => ({
    src: assetPath(`recorded/drawing-${drawing}.png`),
    alt: nameOf(drawing, locale),
  }),
});
