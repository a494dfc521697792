/**
 * The state of the lab, and its place in the fragment of the URL: `#clip?i=1f431.noto&l=chat&l=chien&t=…&tau=0.05&tab=look…`.
 * What is left out has its default value; hostile or stale values are ignored one by one. Images brought by the reader are not
 * part of it: only shipped drawings, by id, and drawings made here, by their strokes.
 */

import { UNSEEN, type Unseen } from '@kit/drawings/gallery.ts';
import { readChoice, readFlag, readInt, readNumber, readText } from '@kit/lab/address.ts';
import type { Direction } from './similarity.ts';
import { decode } from './sketch/strokes.ts';
import { BARE, isTemplate, MAX_TEMPLATE } from './templates.ts';

export const TABS = ['choice', 'matrix', 'look', 'map', 'test', 'limits'] as const;
export type Tab = (typeof TABS)[number];
/** What the image tower is asked: where attention flows from, one layer's own attention, the pooling, what hiding a patch does. */
export const LENSES = ['rollout', 'layer', 'pooling', 'hiding'] as const;
export type Lens = (typeof LENSES)[number];

/** A shipped drawing `d:<id>`, a drawing made here `s:<strokes>`, an image brought by the reader `own:<n>`. */
export type ImageKey = `d:${string}` | `s:${string}` | `own:${number}`;

export interface LabState {
  /** null: the images recorded with the book */
  readonly images: readonly ImageKey[] | null;
  /** null: the labels recorded with the book */
  readonly labels: readonly string[] | null;
  readonly template: string;
  /** null: the learned one */
  readonly temperature: number | null;
  readonly tab: Tab;
  /** chosen image and label, from 0 */
  readonly image: number;
  readonly label: number;
  readonly direction: Direction;
  /** the matrix shows probabilities rather than cosines */
  readonly shares: boolean;
  readonly lens: Lens;
  /** layers followed by the rollout, or the layer shown; from 1; null: all, or the last */
  readonly depth: number | null;
  /** chosen patch, row-major from 0; null: chosen by the lab */
  readonly patch: number | null;
  /** phrase searched on the map */
  readonly query: string;
  /** each modality's mean taken out before the projection */
  readonly centred: boolean;
  /** what the exam is about, and which group of it; null: all */
  readonly unseen: Unseen;
  readonly group: number | null;
}

export const DEFAULT_STATE: LabState = {
  images: null,
  labels: null,
  template: BARE,
  temperature: null,
  tab: 'choice',
  image: 0,
  label: 0,
  direction: 'texts',
  shares: false,
  lens: 'rollout',
  depth: null,
  patch: null,
  query: '',
  centred: false,
  unseen: 'concept',
  group: null,
};

/** Bounds of the slider; it is logarithmic. */
export const TEMPERATURE = { min: 0.005, max: 1 } as const;
export const MAX_IMAGES = 8;
export const MAX_LABELS = 12;
export const MAX_LABEL = 80;
const MAX_INDEX = 255;

export function toParams(state: LabState): URLSearchParams {
  const params = new URLSearchParams();
  const put = (name: string, value: string | number | null, ordinary: unknown) => {
    if (value !== null && value !== ordinary) params.set(name, String(value));
  };
  for (const key of state.images ?? []) if (!key.startsWith('own:')) params.append('i', key.replace(/^d:/, ''));
  for (const label of state.labels ?? []) params.append('l', label);
  put('t', state.template, DEFAULT_STATE.template);
  put('tau', state.temperature === null ? null : Number(state.temperature.toPrecision(3)), null);
  put('tab', state.tab, DEFAULT_STATE.tab);
  put('img', state.image + 1, 1);
  put('lab', state.label + 1, 1);
  put('by', state.direction, DEFAULT_STATE.direction);
  put('p', state.shares ? 1 : 0, 0);
  put('lens', state.lens, DEFAULT_STATE.lens);
  put('depth', state.depth, null);
  put('patch', state.patch === null ? null : state.patch + 1, null);
  put('q', state.query, '');
  put('c', state.centred ? 1 : 0, 0);
  put('u', state.unseen, DEFAULT_STATE.unseen);
  put('g', state.group, null);
  return params;
}

export function fromParams(params: URLSearchParams, defaults: LabState = DEFAULT_STATE): LabState {
  const index = (name: string) => {
    const value = readInt(params.get(name), 1, MAX_INDEX);
    return value === null ? null : value - 1;
  };
  const images = params.getAll('i').slice(0, MAX_IMAGES).flatMap(readKey);
  const labels = params.getAll('l').flatMap((label) => readText(label, MAX_LABEL) ?? []);
  const template = readText(params.get('t'), MAX_TEMPLATE);
  return {
    images: images.length > 0 ? images : null,
    labels: labels.length > 0 ? unique(labels).slice(0, MAX_LABELS) : null,
    template: template !== null && isTemplate(template) ? template : defaults.template,
    temperature: readNumber(params.get('tau'), TEMPERATURE.min, TEMPERATURE.max),
    tab: readChoice(params.get('tab'), TABS) ?? defaults.tab,
    image: index('img') ?? defaults.image,
    label: index('lab') ?? defaults.label,
    direction: readChoice(params.get('by'), ['texts', 'images']) ?? defaults.direction,
    shares: readFlag(params.get('p')) ?? defaults.shares,
    lens: readChoice(params.get('lens'), LENSES) ?? defaults.lens,
    depth: readInt(params.get('depth'), 1, MAX_INDEX),
    patch: index('patch'),
    query: readText(params.get('q'), MAX_LABEL) ?? '',
    centred: readFlag(params.get('c')) ?? defaults.centred,
    unseen: readChoice(params.get('u'), UNSEEN) ?? defaults.unseen,
    group: readInt(params.get('g'), 0, MAX_INDEX),
  };
}

function readKey(text: string): ImageKey[] {
  if (/^[\da-f-]{2,60}\.[\da-z-]{2,30}$/.test(text)) return [`d:${text}`];
  return text.startsWith('s:') && decode(text.slice(2)) ? [text as `s:${string}`] : [];
}

export function unique<T>(list: readonly T[]): T[] {
  return [...new Set(list)];
}
