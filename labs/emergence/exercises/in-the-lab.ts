/** Exercises answered by turning the lab's knobs, and by writing a measure. A variant is a row of what was measured. */
import { defineExercise } from '@kit/exercises/types.ts';
import type { Locale } from '@kit/i18n/index.ts';
import { type Carry, type LabState, STATE } from '../state.ts';
import { STRINGS } from '../strings/index.ts';
import { logs, own, type StepRow, steps } from './measured.ts';
import { frame, text } from './texts.ts';

const lab = { kind: 'numeric', usesLab: true } as const;
const at = (patch: Partial<LabState>) => STATE.hash({ ...STATE.defaults, ...patch });
/** of what the lab shows, a tenth of a point */
const SHOWN = { kind: 'absolute', value: 0.15 } as const;

/** a variant says which row; what was measured there is no part of it */
type Asked = Readonly<Record<string, string | number>>;
function rowOf<Row extends object>(rows: readonly Row[], asked: Asked): Row {
  const found = rows.find((row) =>
    Object.entries(row).every(([key, value]) => String(asked[key] ?? value) === String(value)),
  );
  if (!found) throw new RangeError(JSON.stringify(asked));
  return found;
}
// aliases, not interfaces: only they are assignable to the index signature of `Values`
type Setting = { readonly digits: number; readonly carry: Carry };
type Named = StepRow['measure'];
type Logged = Setting & { readonly size: string; readonly seed: string };
type Written = Setting & { readonly size: string; readonly code: string };
const setting = ({ digits, carry }: Setting, locale: Locale) => ({ digits, sums: STRINGS[locale].carries[carry] });

export const rightSums = defineExercise({
  ...lab,
  id: 'emergence.right-sums',
  level: 1,
  paragraph: 'mirage',
  ...frame((t) => t.rightSums),
  variant(random): Logged {
    const { digits, carry, size, seed } = random.pick(logs);
    // a name, not a number to be written with its thousands apart
    return { digits, carry, size, seed: String(seed) };
  },
  words: (values, locale) => setting(values, locale),
  labHash: () => at({ view: 'log' }),
  spec: {
    fields: [
      { label: text((t) => t.rightSums.exact), unit: '%', min: 0 },
      { label: text((t) => t.rightSums.product), unit: '%', min: 0 },
    ],
    tolerance: SHOWN,
    digits: 3,
    solve(values: Logged) {
      const { exact, product } = rowOf(logs, values);
      return [100 * exact, 100 * product];
    },
  },
});

type Pair = Setting & { readonly first: Named; readonly second: Named };
/** the same sums, counted two ways; the order of the pair makes the statement */
const pairs = steps.flatMap((one): Pair[] =>
  steps.flatMap((other) =>
    one.measure !== other.measure && one.digits === other.digits && one.carry === other.carry
      ? [{ digits: one.digits, carry: one.carry, first: one.measure, second: other.measure }]
      : [],
  ),
);
const shareOf = ({ digits, carry }: Setting, measure: Named) => 100 * rowOf(steps, { digits, carry, measure }).share;

export const steepestStep = defineExercise({
  ...lab,
  id: 'emergence.steepest',
  level: 2,
  paragraph: 'mirage',
  ...frame((t) => t.steepest),
  variant: (random) => random.pick(pairs),
  words(values, locale) {
    const { measures } = STRINGS[locale];
    return { ...setting(values, locale), one: measures[values.first], other: measures[values.second] };
  },
  labHash: () => at({}),
  spec: {
    fields: [
      { label: text((t) => t.steepest.first), unit: '%', min: 0 },
      { label: text((t) => t.steepest.second), unit: '%', min: 0 },
    ],
    tolerance: SHOWN,
    digits: 4,
    solve: (values: Pair) => [shareOf(values, values.first), shareOf(values, values.second)],
  },
});

export const ownMeasure = defineExercise({
  ...lab,
  id: 'emergence.own-measure',
  level: 3,
  paragraph: 'mirage',
  ...frame((t) => t.ownMeasure),
  variant(random): Written {
    const { digits, carry, size, code } = random.pick(own);
    return { digits, carry, size, code };
  },
  words(values, locale) {
    return { ...setting(values, locale), what: text((t) => t.ownMeasure.what[values.code as Code])[locale] };
  },
  labHash: () => at({ view: 'own' }),
  spec: {
    fields: [{ min: 0 }],
    tolerance: { kind: 'relative', value: 0.005 },
    digits: 3,
    solve: (values: Written) => [rowOf(own, values).value],
  },
});
/** as in asked.ts; a test holds them together */
type Code = 'p[0]' | 'p[1]' | 'p[p.length - 2]' | 'Math.min(...p)' | 'p[0] * p[1]';
