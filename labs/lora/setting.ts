/** What the reader has chosen; all of it travels in the address, but for an adapter that is the reader's own file. */
import { labHash, readChoice, readInt, readNumber, readText } from '@kit/lab/address.ts';
import { MAX_RANK } from '@kit/lora/index.ts';
import type { Recipe } from './mix.ts';

export interface Setting {
  /** null: the prompt that goes with the adapter */
  readonly text: string | null;
  /** folder of a shipped adapter, or `OWN` */
  readonly adapter: string;
  /** multiplies α/r */
  readonly strength: number;
  /** folder of an adapter added to the first, null: none */
  readonly second: string | null;
  readonly secondStrength: number;
  /** rank the first adapter is truncated to; null: as it is */
  readonly rank: number | null;
  /** tokens written after the prompt */
  readonly length: number;
  /** of the random numbers that choose them */
  readonly seed: number;
}

export const OWN = 'own';
/** Not the lab's id: a heading of the section has that one. */
export const ADDRESS = 'lora-lab';
export const LENGTHS = { least: 4, most: 64 } as const;
export const MOST_SEEDS = 9999;
export const STRENGTHS = { least: 0, most: 2, step: 0.1 } as const;

export const DEFAULTS: Setting = {
  text: null,
  adapter: 'telegramme',
  strength: 1,
  second: null,
  secondStrength: 1,
  rank: null,
  length: 28,
  // a draw on which each adapter's manner shows, with the prompt that goes with it
  seed: 11,
};

export function recipeOf({ adapter, strength, rank, second, secondStrength }: Setting): Recipe {
  return { adapter, strength, rank, second, secondStrength };
}

/** Only what differs from the defaults. */
export function toParams(setting: Setting): URLSearchParams {
  const params = new URLSearchParams();
  const put = (name: string, value: string | number | null, byDefault: unknown) => {
    if (value !== null && value !== byDefault) params.set(name, String(value));
  };
  put('text', setting.text, null);
  put('adapter', setting.adapter === OWN ? null : setting.adapter, DEFAULTS.adapter);
  put('s', setting.strength, DEFAULTS.strength);
  put('plus', setting.second === OWN ? null : setting.second, null);
  if (setting.second !== null && setting.second !== OWN) put('s2', setting.secondStrength, DEFAULTS.secondStrength);
  put('rank', setting.rank, null);
  put('n', setting.length, DEFAULTS.length);
  put('seed', setting.seed, DEFAULTS.seed);
  return params;
}

export const toHash = (setting: Setting): string => labHash(ADDRESS, toParams(setting));

/** Whether a link to this setting would open something else: files stay with their reader. */
export const ownLeftOut = ({ adapter, second }: Setting): boolean => adapter === OWN || second === OWN;

/** `shipped`: folders that exist; anything else in a link is ignored. */
export function fromParams(params: URLSearchParams, shipped: readonly string[]): Setting {
  const get = (name: string) => params.get(name);
  const strength = (name: string) => readNumber(get(name), STRENGTHS.least, STRENGTHS.most);
  return {
    text: readText(get('text')),
    adapter: readChoice(get('adapter'), shipped) ?? DEFAULTS.adapter,
    strength: strength('s') ?? DEFAULTS.strength,
    second: readChoice(get('plus'), shipped),
    secondStrength: strength('s2') ?? DEFAULTS.secondStrength,
    rank: readInt(get('rank'), 0, MAX_RANK),
    length: readInt(get('n'), LENGTHS.least, LENGTHS.most) ?? DEFAULTS.length,
    seed: readInt(get('seed'), 1, MOST_SEEDS) ?? DEFAULTS.seed,
  };
}
