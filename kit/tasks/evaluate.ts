/** The reasoner's accuracies on tasks drawn from a seed, as its model card reports them. */
import { type Proportion, proportion } from '../math/proportion.ts';
import { drawSerialItem, FORMS, type Form, serialPrompt } from './chain.ts';
import { type FamilyId, HELD_OUT_FAMILIES, TRAINED_FAMILIES } from './families.ts';
import { drawItem, randomLabels, shuffledLabels, swappedLabels, swappedOutput } from './few-shot.ts';
import { judgeFewShot, judgeSerial, promptIds, type Reasoner, scoreAll } from './scoring.ts';
import { workedAnswer } from './serial.ts';

/** numbers of examples */
export const KS = [0, 1, 2, 4, 8] as const;
export const DEPTHS = Array.from({ length: 16 }, (_, i) => i + 1);

export interface EvaluateOptions {
  readonly seed: number;
  /** items per cell */
  readonly count: number;
  /** a line on what is being measured */
  readonly onProgress?: (what: string) => void;
  readonly signal?: AbortSignal;
}

const indices = (count: number) => Array.from({ length: count }, (_, i) => i);
const together = (cells: readonly Proportion[]) =>
  proportion(
    cells.reduce((sum, { right }) => sum + right, 0),
    cells.reduce((sum, { count }) => sum + count, 0),
  );

/** family → k → accuracy */
async function againstK(reasoner: Reasoner, ids: readonly FamilyId[], options: EvaluateOptions) {
  const { seed, count, onProgress, signal } = options;
  const rows: { family: FamilyId; chance: number; byK: Record<string, Proportion> }[] = [];
  for (const family of ids) {
    onProgress?.(family);
    const byK: Record<string, Proportion> = {};
    for (const k of KS) {
      const items = indices(count).map((i) => drawItem(family, k, seed, i));
      byK[k] = await scoreAll(items, (item) => judgeFewShot(reasoner, item, item.query.output, signal), { signal });
    }
    const chance = indices(count).reduce((sum, i) => sum + drawItem(family, 0, seed, i).chance, 0) / count;
    rows.push({ family, chance, byK });
  }
  const all = Object.fromEntries(KS.map((k) => [k, together(rows.map(({ byK }) => byK[k] as Proportion))]));
  return { families: rows, all };
}

/** Labels of 8 examples replaced; each judged by the true label, the swapped ones also by what they teach. */
async function labels(reasoner: Reasoner, { seed, count, onProgress, signal }: EvaluateOptions) {
  onProgress?.('labels');
  const items = indices(count).map((i) => drawItem('categories', 8, seed, i));
  const kinds = {
    true: items,
    random: items.map((item, i) => randomLabels(item, seed + i)),
    shuffled: items.map((item, i) => shuffledLabels(item, seed + i)),
    swapped: items.map(swappedLabels),
  };
  const result: Record<string, Proportion> = {};
  for (const [kind, chosen] of Object.entries(kinds)) {
    result[kind] = await scoreAll(chosen, (item) => judgeFewShot(reasoner, item, item.query.output, signal), {
      signal,
    });
  }
  result['swapped-as-taught'] = await scoreAll(
    kinds.swapped,
    (item) => judgeFewShot(reasoner, item, swappedOutput(item, item.query.output), signal),
    { signal },
  );
  return result;
}

/** depth → accuracy; depths whose prompts and answers exceed the context are left out */
async function againstDepth(reasoner: Reasoner, form: Form, { seed, count, onProgress, signal }: EvaluateOptions) {
  const byDepth: Record<string, Proportion> = {};
  for (const depth of DEPTHS) {
    onProgress?.(`${form}, ${depth}`);
    const items = indices(count).map((i) => drawSerialItem(depth, seed, i));
    const longest = Math.max(
      ...items.map((item) => promptIds(reasoner, serialPrompt(item, form) + workedAnswer(item.problem)).length),
    );
    if (longest > reasoner.model.config.context) continue;
    byDepth[depth] = await scoreAll(items, (item) => judgeSerial(reasoner, item, form, signal), { signal });
  }
  const over = (from: number, to: number) =>
    together(DEPTHS.filter((d) => d >= from && d <= to && byDepth[d]).map((d) => byDepth[d] as Proportion));
  return { byDepth, from4to8: over(4, 8), from9to16: over(9, 16) };
}

/** Everything; minutes on wasm for a few dozen items per cell. */
export async function evaluateReasoner(reasoner: Reasoner, options: EvaluateOptions) {
  const trained = await againstK(reasoner, Object.keys(TRAINED_FAMILIES) as FamilyId[], options);
  const heldOut = await againstK(reasoner, Object.keys(HELD_OUT_FAMILIES) as FamilyId[], options);
  const replaced = await labels(reasoner, options);
  const serial: Partial<Record<Form, Awaited<ReturnType<typeof againstDepth>>>> = {};
  for (const form of FORMS) serial[form] = await againstDepth(reasoner, form, options);
  return { seed: options.seed, itemsPerCell: options.count, trained, heldOut, labels: replaced, serial };
}
