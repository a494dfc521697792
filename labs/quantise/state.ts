/**
 * What the reader can set, and its form in the address:
 * `#quantise?bits=3&per=32&method=gptq&cal=en&sym=1&act=token&text=…`. It is the whole recipe of a result.
 */
import type { MatrixKind, Recipe } from '@kit/compression/index.ts';
import { SHAPES } from '@kit/formulas/transformer-count.ts';
import { choice, defineState, flag, index, int, numberOf, type StateOf, text } from '@kit/lab/state.ts';

export const BITS = [8, 6, 4, 3, 2] as const;
/** what shares a scale: the matrix, an output, so many inputs of an output */
export const SHARED = ['tensor', 'channel', '128', '64', '32'] as const;
export const METHODS = ['nearest', 'gptq', 'qat'] as const;
export const CALIBRATIONS = ['both', 'fr', 'en', 'own'] as const;
export const ACTIVATIONS = ['none', 'tensor', 'token'] as const;
/** bits of the activations where they are rounded */
export const ACTIVATION_BITS = 8;
/** the matrices that can be looked at, in each block; the embedding is the matrix of no block */
export const LOOKED = [
  'attention-in',
  'attention-out',
  'mlp-in',
  'mlp-out',
  'embedding',
] as const satisfies MatrixKind[];
/** what is seen below the figures, one at a time */
export const TABS = ['texts', 'matrix', 'attention', 'activations', 'trials'] as const;
/** of the planted weight, in times the largest of its matrix; 0: none is planted */
export const OUTLIER = { min: 0, max: 32 } as const;
/** it is the first weight of this matrix */
export const PLANTED = { matrix: 'mlp-in', layer: 0 } as const;

const { layers, heads } = SHAPES.book;

export const STATE = defineState('quantise', {
  bits: numberOf('bits', BITS, 4),
  shared: choice('per', SHARED, 'channel'),
  symmetric: flag('sym', false),
  method: choice('method', METHODS, 'nearest'),
  /** the text that GPTQ looks at, and the reader's own */
  calibration: choice('cal', CALIBRATIONS, 'both'),
  own: text('own'),
  activations: choice('act', ACTIVATIONS, 'none'),
  /** null: the sentence recorded with the book */
  text: text('text'),
  /** the matrix and the head that are looked at, from 0 */
  matrix: choice('matrix', LOOKED, 'mlp-in'),
  layer: index('layer', 0, layers),
  head: index('head', 0, heads),
  outlier: int('outlier', OUTLIER, 0),
  tab: choice('tab', TABS, 'texts'),
});
export type LabState = StateOf<typeof STATE>;

/** The settings that a compressed decoder depends on. */
export const RECIPE_INPUTS = [
  'bits',
  'shared',
  'symmetric',
  'method',
  'calibration',
  'own',
  'activations',
  'outlier',
] as const satisfies (keyof LabState)[];
export type RecipeSettings = Pick<LabState, (typeof RECIPE_INPUTS)[number]>;

export const settingsOf = (state: LabState): RecipeSettings =>
  Object.fromEntries(RECIPE_INPUTS.map((name) => [name, state[name]])) as RecipeSettings;

const MODULES: Readonly<Record<Exclude<(typeof LOOKED)[number], 'embedding'>, string>> = {
  'attention-in': 'attn.c_attn',
  'attention-out': 'attn.c_proj',
  'mlp-in': 'mlp.c_fc',
  'mlp-out': 'mlp.c_proj',
};

/** Name in the weights file of the matrix that is looked at. */
export function matrixName({ matrix, layer }: Pick<LabState, 'matrix' | 'layer'>): string {
  return matrix === 'embedding' ? 'transformer.wte.weight' : `transformer.h.${layer}.${MODULES[matrix]}.weight`;
}

/** Does the recipe look at a text? */
export const calibrated = ({ method }: Pick<LabState, 'method'>): boolean => method === 'gptq';

/** The decoder trained in 4 bits is as it is: asymmetric, in groups of 32. */
export const TRAINED = { bits: 4, shared: '32', symmetric: false } as const;

/** Is a weight planted? The decoder trained in 4 bits has no room for it. */
export const plants = ({ method, outlier }: Pick<LabState, 'method' | 'outlier'>): boolean =>
  outlier > 0 && method !== 'qat';

/** What a recipe is compared with: the original, with the weight that it plants. */
export const originalOf = (value: number | null): Recipe => ({
  from: 'decoder',
  ...(value !== null && { planted: { matrix: matrixName(PLANTED), row: 0, column: 0, value } }),
});

/** `calibration`: tokens of the text chosen; `value`: of the planted weight, null for none. */
export function recipeOf(
  state: LabState,
  calibration: readonly (readonly number[])[],
  value: number | null = null,
): Recipe {
  const { bits, shared, symmetric, method, activations } = state;
  const rounded = activations === 'none' ? {} : { activations: { bits: ACTIVATION_BITS, per: activations } as const };
  if (method === 'qat') return { from: 'decoder-4bit', ...rounded };
  const group = Number(shared);
  const granularity = shared === 'tensor' ? 'tensor' : shared === 'channel' ? 'row' : 'group';
  return {
    ...originalOf(value),
    quantise: [{ bits, symmetric, granularity, groupSize: granularity === 'group' ? group : 1, method }],
    ...rounded,
    ...(method === 'gptq' && { calibration }),
  };
}
