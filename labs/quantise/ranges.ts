/** How far the largest input of a linear map stands from the others. */
import type { InputRange } from '@kit/models/compressible.ts';

export interface MapRange {
  readonly name: string;
  /** from 1; 0: the head */
  readonly block: number;
  /** of the largest magnitudes of its inputs: the largest, the median, and the one over the other */
  readonly largest: number;
  readonly median: number;
  readonly ratio: number;
}

export function rangesOf(ranges: readonly InputRange[]): MapRange[] {
  return ranges.map(({ name, largest }) => {
    const sorted = Float32Array.from(largest).sort();
    const middle = sorted.length >> 1;
    const median =
      sorted.length % 2 === 1
        ? (sorted[middle] as number)
        : ((sorted[middle - 1] as number) + (sorted[middle] as number)) / 2;
    const most = sorted.at(-1) ?? 0;
    const block = /\.h\.(\d+)\./.exec(name)?.[1];
    return { name, block: block === undefined ? 0 : Number(block) + 1, largest: most, median, ratio: most / median };
  });
}
