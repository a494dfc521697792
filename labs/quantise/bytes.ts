/** Bytes of a compressed decoder by formula, from the settings alone. */
import { type LabState, TRAINED } from './state.ts';

export interface BytesOf {
  /** whole numbers, scales, zero points, and what stays in float16 */
  readonly codes: number;
  readonly scales: number;
  readonly zeros: number;
  readonly rest: number;
}

/** Of the decoder: [outputs, inputs] of each matrix that is quantised, and how many parameters are not. */
export interface Shapes {
  readonly matrices: readonly (readonly [rows: number, columns: number])[];
  readonly others: number;
}

/** b bits a weight, 16 bits a scale, b bits a zero point where there are any, 16 bits a parameter that is left alone. */
export function bytesOf(state: Pick<LabState, 'bits' | 'shared' | 'symmetric' | 'method'>, shapes: Shapes): BytesOf {
  const { bits, shared, symmetric } = state.method === 'qat' ? TRAINED : state;
  const groups = ([rows, columns]: readonly [number, number]) => {
    if (shared === 'tensor') return 1;
    return shared === 'channel' ? rows : rows * Math.ceil(columns / Number(shared));
  };
  const weights = shapes.matrices.reduce((sum, [rows, columns]) => sum + rows * columns, 0);
  const scales = shapes.matrices.reduce((sum, matrix) => sum + groups(matrix), 0);
  return {
    codes: (weights * bits) / 8,
    scales: 2 * scales,
    zeros: symmetric ? 0 : (scales * bits) / 8,
    rest: 2 * shapes.others,
  };
}

export const totalOf = ({ codes, scales, zeros, rest }: BytesOf): number => codes + scales + zeros + rest;

/** Mean bits of a quantised weight, its share of scale and zero point included. */
export function bitsPerWeight({ codes, scales, zeros }: BytesOf, { matrices }: Shapes): number {
  const weights = matrices.reduce((sum, [rows, columns]) => sum + rows * columns, 0);
  return (8 * (codes + scales + zeros)) / weights;
}
