/**
 * The whole state of the lab as a URL fragment: `#attention?text=…&l=2&h=3&stage=softmax&q=5&k=2&c=7&off=1.3,2.1&mask=0&scale=0&t=0.8&pos=4&model=encoder&vs=…`.
 * In the fragment, layers, heads and positions count from 1, as on the screen; in the state, from 0.
 * What is left out has its default value. Hostile or stale values are ignored one by one, never the whole link.
 */
import { labHash, readChoice, readInt, readNumber, readText } from '@kit/lab/address.ts';
import { STAGES, type Stage } from './logic.ts';
import { type HeadId, MODELS, type ModelName } from './pass.ts';

export interface LabState {
  /** null: the sentence recorded with the book */
  readonly text: string | null;
  readonly layer: number;
  readonly head: number;
  readonly stage: Stage;
  /** chosen cell; null: chosen by the lab (last query, its strongest key) */
  readonly query: number | null;
  readonly key: number | null;
  /** component of the d_k-vectors that is read out */
  readonly component: number | null;
  /** heads switched off, as `layer.head` from 0, sorted, without duplicates */
  readonly off: readonly HeadId[];
  readonly causal: boolean;
  readonly scaled: boolean;
  readonly temperature: number;
  /** decoder: position whose prediction is shown, null: the last; encoder: position of the hidden token, null: none */
  readonly position: number | null;
  readonly model: ModelName;
  /** sentence to compare with; null: none */
  readonly other: string | null;
}

export const TEMPERATURE = { min: 0.1, max: 3, step: 0.1, default: 1 } as const;
const MAX_INDEX = 1024;

export const DEFAULT_STATE: LabState = {
  text: null,
  layer: 0,
  head: 0,
  stage: 'softmax',
  query: null,
  key: null,
  component: null,
  off: [],
  causal: true,
  scaled: true,
  temperature: TEMPERATURE.default,
  position: null,
  model: 'decoder',
  other: null,
};

export function headId(layer: number, head: number): HeadId {
  return `${layer}.${head}`;
}

export function splitHeadId(id: HeadId): { readonly layer: number; readonly head: number } {
  const [layer = 0, head = 0] = id.split('.').map(Number);
  return { layer, head };
}

/** Sorted by layer, then head; duplicates removed. */
export function normaliseOff(ids: Iterable<HeadId>): HeadId[] {
  return [...new Set(ids)].sort((a, b) => {
    const x = splitHeadId(a);
    const y = splitHeadId(b);
    return x.layer - y.layer || x.head - y.head;
  });
}

export function toHash(state: LabState): string {
  return labHash('attention', toParams(state));
}

export function toParams(state: LabState): URLSearchParams {
  const params = new URLSearchParams();
  const put = (name: string, value: string | null, ordinary: string | null) => {
    if (value !== null && value !== ordinary) params.set(name, value);
  };
  const one = (index: number) => String(index + 1);
  const oneOrNone = (index: number | null) => (index === null ? null : one(index));
  put('text', state.text, null);
  // always there: the head opened at first differs between languages, a link must not
  params.set('l', one(state.layer));
  params.set('h', one(state.head));
  put('stage', state.stage, DEFAULT_STATE.stage);
  put('q', oneOrNone(state.query), null);
  put('k', oneOrNone(state.key), null);
  put('c', oneOrNone(state.component), null);
  if (state.off.length > 0) {
    const label = (id: HeadId) => `${splitHeadId(id).layer + 1}.${splitHeadId(id).head + 1}`;
    params.set('off', normaliseOff(state.off).map(label).join(','));
  }
  put('mask', state.causal ? '1' : '0', '1');
  put('scale', state.scaled ? '1' : '0', '1');
  put('t', String(state.temperature), String(DEFAULT_STATE.temperature));
  put('pos', oneOrNone(state.position), null);
  put('model', state.model, DEFAULT_STATE.model);
  put('vs', state.other, null);
  return params;
}

export function fromParams(params: URLSearchParams, defaults: LabState = DEFAULT_STATE): LabState {
  const from = (value: string | null) => {
    const number = readInt(value, 1, MAX_INDEX);
    return number === null ? null : number - 1;
  };
  const index = (name: string) => from(params.get(name));
  const off = (params.get('off') ?? '')
    .split(',')
    .slice(0, MAX_INDEX)
    .flatMap((item): HeadId[] => {
      const [layer, head, ...rest] = item.split('.').map(from);
      return rest.length === 0 && typeof layer === 'number' && typeof head === 'number' ? [headId(layer, head)] : [];
    });
  const flag = (name: string) => params.get(name) !== '0';
  return {
    text: readText(params.get('text')),
    layer: index('l') ?? defaults.layer,
    head: index('h') ?? defaults.head,
    stage: readChoice(params.get('stage'), STAGES) ?? defaults.stage,
    query: index('q'),
    key: index('k'),
    component: index('c'),
    off: normaliseOff(off),
    causal: flag('mask'),
    scaled: flag('scale'),
    temperature: readNumber(params.get('t'), TEMPERATURE.min, TEMPERATURE.max) ?? defaults.temperature,
    position: index('pos'),
    model: readChoice(params.get('model'), MODELS) ?? defaults.model,
    other: readText(params.get('vs')),
  };
}

/** The same state, with every index inside the model and the sentence it is applied to. */
export function within(
  state: LabState,
  shape: { layers: number; heads: number; dim: number; tokens: number },
): LabState {
  const inside = (value: number | null, size: number) => (value !== null && value < size ? value : null);
  return {
    ...state,
    layer: Math.min(state.layer, shape.layers - 1),
    head: Math.min(state.head, shape.heads - 1),
    query: inside(state.query, shape.tokens),
    key: inside(state.key, shape.tokens),
    component: inside(state.component, shape.dim),
    position: inside(state.position, shape.tokens),
    off: state.off.filter((id) => {
      const { layer, head } = splitHeadId(id);
      return layer < shape.layers && head < shape.heads;
    }),
  };
}
