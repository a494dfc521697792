/** The family's profiles at constant compute: bottom of each, how N* grows with C, and how sure either is. */
import { fitStraight, type Measured } from '@kit/formulas/fit-power-law.ts';
import { type Valley, valley } from '@kit/formulas/valley.ts';
import { type Interval, middle, resamples } from '@kit/math/bootstrap.ts';
import type { Family, Run } from './family.ts';
import { DRAWS, LEVEL, SEED } from './predict.ts';

export interface Profile {
  readonly flops: number;
  readonly points: readonly (Measured & { readonly size: number; readonly tokens: number })[];
  readonly valley: Valley | null;
  /** of N*, the novels drawn again; null: in too many draws there is no bottom */
  readonly interval: Interval | null;
}

export interface Profiles {
  readonly all: readonly Profile[];
  /** a in N* ∝ C^a */
  readonly slope: number;
  /** other novels */
  readonly interval: Interval;
  /** by how far the bottoms lie from their line (Student) */
  readonly scatter: Interval;
}

/** Bits per byte of a run over some of the novels, each as long as its text; in their order, with repeats. */
function lossOver({ novels }: Run, bytes: readonly number[], drawn: readonly number[]): number {
  const [bits, total] = drawn.reduce<[number, number]>(
    ([b, t], i) => [b + (novels[i] ?? 0) * (bytes[i] ?? 0), t + (bytes[i] ?? 0)],
    [0, 0],
  );
  return bits / total;
}

/** 95th percentile of Student's distribution, by degrees of freedom */
const STUDENT = [Number.POSITIVE_INFINITY, 6.313752, 2.919986, 2.353363, 2.131847] as const;

/** 90 % interval of the slope of ln y on ln x, from the residuals of the line. */
function scatterOf(bottoms: readonly Measured[]): Interval {
  const { scale, exponent } = fitStraight(bottoms);
  const centre = bottoms.reduce((sum, { x }) => sum + Math.log(x), 0) / bottoms.length;
  const spread = bottoms.reduce((sum, { x }) => sum + (Math.log(x) - centre) ** 2, 0);
  const error = bottoms.reduce((sum, { x, y }) => sum + Math.log(y / (scale * x ** -exponent)) ** 2, 0);
  const freedom = Math.max(0, bottoms.length - 2);
  const half = (STUDENT[freedom] ?? STUDENT[4]) * Math.sqrt(error / freedom / spread);
  return { low: -exponent - half, high: -exponent + half };
}

const slopeOf = (bottoms: readonly Measured[]) => -fitStraight(bottoms).exponent;

/** Novels are drawn again, the same for every run: the interval says what other novels would, not another seed. */
export function profiles({ sizes, runs, budgets, bytes }: Family): Profiles {
  const place = (index: number, loss: (run: Run) => number) => {
    const run = runs[index] as Run;
    return { x: sizes[run.size]?.counts.effective ?? 0, y: loss(run), size: run.size, tokens: run.tokens };
  };
  const bottoms = (loss: (run: Run) => number) =>
    budgets.map(({ runs: own }) => valley(own.map((index) => place(index, loss))));
  const measured = bottoms(({ loss }) => loss);
  const drawn = resamples(bytes.length, DRAWS, SEED).map((draw) => bottoms((run) => lossOver(run, bytes, draw)));
  const all = budgets.map(({ flops, runs: own }, b): Profile => {
    const found = drawn.flatMap((one) => one[b]?.bottom.x ?? []);
    return {
      flops,
      points: own.map((index) => place(index, ({ loss }) => loss)),
      valley: measured[b] ?? null,
      interval: found.length < DRAWS * LEVEL ? null : middle(found, LEVEL),
    };
  });
  const path = (found: readonly (Valley | null)[]) =>
    budgets.flatMap(({ flops }, b) => (found[b] ? [{ x: flops, y: found[b].bottom.x }] : []));
  const slopes = drawn.map(path).filter(({ length }) => length > 1);
  const line = path(measured);
  return { all, slope: slopeOf(line), interval: middle(slopes.map(slopeOf), LEVEL), scatter: scatterOf(line) };
}
