/**
 * What the reader has chosen, and its writing in the address: `#objectives?text=…&token=5&layer=2&q=4&k=2&t=0.8&top=40&p=0.9&seed=3&n=20&step=4`.
 * In the address, tokens, layers and steps count from 1, as on the screen; in the state, from 0. What has its default value is left out.
 */
import { readInt, readNumber, readText } from '@kit/lab/address.ts';
import { readSeed } from '@kit/lab/seed.ts';

export interface LabState {
  /** null: the sentence recorded with the book */
  readonly text: string | null;
  /** token that both models guess; null: the one that surprises the decoder most */
  readonly token: number | null;
  /** layer whose attention is shown, averaged over its heads; null: all layers */
  readonly layer: number | null;
  /** chosen cell of the maps, positions in the sequence; null: the row that guesses the token, its strongest key */
  readonly query: number | null;
  readonly key: number | null;
  readonly temperature: number;
  /** 0: all tokens */
  readonly topK: number;
  readonly topP: number;
  readonly seed: number;
  /** how many tokens the decoder has to write after the sentence */
  readonly length: number;
  /** written token whose distribution is open; null: the last */
  readonly step: number | null;
}

export const TEMPERATURE = { min: 0, max: 2, step: 0.1 } as const;
export const TOP_P = { min: 0.05, max: 1, step: 0.05 } as const;
export const MAX_TOP_K = 4096;
export const MAX_LENGTH = 64;
const MAX_INDEX = 1024;

export const DEFAULT_STATE: LabState = {
  text: null,
  token: null,
  layer: null,
  query: null,
  key: null,
  temperature: 0.8,
  topK: 0,
  topP: 0.9,
  seed: 1,
  length: 12,
  step: null,
};

export function writeState(state: LabState): URLSearchParams {
  const params = new URLSearchParams();
  const put = (name: string, value: string | number | null, ordinary: string | number | null) => {
    if (value !== null && value !== ordinary) params.set(name, String(value));
  };
  const fromOne = (index: number | null) => (index === null ? null : index + 1);
  put('text', state.text, null);
  put('token', fromOne(state.token), null);
  put('layer', fromOne(state.layer), null);
  put('q', fromOne(state.query), null);
  put('k', fromOne(state.key), null);
  put('t', state.temperature, DEFAULT_STATE.temperature);
  put('top', state.topK, DEFAULT_STATE.topK);
  put('p', state.topP, DEFAULT_STATE.topP);
  put('seed', state.seed, DEFAULT_STATE.seed);
  put('n', state.length, DEFAULT_STATE.length);
  put('step', fromOne(state.step), null);
  return params;
}

export function readState(params: URLSearchParams): LabState {
  const index = (name: string) => {
    const value = readInt(params.get(name), 1, MAX_INDEX);
    return value === null ? null : value - 1;
  };
  const { temperature, topK, topP, seed, length } = DEFAULT_STATE;
  return {
    text: readText(params.get('text')),
    token: index('token'),
    layer: index('layer'),
    query: index('q'),
    key: index('k'),
    temperature: readNumber(params.get('t'), TEMPERATURE.min, TEMPERATURE.max) ?? temperature,
    topK: readInt(params.get('top'), 0, MAX_TOP_K) ?? topK,
    topP: readNumber(params.get('p'), TOP_P.min, TOP_P.max) ?? topP,
    seed: readSeed(params.get('seed')) ?? seed,
    length: readInt(params.get('n'), 0, MAX_LENGTH) ?? length,
    step: index('step'),
  };
}
