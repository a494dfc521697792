/** Trainings on the live model, made exactly as the lab makes them: short ones, so that grading takes seconds. */
import type { GradeContext } from '@kit/exercises/types.ts';
import { parseWindows } from '@kit/lora-training/evaluation.ts';
import { initialState, readWindows, type TokenWindow } from '@kit/lora-training/index.ts';
import { type TrainerModel, windowsFile } from '@kit/models/trainer.ts';
import { runOptions } from '../options.ts';
import type { Gauge } from '../run.ts';
import { type BookTask, type LabState, STATE } from '../state.ts';

/** Graded by training, on wasm: a result hangs neither on the machine's speed nor on its graphics card. */
export const common = { kind: 'numeric', usesLab: true, models: ['trainer'], onWasm: true } as const;

/** Of all graded trainings but those that say otherwise; the lab opens with them. */
export const STEPS = 12;
export const BATCH = 2;

/** What the statement of an exercise sets, under the lab's names; what it does not say is the lab's default. */
export interface Setting extends Partial<Omit<LabState, 'lesson'>> {
  readonly lesson: BookTask;
}

const said = (setting: Setting): Setting => ({ steps: STEPS, batch: BATCH, ...setting });
export const linkTo = (setting: Setting): string => STATE.link(said(setting));

/** What was already measured on a model: a second attempt is graded at once. */
const known = new WeakMap<TrainerModel, Map<string, Promise<number>>>();

/** Computed once; a failure (a reader who stops) is forgotten, and tried again when asked again. */
function once(model: TrainerModel, key: string, measure: () => Promise<number>): Promise<number> {
  const kept = known.get(model) ?? new Map<string, Promise<number>>();
  known.set(model, kept);
  const found = kept.get(key) ?? measure();
  kept.set(key, found);
  found.catch(() => kept.delete(key));
  return found;
}

const open = async ({ runtime, signal }: GradeContext) =>
  (await runtime.load('trainer', signal ? { signal } : {})).model;

async function windowsOf(model: TrainerModel, lesson: BookTask, gauge: Gauge): Promise<readonly TokenWindow[]> {
  const { tasks, general } = parseWindows(await model.file('evaluation.json'));
  return gauge === 'held' ? (tasks[lesson] ?? []) : general[gauge];
}

/** Loss before the first step, nats per token: the base's. */
export async function lossBefore(lesson: BookTask, gauge: Gauge, context: GradeContext): Promise<number> {
  const model = await open(context);
  return once(model, JSON.stringify([lesson, gauge]), async () => {
    const base = initialState(model.config, { rank: 1, alpha: 2, modules: ['attn.c_attn'] }, 0);
    return model.loss(await windowsOf(model, lesson, gauge), base, context.signal);
  });
}

/** Losses after the last step of each training, nats per token; NaN where numbers overflowed before it. */
export async function lossesAfter(
  settings: readonly Setting[],
  gauge: Gauge,
  context: GradeContext,
): Promise<readonly number[]> {
  const model = await open(context);
  const views = settings.map((setting) => ({ ...STATE.defaults, ...said(setting), lesson: setting.lesson }));
  const total = views.reduce((sum, { steps }) => sum + steps, 0);
  const losses: number[] = [];
  let before = 0;
  for (const view of views) {
    const told = (step: number) => context.onProgress?.({ loaded: before + step, total });
    const loss = once(model, JSON.stringify([view, gauge]), () => train(model, view, gauge, context, told));
    losses.push(await loss);
    before += view.steps;
  }
  return losses;
}

async function train(
  model: TrainerModel,
  view: LabState & Setting,
  gauge: Gauge,
  { signal }: GradeContext,
  told: (step: number) => void,
): Promise<number> {
  const windows = readWindows(await model.file(windowsFile(view.lesson)));
  const evaluation = { every: view.steps, sets: { [gauge]: await windowsOf(model, view.lesson, gauge) } };
  const options = { ...runOptions(view), windows, evaluation, keepEvery: view.steps };
  let last = Number.NaN;
  for await (const { step, losses } of model.train(options, signal)) {
    told(step);
    last = losses?.[gauge] ?? last;
  }
  return last;
}
