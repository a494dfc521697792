/** Runs the real model once per language when the book is built. Never imported by code of the page. */
import { existsSync, readFileSync } from 'node:fs';
import type { Locale } from '@kit/i18n/index.ts';
import { perLocale } from '@kit/lab/record.ts';
import { proportion } from '@kit/math/proportion.ts';
import { loadReasonerInNode, loadTokenizerInNode } from '@kit/runtime/node.ts';
import type { FamilyId } from '@kit/tasks/families.ts';
import { z } from 'zod';
import { askedBy, itemOf } from './asked.ts';
import { readPrompt } from './reading.ts';
import { pack, type Recording, type TrainedAccuracies } from './recording.ts';
import { FAMILY_IDS, STATE } from './state.ts';

const FOLDER = 'public/models/reasoner';
/** Prompts over which the chance of a family is averaged. */
const DRAWS = 200;

export const record = perLocale(run);

async function run(locale: Locale): Promise<{ recording: Recording }> {
  const [model, tokenizer] = await Promise.all([loadReasonerInNode(), loadTokenizerInNode(FOLDER)]);
  const state = STATE.defaultsIn(locale);
  const reading = await readPrompt({ model, tokenizer }, askedBy(state).prompt);
  const chance = Object.fromEntries(FAMILY_IDS.map((family) => [family, chanceOf(family, locale)]));
  return {
    recording: {
      context: model.config.context,
      reading: pack(reading),
      chance: chance as Recording['chance'],
      trained: trainedAccuracies(),
    },
  };
}

function chanceOf(family: FamilyId, language: Locale): number {
  const draws = Array.from({ length: DRAWS }, (_, i) => itemOf({ family, language, seed: 0 }, 0, i).chance);
  return draws.reduce((sum, chance) => sum + chance, 0) / DRAWS;
}

const Results = z.object({
  in_context: z.object({
    items_per_cell: z.number(),
    by_family: z.record(z.string(), z.record(z.string(), z.object({ right: z.number(), count: z.number() }))),
  }),
});

/** The accuracies of the model card; null for a model not yet evaluated. */
function trainedAccuracies(path = `${FOLDER}/training-results.json`): TrainedAccuracies | null {
  if (!existsSync(path)) return null;
  const { in_context: measured } = Results.parse(JSON.parse(readFileSync(path, 'utf8')));
  const points = (family: FamilyId) =>
    Object.entries(measured.by_family[family] ?? {}).map(([k, { right, count }]) => [k, proportion(right, count)]);
  return {
    count: measured.items_per_cell,
    byFamily: Object.fromEntries(FAMILY_IDS.map((family) => [family, Object.fromEntries(points(family))])),
  };
}
