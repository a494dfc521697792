/** More exercises answered by running the cluster: cuts set side by side, an order of passes, links, a lost worker. */
import type { Step } from '@kit/exercises/kinds/ordering/spec.ts';
import { defineExercise, type Random } from '@kit/exercises/types.ts';
import { type Pass, play } from '@kit/formulas/pipeline-schedules.ts';
import { heldBy, sentBy, unitSizes } from '@kit/training/parallel/expected.ts';
import { writeOrders } from '@kit/training/parallel/order.ts';
import { WIRES } from '../figures.ts';
import { planOf, SHAPE, WINDOWS } from '../plan.ts';
import { type LabState, LINKS, STATE } from '../state.ts';
import { STRINGS } from '../strings/index.ts';
import { frame, text } from './texts.ts';

const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0);

/** Four workers, two steps. */
const RANKED = {
  pipeline: { cut: 'pipeline' },
  data: { cut: 'data' },
  zero2: { cut: 'data', zero: 2 },
  zero3: { cut: 'data', zero: 3 },
  tensor: { cut: 'tensor' },
  three: { cut: 'three' },
} as const satisfies Record<string, Partial<LabState>>;
type Ranked = keyof typeof RANKED;

/** From the least to the most. */
function ranked(names: readonly Ranked[], bytes: (state: LabState) => number): Step[] {
  const counted = names.map((id) => ({ id, bytes: bytes({ ...STATE.defaults, ...RANKED[id] }) }));
  const sorted = counted.sort((a, b) => a.bytes - b.bytes);
  return sorted.map(({ id }, i) => ({
    id,
    text: text((t) => t.ranked[id]),
    after: sorted.slice(Math.max(0, i - 1), i).map((one) => one.id),
  }));
}

const ofAll = (state: LabState, bytes: (rank: number) => Readonly<Record<string, number>>): number[] =>
  Array.from({ length: state.workers }, (_, rank) => sum(Object.values(bytes(rank))));

export const rankSent = defineExercise({
  id: 'cluster.rank-sent',
  level: 2,
  paragraph: 'data-parallelism',
  kind: 'ordering',
  usesLab: true,
  ...frame((t) => t.rankSent),
  labHash: () => STATE.hash({ ...STATE.defaults, steps: 2, view: 'sent' }),
  spec: {
    steps: () =>
      ranked(['pipeline', 'data', 'zero3', 'tensor', 'three'], (state) =>
        sum(ofAll(state, (rank) => sentBy(planOf(state), rank))),
      ),
  },
});

export const rankHeld = defineExercise({
  id: 'cluster.rank-held',
  level: 2,
  paragraph: 'three-d',
  kind: 'ordering',
  usesLab: true,
  ...frame((t) => t.rankHeld),
  labHash: () => STATE.hash({ ...STATE.defaults, steps: 2, view: 'held' }),
  spec: {
    steps: () =>
      ranked(['pipeline', 'data', 'zero2', 'zero3', 'tensor'], (state) =>
        Math.max(...ofAll(state, (rank) => heldBy(planOf(state), rank))),
      ),
  },
});

const PASSES = 4;

/** Orders of two stages that come to an end: passes are drawn among those that can be made, one after the other. */
function drawOrders(random: Random): { readonly first: string; readonly second: string } {
  const made = new Set<string>();
  // some let few micro-batches go at once, others all
  const eager = random.uniform();
  const orders: [string[], string[]] = [[], []];
  const ready = (stage: 0 | 1, way: string, m: number) =>
    !made.has(`${stage}${way}${m}`) &&
    (way === 'F'
      ? stage === 0 || made.has(`0F${m}`)
      : made.has(`${stage}F${m}`) && (stage === 1 || made.has(`1B${m}`)));
  while (made.size < 4 * PASSES) {
    const able = ([0, 1] as const).flatMap((stage) =>
      ['F', 'B'].flatMap((way) =>
        Array.from({ length: PASSES }, (_, m) => m + 1).flatMap((m) =>
          ready(stage, way, m) ? [{ stage, way, m }] : [],
        ),
      ),
    );
    const back = able.filter((pass) => pass.way === 'B');
    const { stage, way, m } = random.pick(back.length > 0 && random.uniform() < eager ? back : able);
    made.add(`${stage}${way}${m}`);
    orders[stage].push(`${way}${m}`);
  }
  return { first: orders[0].join(' '), second: orders[1].join(' ') };
}

type Own = { readonly first: string; readonly second: string };
const passes = (order: string): Pass[] =>
  order.split(' ').map((one) => ({ forward: one.startsWith('F'), microBatch: Number(one.slice(1)) - 1, chunk: 0 }));

export const ownOrder = defineExercise({
  id: 'cluster.own-order',
  level: 3,
  paragraph: 'schedules',
  kind: 'numeric',
  usesLab: true,
  ...frame((t) => t.ownOrder),
  variant: drawOrders,
  labHash: ({ first, second }: Own) =>
    STATE.hash({
      ...STATE.defaults,
      workers: 2,
      cut: 'pipeline',
      schedule: 'own',
      microBatches: PASSES,
      own: writeOrders([first, second].map(passes)),
      steps: 1,
      view: 'time',
      clock: 'slots',
    }),
  spec: {
    fields: [
      { label: text((t) => t.ownOrder.slots), integer: true, min: 0 },
      {
        label: text((t) => t.ownOrder.flying),
        integer: true,
        min: 0,
      },
    ],
    tolerance: { kind: 'absolute', value: 0.5 },
    digits: 3,
    solve({ first, second }: Own) {
      const { duration, kept } = play([first, second].map(passes), 2, 1);
      return [duration, kept[0] ?? 0];
    },
  },
});

type Linked = { readonly workers: number; readonly cut: string; readonly link: string; readonly power: number };

/** Seconds of a step: all compute alike, then wait for every message in turn. */
function stepTime({ workers: n, cut, link, power }: Linked): number {
  const { width: D, layers, vocabulary: V, context: T } = SHAPE;
  const tokens = WINDOWS * T;
  const [blocks, head] = [layers * (24 * D * D + 4 * T * D), 2 * D * V];
  const flops = 3 * tokens * (cut === 'data' ? (blocks + head) / n : blocks / n + head);
  const sums =
    cut === 'data'
      ? unitSizes(planOf({ ...STATE.defaults, workers: n as LabState['workers'] }), 0)
      : Array.from({ length: 4 * layers }, () => tokens * D);
  const { latency, bandwidth } = WIRES[link as LabState['link']];
  const messages = sums.map((size) => 2 * (n - 1) * (latency + (4 * size) / n / bandwidth));
  return flops / (power * 1e12) + sum(messages);
}

export const linkTime = defineExercise({
  id: 'cluster.link-time',
  level: 2,
  paragraph: 'hiding',
  kind: 'numeric',
  usesLab: true,
  ...frame((t) => t.linkTime),
  variant: (random) => ({
    workers: random.pick([2, 4, 8]),
    cut: random.pick(['data', 'tensor']),
    link: random.pick(LINKS),
    power: random.pick([0.1, 0.5, 1, 2, 10, 100]),
  }),
  words: ({ cut, link }, locale) => ({
    cutName: STRINGS[locale].cuts[cut as LabState['cut']],
    linkName: STRINGS[locale].links[link as LabState['link']],
  }),
  labHash: ({ workers, cut, link, power }: Linked) =>
    STATE.hash({
      ...STATE.defaults,
      workers: workers as LabState['workers'],
      cut: cut as LabState['cut'],
      link: link as LabState['link'],
      power,
      steps: 1,
      view: 'time',
    }),
  spec: {
    fields: [{ unit: text((t) => t.ms), min: 0 }],
    tolerance: { kind: 'relative', value: 0.01 },
    digits: 4,
    solve: (linked: Linked) => [1000 * stepTime(linked)],
  },
});

const TRUE = ['stops', 'again', 'bits'] as const;
const FALSE = ['without', 'beginning', 'moments'] as const;

export const unplugged = defineExercise({
  id: 'cluster.unplugged',
  level: 2,
  paragraph: 'data-parallelism',
  kind: 'choice',
  usesLab: true,
  ...frame((t) => t.unplugged),
  labHash: () => STATE.hash({ ...STATE.defaults, steps: 60 }),
  spec: {
    several: true,
    options: [...TRUE, ...FALSE].map((name) => ({
      text: text((t) => t.unplugged.options[name].text),
      correction: text((t) => t.unplugged.options[name].correction),
      right: TRUE.some((own) => own === name),
    })),
  },
});
