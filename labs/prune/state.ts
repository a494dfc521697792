/** What the reader can set, and its form in the address: `#prune?method=wanda&sparsity=70`. */
import { METHODS, type Method, PATTERNS, type Pattern } from '@kit/compression/prune.ts';
import { choice, defineState, numberOf, onStep, type StateOf, seed, text } from '@kit/lab/state.ts';

export const SPARSITY = { min: 0, max: 95, step: 5 } as const;
export const CALIBRATIONS = ['both', 'fr', 'en'] as const;
export type Calibration = (typeof CALIBRATIONS)[number];
/** 16: as they are */
export const BITS = [16, 8, 6, 5, 4, 3, 2] as const;
export const VIEWS = ['curve', 'size', 'time', 'text'] as const;

export const STATE = defineState('prune', {
  method: choice('method', METHODS, 'matrix' as Method),
  pattern: choice('pattern', PATTERNS, 'free' as Pattern),
  /** percent of the weights, heads or columns; N:M has its own */
  sparsity: onStep('sparsity', SPARSITY, 50),
  calibration: choice('calibration', CALIBRATIONS, 'both' as Calibration),
  /** of the weights that are left in the blocks, and of the embedding */
  bits: numberOf('bits', BITS, 16),
  embedding: numberOf('embedding', BITS, 16),
  view: choice('view', VIEWS, 'curve' as (typeof VIEWS)[number]),
  /** null: the prompt of the page */
  text: text('text'),
  seed: seed(3),
});
export type LabState = StateOf<typeof STATE>;

/** What makes a recipe. */
export const RECIPE_INPUTS = ['method', 'pattern', 'sparsity', 'calibration', 'bits', 'embedding'] as const;
export type Setting = Pick<LabState, (typeof RECIPE_INPUTS)[number]>;
