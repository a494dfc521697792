/**
 * The whole state of the lab, and its form in the address:
 * `#few-shot?view=heads&task=categories&lang=fr&k=6&seed=3&labels=swapped&order=2&q=…&l=2&h=3&off=2.3,3.1&count=50`.
 * In the address layers and heads count from 1, as on the screen. What is left out has its default value.
 */
import { LOCALES, type Locale } from '@kit/i18n/index.ts';
import { readChoice, readInt, readText } from '@kit/lab/address.ts';
import { readSeed } from '@kit/lab/seed.ts';
import { FAMILIES, type FamilyId } from '@kit/tasks/families.ts';

export const VIEWS = ['accuracy', 'orders', 'heads', 'weights'] as const;
export type View = (typeof VIEWS)[number];

/** What stands in the place of the labels of the examples. */
export const LABELS = ['true', 'random', 'shuffled', 'swapped'] as const;
export type Labels = (typeof LABELS)[number];

export const FAMILY_IDS = Object.keys(FAMILIES) as FamilyId[];
export const EXAMPLES = { min: 0, max: 12 } as const;
export const COUNTS = [10, 20, 50, 100] as const;
export const MAX_ORDER = 99;
const MAX_INDEX = 64;

/** A head, both numbers from 0. */
export interface Head {
  readonly layer: number;
  readonly head: number;
}

export interface FewShotState {
  readonly view: View;
  readonly family: FamilyId;
  readonly language: Locale;
  /** examples in the prompt */
  readonly k: number;
  /** of the rule, the examples and the query; of the sets */
  readonly seed: number;
  readonly labels: Labels;
  /** 0: as drawn; otherwise the seed of a permutation of the examples */
  readonly order: number;
  /** a prompt written by the reader; null: the one drawn */
  readonly text: string | null;
  /** head whose attention is shown; null: the one that copies most */
  readonly opened: Head | null;
  /** heads switched off */
  readonly off: readonly Head[];
  /** queries per point of a study */
  readonly count: (typeof COUNTS)[number];
}

export function defaultState(language: Locale): FewShotState {
  return {
    ...{ view: 'accuracy', family: 'categories', language, k: 6, seed: 1, labels: 'true', order: 0, text: null },
    ...{ opened: null, off: [], count: 20 },
  };
}

export const sameHead = (a: Head | null, b: Head | null): boolean => a?.layer === b?.layer && a?.head === b?.head;

/** `layer.head`, from 1. */
const label = ({ layer, head }: Head): string => `${layer + 1}.${head + 1}`;

export function write(state: FewShotState): URLSearchParams {
  const params = new URLSearchParams();
  const ordinary = defaultState(state.language);
  const put = (name: string, key: 'view' | 'k' | 'seed' | 'labels' | 'order' | 'text' | 'count') => {
    if (state[key] !== null && state[key] !== ordinary[key]) params.set(name, String(state[key]));
  };
  put('view', 'view');
  // always there: pages in two languages start from different prompts, a link must not
  params.set('task', state.family);
  params.set('lang', state.language);
  put('k', 'k');
  put('seed', 'seed');
  put('labels', 'labels');
  put('order', 'order');
  put('q', 'text');
  if (state.opened) params.set('head', label(state.opened));
  if (state.off.length > 0) params.set('off', state.off.map(label).join(','));
  put('count', 'count');
  return params;
}

function readHead(text: string): Head | null {
  const [layer, head, ...rest] = text.split('.').map((part) => readInt(part, 1, MAX_INDEX));
  return rest.length === 0 && layer && head ? { layer: layer - 1, head: head - 1 } : null;
}

export function read(params: URLSearchParams, byDefault: FewShotState): FewShotState {
  const get = (name: string) => params.get(name);
  const count = readInt(get('count'), 1, 1000);
  const off = (get('off') ?? '')
    .split(',')
    .slice(0, MAX_INDEX * MAX_INDEX)
    .flatMap((part) => readHead(part) ?? []);
  return {
    view: readChoice(get('view'), VIEWS) ?? byDefault.view,
    family: readChoice(get('task'), FAMILY_IDS) ?? byDefault.family,
    language: readChoice(get('lang'), LOCALES) ?? byDefault.language,
    k: readInt(get('k'), EXAMPLES.min, EXAMPLES.max) ?? byDefault.k,
    seed: readSeed(get('seed')) ?? byDefault.seed,
    labels: readChoice(get('labels'), LABELS) ?? byDefault.labels,
    order: readInt(get('order'), 0, MAX_ORDER) ?? byDefault.order,
    text: readText(get('q')),
    opened: readHead(get('head') ?? ''),
    off: off.filter((one, i) => off.findIndex((other) => sameHead(one, other)) === i),
    count: COUNTS.find((known) => known === count) ?? byDefault.count,
  };
}
