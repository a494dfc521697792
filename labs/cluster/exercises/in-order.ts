/** Exercises of order: steps of the text, to be put one after the other. */
import type { Distractor, Step } from '@kit/exercises/kinds/ordering/spec.ts';
import { defineExercise, type Random } from '@kit/exercises/types.ts';
import { orderOf } from '@kit/formulas/pipeline-schedules.ts';
import type { Localized } from '@kit/i18n/index.ts';
import { frame, text } from './texts.ts';

/** Each after the one before. */
const chain = (steps: readonly Omit<Step, 'after'>[]): Step[] =>
  steps.map((step, i) => ({ ...step, after: steps.slice(Math.max(0, i - 1), i).map(({ id }) => id) }));
const same = (text: string): Localized => ({ fr: text, en: text });

type Stage = { readonly stages: number; readonly microBatches: number; readonly stage: number };

export const oneFOneB = defineExercise({
  id: 'cluster.order-passes',
  level: 2,
  paragraph: 'schedules',
  kind: 'ordering',
  ...frame((t) => t.oneFOneB),
  variant(random) {
    const stages = random.integer(3, 8);
    return { stages, microBatches: random.integer(3, 5), stage: random.integer(1, stages) };
  },
  spec: {
    row: true,
    steps({ stages, microBatches, stage }: Stage) {
      const passes = orderOf('oneFOneB', stage - 1, stages, microBatches, 1);
      const named = passes.map(({ forward, microBatch }) => `${forward ? 'F' : 'B'}${microBatch + 1}`);
      return chain([
        ...named.map((id) => ({ id, text: same(id) })),
        { id: 'update', text: text((t) => t.oneFOneB.update) },
      ]);
    },
    distractors: () => [{ id: 'wait', text: text((t) => t.oneFOneB.wait), why: text((t) => t.oneFOneB.whyNot) }],
  },
});

type Piece = { readonly gpus: number; readonly piece: number };

/** Where piece c goes: from GPU c around the ring, added up; whole at GPU c − 1; then around again, copied. */
function ringSteps({ gpus, piece }: Piece): Step[] {
  const gpu = (turn: number) => ((piece - 1 + turn + gpus) % gpus) + 1;
  const turns = Array.from({ length: gpus - 1 }, (_, turn) => turn);
  return chain([
    ...turns.map((turn) => ({
      id: `add ${turn + 1}`,
      text: text((t) => t.ringOrder.add),
      values: { from: gpu(turn), to: gpu(turn + 1) },
    })),
    ...turns.map((turn) => ({
      id: `copy ${turn + 1}`,
      text: text((t) => t.ringOrder.copy),
      values: { from: gpu(turn - 1), to: gpu(turn) },
    })),
  ]);
}

export const ringOrder = defineExercise({
  id: 'cluster.order-ring',
  level: 2,
  paragraph: 'data-parallelism',
  kind: 'ordering',
  ...frame((t) => t.ringOrder),
  variant: drawPiece,
  // one for each piece of three, four and five
  variants: { draw: drawPiece, seeds: [1, 3, 4, 6, 7, 9, 11, 13, 17, 19, 22, 35] },
  spec: {
    steps: ringSteps,
    distractors: ({ gpus, piece }: Piece): Distractor[] => [
      {
        id: 'twice',
        text: text((t) => t.ringOrder.add),
        why: text((t) => t.ringOrder.twice),
        values: { from: ((piece - 2 + gpus) % gpus) + 1, to: piece },
      },
    ],
  },
});

function drawPiece(random: Random): Piece {
  const gpus = random.integer(3, 5);
  return { gpus, piece: random.integer(1, gpus) };
}

const HALVES = {
  first: [],
  second: [],
  gelu1: ['first'],
  gelu2: ['second'],
  last1: ['gelu1'],
  last2: ['gelu2'],
  sum: ['last1', 'last2'],
  residual: ['sum'],
} as const;
const NEVER = ['gather', 'early'] as const;

export const halvesOrder = defineExercise({
  id: 'cluster.order-halves',
  level: 2,
  paragraph: 'tensor-parallelism',
  kind: 'ordering',
  ...frame((t) => t.halvesOrder),
  spec: {
    steps: () =>
      (Object.keys(HALVES) as (keyof typeof HALVES)[]).map((id) => ({
        id,
        after: HALVES[id],
        text: text((t) => t.halvesOrder.steps[id]),
      })),
    distractors: () =>
      NEVER.map((id) => ({
        id,
        text: text((t) => t.halvesOrder.never[id].text),
        why: text((t) => t.halvesOrder.never[id].why),
      })),
  },
});
