/** What the reader can set, and its form in the address: `#scaling?f=floor&n=bare&d=1&out=1,2&h=8&b=1.7`. */
import { FORMS } from '@kit/formulas/fit-power-law.ts';
import {
  choice,
  decimal,
  defineState,
  type Field,
  flag,
  index,
  int,
  numberOf,
  type StateOf,
  seed,
  text,
} from '@kit/lab/state.ts';
import { COUNTS } from './family.ts';

export const VIEWS = ['predict', 'text', 'own', 'valleys', 'plan'] as const;
export const LENGTHS = [0, 1, 2] as const;
export const UNITS = ['flops', 'hours', 'money'] as const;
export const GPUS = ['a100', 'h100', 'b200', 'rtx4090'] as const;
export const LAWS = ['besiroglu', 'hoffmann'] as const;

/** of A and B, and of α and β */
const SCALE = { min: 0.01, max: 1e6 };
const EXPONENT = { min: 0.01, max: 2 };

const MOST_SIZES = 8;
/** sizes from 1 in the address, as on the screen */
const list = (said: string) =>
  [...new Set(said.split(',').map(Number))].filter((n) => Number.isInteger(n) && n >= 1 && n <= MOST_SIZES);

const leftOut: Field<readonly number[]> = {
  name: 'out',
  byDefault: [],
  read: ([said]) => (said === undefined ? null : list(said).map((n) => n - 1)),
  write: (sizes) => (sizes.length > 0 ? [sizes.map((size) => size + 1).join(',')] : []),
};

export const STATE = defineState('scaling', {
  view: choice('v', VIEWS, 'predict'),
  form: choice('f', FORMS, 'straight'),
  count: choice('n', COUNTS, 'effective'),
  /** index among the lengths of training */
  length: numberOf('d', LENGTHS, 2),
  /** sizes left out of the fit */
  out: leftOut,
  /** size to predict */
  held: index('h', MOST_SIZES - 1, MOST_SIZES),
  /** bits per byte; null: what the nearest measured size has */
  bet: decimal('b', { min: 0.1, max: 20 }, null),
  /** the bet is made: the answer shows */
  seen: flag('a', false),

  /** null: the one recorded with the book */
  text: text('text'),
  /** sizes whose bits stand side by side, indices among those that are shipped */
  left: index('l', 0, MOST_SIZES - 1),
  right: index('r', MOST_SIZES - 2, MOST_SIZES - 1),
  seed: seed(1),

  unit: choice('by', UNITS, 'flops'),
  /** operations: mantissa × 10^power */
  mantissa: decimal('c', { min: 1, max: 9.99 }, 5.76),
  power: int('x', { min: 12, max: 30 }, 23),
  hours: decimal('gh', { min: 1, max: 1e10 }, 1_000_000),
  money: decimal('m', { min: 1, max: 1e11 }, 1_000_000),
  gpu: choice('g', GPUS, 'h100'),
  /** teraflop/s; null: the card's data sheet */
  peak: decimal('tf', { min: 0.1, max: 100_000 }, null),
  /** per cent of the peak */
  mfu: decimal('mfu', { min: 1, max: 100 }, 40),
  /** of an hour of one GPU */
  price: decimal('p', { min: 0.01, max: 1000 }, 2),
  /** operations per parameter and token */
  training: decimal('tr', { min: 1, max: 20 }, 6),
  serving: decimal('sv', { min: 0.1, max: 20 }, 2),
  law: choice('law', LAWS, 'besiroglu'),
  floor: decimal('le', { min: 0, max: 5 }, null),
  a: decimal('la', SCALE, null),
  alpha: decimal('lp', EXPONENT, null),
  b: decimal('lb', SCALE, null),
  beta: decimal('lq', EXPONENT, null),
  /** size of the model that is served, per cent of the optimum */
  share: decimal('s', { min: 1, max: 99 }, 50),
  /** thousands of millions of tokens read or written in use */
  served: decimal('t', { min: 0, max: 1e9 }, 2000),
});
export type LabState = StateOf<typeof STATE>;
