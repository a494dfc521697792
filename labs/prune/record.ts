/**
 * `npm run record -- prune`: the curves that the lab shows at first, which take some minutes, in `run.json`, then the
 * measures behind the budget puzzle, in `exercises/frontier.json`.
 */
import { writeFileSync } from 'node:fs';
import { METHODS } from '@kit/compression/prune.ts';
import type { Locale } from '@kit/i18n/index.ts';
import { continueText, promptIds } from '@kit/models/continuation.ts';
import { loadInNode, loadTokenizerInNode } from '@kit/runtime/node.ts';
import { type CurvePoint, curve } from './curve.ts';
import { type Measured, measure, oneOfEach, recipeOf } from './measure.ts';
import { LENGTH, PROMPTS } from './prompts.ts';
import type { RecordedCurve, RecordedRun, Written } from './recording.ts';
import { search } from './search.ts';
import { STATE } from './state.ts';

export async function record(): Promise<void> {
  const model = await loadInNode('compressible');
  const tokenizer = await loadTokenizerInNode();
  const windows = await model.windows();
  const shown = oneOfEach(windows.measured);
  const decoder = model.withRecipe(recipeOf(STATE.defaults, windows));
  const base = model.withRecipe({ from: 'decoder' });

  let measured: Measured | undefined;
  for await (const value of measure(decoder, shown)) measured = value;
  if (!measured) throw new Error('nothing was measured');

  async function written(locale: Locale): Promise<Written> {
    const [prompt] = PROMPTS[locale];
    const ids = promptIds(tokenizer, model.config, prompt);
    const writing = { length: LENGTH, seed: STATE.defaults.seed };
    return {
      prompt,
      before: await continueText(base, tokenizer, ids, writing),
      after: await continueText(decoder, tokenizer, ids, writing),
    };
  }
  const texts = { fr: await written('fr'), en: await written('en') };

  const curves: RecordedCurve[] = [];
  for (const pattern of ['free', 'heads', 'columns'] as const) {
    for (const method of METHODS) {
      // there is nothing to compare across matrices but weights
      if (method === 'global' && pattern !== 'free') continue;
      const recipe = (sparsity: number) => recipeOf({ ...STATE.defaults, method, pattern, sparsity }, windows);
      let points: readonly CurvePoint[] = [];
      for await (const grown of curve(model, recipe, shown)) points = grown;
      curves.push({ method, pattern, points });
    }
  }
  const run: RecordedRun = { measured, curves, texts };
  writeFileSync('labs/prune/run.json', `${JSON.stringify(run, rounded)}\n`);
  await search(model, windows);
}

/** Six figures: more would be the rounding of one machine. */
const rounded = (_: string, value: unknown): unknown =>
  typeof value === 'number' && !Number.isInteger(value) ? Number(value.toPrecision(6)) : value;
