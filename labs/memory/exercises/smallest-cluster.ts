/** The fewest GPUs that hold a training: a cut of the reader's own, judged by the lab's plan. */
import { experimentOf } from '@kit/exercises/kinds/experiment/spec.ts';
import { defineExercise, type Grade } from '@kit/exercises/types.ts';
import { NODE } from '@kit/formulas/training-plan.ts';
import type { Locale } from '@kit/i18n/index.ts';
import { objection, plan, shapeOf } from '../logic.ts';
import { type LabState, STATE } from '../state.ts';
import { STRINGS } from '../strings/index.ts';
import { frame, text } from './texts.ts';

// an alias, not an interface: only it is assignable to the index signature of `Values`
type Asked = { readonly model: string; readonly card: number; readonly length: number };

/** What the reader decides; all else is as the statement says. */
const COUNTS = ['tensor', 'pipeline', 'data', 'zero', 'recomputed'] as const;
const MOST = 4096;
const TENSOR = [1, 2, 4, 8] as const;
/** Half the credit at so many times the fewest. */
const CLOSE = 1.5;

const asAsked = (setting: Partial<LabState>, { model, card, length }: Asked): LabState => ({
  ...STATE.defaults,
  ...Object.fromEntries(COUNTS.map((name) => [name, setting[name] ?? STATE.defaults[name]])),
  model: model as LabState['model'],
  card,
  length,
});

/** Whole numbers that divide another. */
const divisors = (n: number) => Array.from({ length: n }, (_, i) => i + 1).filter((d) => n % d === 0);

/**
 * The smallest cluster, of any number of copies and stages. Stage 3 shares all that stages below it do: only it is
 * tried; blocks are recomputed or not, whichever fits.
 */
function search(asked: Asked): LabState {
  const { layers } = shapeOf(asAsked({}, asked));
  for (let gpus = 1; gpus <= MOST; gpus++)
    for (const tensor of TENSOR.filter((t) => gpus % t === 0))
      for (const pipeline of divisors(gpus / tensor).filter((p) => p <= layers))
        for (const recomputed of ['full', 'none'] as const) {
          const cut = { tensor, pipeline, data: gpus / tensor / pipeline, zero: 3, recomputed } as const;
          const state = asAsked(cut, asked);
          if (objection(state) === null && plan(state).fits) return state;
        }
  throw new RangeError(`no cluster of ${MOST} GPUs holds ${JSON.stringify(asked)}`);
}

const found = new Map<string, LabState>();
/** Searched once for all that ask: the page, its words, the grader. */
function fewest({ model, card, length }: Asked): LabState {
  const key = `${model} ${card} ${length}`;
  const known = found.get(key) ?? search({ model, card, length });
  found.set(key, known);
  return known;
}

/** With a copy fewer of the model, or a stage: too few GPUs, whatever the cut. */
const oneShort = (asked: Asked): LabState => {
  const best = fewest(asked);
  const { pipeline, data } = best;
  return { ...best, ...(data > 1 ? { data: data - 1 } : { pipeline: Math.max(1, pipeline - 1) }) };
};

function judge(setting: LabState, asked: Asked): Promise<Grade> {
  const state = asAsked(setting, asked);
  const said = (pick: 'cannot' | 'wide' | 'tooFull' | 'right' | 'more', numbers: Record<string, number>) => ({
    text: text((t) => t.smallest[pick]),
    values: numbers,
  });
  const graded = (score: number, message: ReturnType<typeof said>) => Promise.resolve({ score, messages: [message] });
  if (state.tensor > NODE) return graded(0, said('wide', { tensor: state.tensor }));
  if (objection(state) !== null) return graded(0, said('cannot', {}));
  const { fits, fullest, gpus } = plan(state);
  const held = Math.round(fullest.total / 1e8) / 10;
  if (!fits) return graded(0, said('tooFull', { held, card: asked.card }));
  const { gpus: goal } = plan(fewest(asked));
  if (gpus <= goal) return graded(1, said('right', { gpus, held }));
  return graded(gpus <= CLOSE * goal ? 0.5 : 0, said('more', { gpus, held, goal }));
}

/** What the lab calls what counts. */
const inWords = ({ tensor, pipeline, data, zero, recomputed }: LabState, locale: Locale) => ({
  cut: `${tensor} × ${pipeline} × ${data}`,
  stage: String(zero),
  recomputing: STRINGS[locale].recompute[recomputed],
});

export const smallestCluster = defineExercise({
  id: 'memory.smallest-cluster',
  level: 3,
  paragraph: 'share-or-shrink',
  kind: 'experiment',
  usesLab: true,
  ...frame((t) => t.smallest),
  // no card here holds the state of the smallest model: the lab's first state, one GPU, never does
  variant: (random): Asked => ({
    model: random.pick(['llama8', 'llama70', 'mixtral']),
    card: random.pick([24, 32, 40, 48, 64, 80, 94]),
    length: random.pick([1024, 2048, 4096, 8192, 16_384]),
  }),
  words(asked: Asked, locale) {
    const best = fewest(asked);
    const { tensor, pipeline, data } = best;
    return {
      name: STRINGS[locale].models[best.model],
      gpus: plan(best).gpus,
      tensor,
      pipeline,
      data,
      recomputing: STRINGS[locale].recompute[best.recomputed],
    };
  },
  labHash: (asked: Asked) => STATE.hash(asAsked({}, asked)),
  spec: experimentOf({
    state: STATE,
    counts: COUNTS,
    shown: (state, locale) =>
      Object.entries(inWords(state, locale)).map(([name, value]) => ({
        label: text((t) => t.smallest[name as keyof ReturnType<typeof inWords>])[locale],
        value,
      })),
    judge: (state, asked: Asked) => judge(state, asked),
    right: (asked: Asked) => [fewest(asked)],
    wrong: (asked: Asked): Partial<LabState>[] => [
      oneShort(asked),
      { tensor: 8, pipeline: 8, data: 64, zero: 3, recomputed: 'full' },
    ],
  }),
});
