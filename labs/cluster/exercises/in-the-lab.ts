/** Exercises answered by running the cluster and reading what was counted. */
import { defineExercise } from '@kit/exercises/types.ts';
import { heldBy, sentBy } from '@kit/training/parallel/expected.ts';
import { planOf } from '../plan.ts';
import { type LabState, STATE } from '../state.ts';
import { STRINGS } from '../strings/index.ts';
import { frame, text } from './texts.ts';

const RUNS = ['data', 'tensor', 'pipeline', 'three'] as const;
type Asked = {
  readonly workers: number;
  readonly cut: string;
  readonly zero: number;
  readonly micro: number;
  readonly worker: number;
};

const stateOf = ({ workers, cut, zero, micro }: Asked, view: LabState['view']): LabState => ({
  ...STATE.defaults,
  workers: workers as LabState['workers'],
  cut: cut as LabState['cut'],
  zero: zero as LabState['zero'],
  microBatches: micro as LabState['microBatches'],
  steps: 2,
  view,
});

/** ZeRO beyond stage 1 goes with the data alone; three cuts want four workers. */
function draw(random: { pick<T>(list: readonly T[]): T; integer(from: number, to: number): number }): Asked {
  const cut = random.pick(RUNS);
  const workers = cut === 'three' ? random.pick([4, 8]) : random.pick([2, 4, 8]);
  const zero = cut === 'data' ? random.integer(0, 3) : cut === 'three' && workers === 8 ? random.integer(0, 1) : 0;
  const micro = cut === 'pipeline' ? random.pick([2, 4, 8]) : 4;
  return { workers, cut, zero, micro, worker: random.integer(1, workers) };
}

const named = ({ cut, zero }: Asked, locale: 'fr' | 'en') => ({
  cutName: STRINGS[locale].cuts[cut as LabState['cut']],
  zeroName: STRINGS[locale].zeros[zero as LabState['zero']],
});

const sum = (bytes: Readonly<Record<string, number>>) => Object.values(bytes).reduce((total, one) => total + one, 0);

export const sent = defineExercise({
  id: 'cluster.sent',
  level: 1,
  paragraph: 'data-parallelism',
  kind: 'numeric',
  usesLab: true,
  ...frame((t) => t.sent),
  variant: draw,
  words: named,
  labHash: (asked) => STATE.hash(stateOf(asked, 'sent')),
  spec: {
    fields: [{ unit: text((t) => t.octets), integer: true, min: 0 }],
    tolerance: { kind: 'absolute', value: 0.5 },
    digits: 9,
    solve: (asked: Asked) => [sum(sentBy(planOf(stateOf(asked, 'sent')), asked.worker - 1))],
  },
});

export const held = defineExercise({
  id: 'cluster.held',
  level: 2,
  paragraph: 'three-d',
  kind: 'numeric',
  usesLab: true,
  ...frame((t) => t.held),
  variant: draw,
  words: named,
  labHash: (asked) => STATE.hash(stateOf(asked, 'held')),
  spec: {
    fields: [{ unit: text((t) => t.octets), integer: true, min: 0 }],
    tolerance: { kind: 'absolute', value: 0.5 },
    digits: 9,
    solve: (asked: Asked) => [sum(heldBy(planOf(stateOf(asked, 'held')), asked.worker - 1))],
  },
});

const SAME = ['pipeline', 'stages', 'resumed'] as const;
const OTHER = ['data', 'tensor', 'fewer'] as const;

export const bits = defineExercise({
  id: 'cluster.bits',
  level: 2,
  paragraph: 'tensor-parallelism',
  kind: 'choice',
  usesLab: true,
  ...frame((t) => t.bits),
  spec: {
    several: true,
    options: [...SAME, ...OTHER].map((name) => ({
      text: text((t) => t.bits.options[name].text),
      correction: text((t) => t.bits.options[name].correction),
      right: SAME.some((own) => own === name),
    })),
  },
});

/** Two stages, two micro-batches: those that wait for ever. */
export const ORDERS_ASKED = {
  usual: 'F1 F2 B1 B2\nF1 B1 F2 B2',
  crossed: 'F1 B1 F2 B2\nF2 B2 F1 B1',
  overtaken: 'F1 F2 B2 B1\nF2 B2 F1 B1',
  late: 'F1 B1 F2 B2\nF1 F2 B1 B2',
  reversed: 'F1 F2 B1 B2\nF1 F2 B2 B1',
} as const;
const WAITING = ['crossed', 'late'] as const;

export const deadlock = defineExercise({
  id: 'cluster.deadlock',
  level: 3,
  paragraph: 'schedules',
  kind: 'choice',
  usesLab: true,
  ...frame((t) => t.deadlock),
  labHash: () =>
    STATE.hash({
      ...STATE.defaults,
      workers: 2,
      cut: 'pipeline',
      schedule: 'own',
      microBatches: 2,
      view: 'time',
      clock: 'slots',
    }),
  spec: {
    several: true,
    options: Object.keys(ORDERS_ASKED).map((name) => ({
      text: text((t) => t.deadlock.options[name as keyof typeof ORDERS_ASKED].text),
      correction: text((t) => t.deadlock.options[name as keyof typeof ORDERS_ASKED].correction),
      right: WAITING.some((own) => own === name),
    })),
  },
});
