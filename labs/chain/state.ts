/**
 * The whole state of the lab, and its form in the address:
 * `#chain?view=vote&lang=fr&d=6&seed=3&q=…&t=1.2&p=0.9&n=9&step=2&v=5&count=25`. What is left out has its default value.
 */
import { LOCALES, type Locale } from '@kit/i18n/index.ts';
import { readChoice, readInt, readNumber, readText } from '@kit/lab/address.ts';
import { readSeed } from '@kit/lab/seed.ts';
import { COUNTS } from './studies.ts';

export const VIEWS = ['prompts', 'depth', 'edit', 'vote'] as const;
export type View = (typeof VIEWS)[number];

export const DEPTH = { min: 1, max: 16 } as const;
/** On either side of what the model can stand: greedy chains below, words in disorder above. */
export const TEMPERATURE = { min: 0.1, max: 3, step: 0.1 } as const;
export const NUCLEUS = { min: 0.8, max: 1, step: 0.01 } as const;
export const CHAINS = { min: 1, max: 15 } as const;

export interface ChainState {
  readonly view: View;
  /** of the problems */
  readonly language: Locale;
  /** operations of the drawn problem, and of the sets of the vote and of the changed step */
  readonly depth: number;
  /** of the problem, of the sets and of the draws */
  readonly seed: number;
  /** a statement written by the reader; null: the one drawn */
  readonly text: string | null;
  readonly temperature: number;
  /** p of the nucleus that the tokens are drawn from; 1: from all */
  readonly topP: number;
  readonly chains: number;
  /** step that is changed, from 1 */
  readonly step: number;
  /** what is written there; null: the right value plus one */
  readonly value: number | null;
  /** problems per point of a study */
  readonly count: (typeof COUNTS)[number];
}

export function defaultState(language: Locale): ChainState {
  return {
    // a problem on which chains disagree, in both languages
    ...{ view: 'prompts', language, depth: 6, seed: 37, text: null, step: 2, value: null, count: 25 },
    // chains that differ and still read: measured, see scripts/measure-votes.ts
    ...{ temperature: 2.2, topP: 0.95, chains: 9 },
  };
}

export function write(state: ChainState): URLSearchParams {
  const params = new URLSearchParams();
  const ordinary = defaultState(state.language);
  const put = (name: string, key: keyof ChainState) => {
    if (state[key] !== null && state[key] !== ordinary[key]) params.set(name, String(state[key]));
  };
  put('view', 'view');
  // always there: pages in two languages start from different problems, a link must not
  params.set('lang', state.language);
  put('d', 'depth');
  put('seed', 'seed');
  put('q', 'text');
  put('t', 'temperature');
  put('p', 'topP');
  put('n', 'chains');
  put('step', 'step');
  put('v', 'value');
  put('count', 'count');
  return params;
}

export function read(params: URLSearchParams, byDefault: ChainState): ChainState {
  const get = (name: string) => params.get(name);
  const count = readInt(get('count'), 1, 1000);
  const topP = readNumber(get('p'), NUCLEUS.min, NUCLEUS.max);
  const temperature = readNumber(get('t'), TEMPERATURE.min, TEMPERATURE.max);
  return {
    view: readChoice(get('view'), VIEWS) ?? byDefault.view,
    language: readChoice(get('lang'), LOCALES) ?? byDefault.language,
    depth: readInt(get('d'), DEPTH.min, DEPTH.max) ?? byDefault.depth,
    seed: readSeed(get('seed')) ?? byDefault.seed,
    text: readText(get('q')),
    // what the slider can show
    temperature: temperature === null ? byDefault.temperature : Math.round(temperature * 10) / 10,
    topP: topP === null ? byDefault.topP : Math.round(topP * 100) / 100,
    chains: readInt(get('n'), CHAINS.min, CHAINS.max) ?? byDefault.chains,
    step: readInt(get('step'), 1, DEPTH.max) ?? byDefault.step,
    value: readInt(get('v'), 0, 9),
    count: COUNTS.find((known) => known === count) ?? byDefault.count,
  };
}
