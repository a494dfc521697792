/** Exercises of 55.1.2, in the order of the text. Ids are stable: progress is stored under them. */
import type { Exercise } from '@kit/exercises/types.ts';
import { decade, formula, payback, twenty } from './by-hand.ts';
import { fitCode } from './fit-code.ts';
import { cheapestSize, exponent, growth, intervals, money, parametersFirst, predicted } from './in-the-lab.ts';

export const exercises: readonly Exercise[] = [
  ...[decade, twenty, formula, payback],
  ...[predicted, exponent, fitCode, growth, intervals, parametersFirst, cheapestSize, money],
];
