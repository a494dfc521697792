/**
 * What the reader can set, and its form in the address: `#clip?i=1f431.noto&l=chat&l=chien&t=…&tau=0.05&tab=look…`.
 * Images brought by the reader are not part of it: only shipped drawings, by id, and drawings made here, by their
 * strokes.
 */
import { UNSEEN } from '@kit/drawings/gallery.ts';
import { readNumber, readText } from '@kit/lab/address.ts';
import { choice, defineState, field, flag, index, int, repeated, type StateOf } from '@kit/lab/state.ts';
import { decode } from './sketch/strokes.ts';
import { BARE, isTemplate, MAX_TEMPLATE } from './templates.ts';

export const TABS = ['choice', 'matrix', 'look', 'map', 'test', 'limits'] as const;
export type Tab = (typeof TABS)[number];
/**
 * What the image tower is asked: where attention flows from, one layer's own attention, the pooling, what hiding a
 * patch does.
 */
export const LENSES = ['rollout', 'layer', 'pooling', 'hiding'] as const;
export type Lens = (typeof LENSES)[number];

/** A shipped drawing `d:<id>`, a drawing made here `s:<strokes>`, an image brought by the reader `own:<n>`. */
export type ImageKey = `d:${string}` | `s:${string}` | `own:${number}`;

/** Bounds of the slider; it is logarithmic. */
export const TEMPERATURE = { min: 0.005, max: 1 } as const;
export const MAX_IMAGES = 8;
export const MAX_LABELS = 12;
export const MAX_LABEL = 80;
const MAX_INDEX = 255;

export const STATE = defineState('clip', {
  /** null: the images recorded with the book */
  images: repeated<ImageKey>(
    'i',
    (said) => said.slice(0, MAX_IMAGES).flatMap(readKey),
    (key) => (key.startsWith('own:') ? [] : [key.replace(/^d:/, '')]),
  ),
  /** null: the labels recorded with the book */
  labels: repeated<string>(
    'l',
    (said) => unique(said.flatMap((label) => readText(label, MAX_LABEL) ?? [])).slice(0, MAX_LABELS),
    (label) => [label],
  ),
  template: field('t', BARE, readTemplate),
  /** null: the learned one */
  temperature: field(
    'tau',
    null,
    (said) => readNumber(said, TEMPERATURE.min, TEMPERATURE.max),
    (tau: number) => String(Number(tau.toPrecision(3))),
  ),
  tab: choice('tab', TABS, 'choice'),
  /** chosen image and label */
  image: index('img', 0, MAX_INDEX),
  label: index('lab', 0, MAX_INDEX),
  direction: choice('by', ['texts', 'images'] as const, 'texts'),
  /** the matrix shows probabilities rather than cosines */
  shares: flag('p', false),
  lens: choice('lens', LENSES, 'rollout'),
  /** layers followed by the rollout, or the layer shown; from 1; null: all, or the last */
  depth: int('depth', { min: 1, max: MAX_INDEX }, null),
  /** chosen patch, row-major; null: chosen by the lab */
  patch: index('patch', null, MAX_INDEX),
  /** phrase searched on the map */
  query: field('q', '', (said) => readText(said, MAX_LABEL)),
  /** each modality's mean taken out before the projection */
  centred: flag('c', false),
  /** what the exam is about, and which group of it; null: all */
  unseen: choice('u', UNSEEN, 'concept'),
  group: int('g', { min: 0, max: MAX_INDEX }, null),
});
export type LabState = StateOf<typeof STATE>;

function readTemplate(said: string): string | null {
  const template = readText(said, MAX_TEMPLATE);
  return template !== null && isTemplate(template) ? template : null;
}

function readKey(text: string): ImageKey[] {
  if (/^[\da-f-]{2,60}\.[\da-z-]{2,30}$/.test(text)) return [`d:${text}`];
  return text.startsWith('s:') && decode(text.slice(2)) ? [text as `s:${string}`] : [];
}

export function unique<T>(list: readonly T[]): T[] {
  return [...new Set(list)];
}
