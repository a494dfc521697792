/** What the exercises about one drawing say and show of it. */
import { assetPath, type Locale } from '@kit/i18n/index.ts';
import { subjectOf } from './material.ts';

type OnDrawing = { readonly drawing: string };

const nameOf = (drawing: string, locale: Locale) => subjectOf(drawing)?.names[locale] ?? drawing;

/** Name of its picture under `recorded/`, made when the book is built (files.build.ts). */
export const drawingFile = (drawing: string): string => `drawing-${drawing}.png`;

export const onDrawing = <V extends OnDrawing>() => ({
  words: ({ drawing }: V, locale: Locale) => ({ subject: nameOf(drawing, locale) }),
  picture: ({ drawing }: V, locale: Locale) => ({
    src: assetPath(`recorded/${drawingFile(drawing)}`),
    alt: nameOf(drawing, locale),
  }),
});
