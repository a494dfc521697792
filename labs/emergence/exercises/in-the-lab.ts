/** Exercises answered by turning the lab's knobs, and by writing a measure. A variant is a row of what was measured. */
import { defineExercise } from '@kit/exercises/types.ts';
import type { Locale } from '@kit/i18n/index.ts';
import { type LabState, STATE } from '../state.ts';
import { STRINGS } from '../strings/index.ts';
import { type LogRow, logs, own, type StepRow, steps } from './measured.ts';
import { frame, text } from './texts.ts';

const lab = { kind: 'numeric', usesLab: true } as const;
const at = (patch: Partial<LabState>) => STATE.hash({ ...STATE.defaults, ...patch });
/** of what the lab shows, a tenth of a point */
const SHOWN = { kind: 'absolute', value: 0.15 } as const;

type Picked = { readonly row: number };
const rowOf = <Row>(rows: readonly Row[], { row }: Picked): Row => {
  const found = rows[row];
  if (found === undefined) throw new RangeError(`no row ${row}`);
  return found;
};
const setting = ({ digits, carry }: Pick<LogRow, 'digits' | 'carry'>, locale: Locale) => ({
  digits,
  sums: STRINGS[locale].carries[carry],
});

export const rightSums = defineExercise({
  ...lab,
  id: 'emergence.right-sums',
  ...frame((t) => t.rightSums),
  variant: (random) => ({ row: random.integer(0, logs.length - 1) }),
  words(values, locale) {
    const row = rowOf(logs, values);
    return { ...setting(row, locale), size: row.size, seed: String(row.seed) };
  },
  labHash: () => at({ view: 'log' }),
  spec: {
    fields: [
      { label: text((t) => t.rightSums.exact), unit: '%', min: 0 },
      { label: text((t) => t.rightSums.product), unit: '%', min: 0 },
    ],
    tolerance: SHOWN,
    digits: 3,
    solve(values: Picked) {
      const { exact, product } = rowOf(logs, values);
      return [100 * exact, 100 * product];
    },
  },
});

type Stepped = { readonly first: number; readonly second: number };

/** the same sums, counted two ways; the order of the pair makes the statement */
const pairs = steps.flatMap((first, i) =>
  steps.flatMap((second, k) =>
    i !== k && first.digits === second.digits && first.carry === second.carry ? [{ first: i, second: k }] : [],
  ),
);
const stepOf = (index: number): StepRow => rowOf(steps, { row: index });

export const steepestStep = defineExercise({
  ...lab,
  id: 'emergence.steepest',
  ...frame((t) => t.steepest),
  variant: (random) => random.pick(pairs),
  words({ first, second }, locale) {
    const named = (index: number) => STRINGS[locale].measures[stepOf(index).measure];
    return { ...setting(stepOf(first), locale), one: named(first), other: named(second) };
  },
  labHash: () => at({}),
  spec: {
    fields: [
      { label: text((t) => t.steepest.first), unit: '%', min: 0 },
      { label: text((t) => t.steepest.second), unit: '%', min: 0 },
    ],
    tolerance: SHOWN,
    digits: 4,
    solve: ({ first, second }: Stepped) => [100 * stepOf(first).share, 100 * stepOf(second).share],
  },
});

export const ownMeasure = defineExercise({
  ...lab,
  id: 'emergence.own-measure',
  ...frame((t) => t.ownMeasure),
  variant: (random) => ({ row: random.integer(0, own.length - 1) }),
  words(values, locale) {
    const row = rowOf(own, values);
    return { ...setting(row, locale), size: row.size, what: text((t) => t.ownMeasure.what[row.code as Code])[locale] };
  },
  labHash: () => at({ view: 'own' }),
  spec: {
    fields: [{ min: 0 }],
    tolerance: { kind: 'relative', value: 0.005 },
    digits: 3,
    solve: (values: Picked) => [rowOf(own, values).value],
  },
});
/** as in asked.ts; a test holds them together */
type Code = 'p[0]' | 'p[1]' | 'p[p.length - 2]' | 'Math.min(...p)' | 'p[0] * p[1]';
