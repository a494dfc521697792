/** Measurements on the live model, made exactly as the lab makes them. */
import type { GradeContext } from '@kit/exercises/types.ts';
import { meanLoss, parseWindows, type Windows } from '@kit/lora-training/evaluation.ts';
import { softmax } from '@kit/math/softmax.ts';
import type { AdaptersModel } from '@kit/models/adapters.ts';
import { promptIds } from '@kit/models/continuation.ts';
import { Library } from '../library.ts';
import { type Gauge, taskOf } from '../losses.ts';
import { type Loaded, mix, type Recipe } from '../mix.ts';

async function open({ runtime, signal }: GradeContext) {
  const { model, tokenizer } = await runtime.load('adapters', signal ? { signal } : {});
  return { model, tokenizer, library: new Library(model) };
}

export async function adapterNamed(name: string, context: GradeContext): Promise<Loaded> {
  return (await open(context)).library.get(name);
}

async function variantOf(recipe: Recipe, context: GradeContext) {
  const { model, tokenizer, library } = await open(context);
  const second = recipe.second === null ? null : await library.get(recipe.second);
  return { model, tokenizer, variant: model.withFactors(mix(await library.get(recipe.adapter), second, recipe)) };
}

/** Largest probability of the token after the prompt, the adapter unmerged. */
export async function topProbability(prompt: string, recipe: Recipe, context: GradeContext): Promise<number> {
  const { model, tokenizer, variant } = await variantOf(recipe, context);
  const ids = promptIds(tokenizer, model.config, prompt);
  const logits = await variant.logits(ids, context.signal);
  return Math.max(...softmax(logits.subarray((ids.length - 1) * model.config.vocabulary)));
}

const gaugeWindows = (windows: Windows, task: string, gauge: Gauge) =>
  gauge === 'task' ? (windows.tasks[task] ?? []) : windows.general[gauge];

/** Losses already measured on a model: a second attempt is graded at once. */
const measured = new WeakMap<AdaptersModel, Map<string, number>>();

/** One of the lab's three losses. */
export async function loss(gauge: Gauge, recipe: Recipe, context: GradeContext): Promise<number> {
  const { model } = await open(context);
  const known = measured.get(model) ?? new Map<string, number>();
  measured.set(model, known);
  const key = JSON.stringify([gauge, recipe]);
  const value = known.get(key) ?? (await measure(gauge, recipe, context));
  known.set(key, value);
  return value;
}

async function measure(gauge: Gauge, recipe: Recipe, context: GradeContext): Promise<number> {
  const { model, variant } = await variantOf(recipe, context);
  const windows = parseWindows(await model.file('evaluation.json'));
  return meanLoss(variant, gaugeWindows(windows, taskOf(recipe.adapter, windows), gauge), context.signal);
}

/** Task loss with the adapter cut to rank 0, 1, … r. */
export async function rankLosses(adapter: string, context: GradeContext): Promise<number[]> {
  const { adapter: whole } = await adapterNamed(adapter, context);
  const out: number[] = [];
  for (let rank = 0; rank <= whole.rank; rank++) {
    out.push(await loss('task', { adapter, rank, strength: 1, second: null, secondStrength: 1 }, context));
    context.onProgress?.({ loaded: rank + 1, total: whole.rank + 1 });
  }
  return out;
}

/** Share of the whole adapter's gain that each rank reaches. */
export function gainShares(losses: readonly number[]): number[] {
  const [base, whole] = [losses[0] as number, losses.at(-1) as number];
  return losses.map((value) => (base - value) / (base - whole));
}
