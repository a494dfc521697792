/**
 * `npm run record -- quantise`: what the lab shows at first, and the recipes of its table, measured with the real model
 * in Node (some minutes), in `run.json`.
 */
import { writeFileSync } from 'node:fs';
import { LOCALES, type Locale } from '@kit/i18n/index.ts';
import { loadInNode, loadTokenizerInNode } from '@kit/runtime/node.ts';
import { type Bench, continued, decoderFor, interleaved, qualitiesOf } from './bench.ts';
import { PROMPTS } from './prompts.ts';
import type { Qualities, RecordedRun, Texts, Trial } from './recording.ts';
import { type LabState, STATE, settingsOf } from './state.ts';

/** The recipes of the table: the bits, then what shares a scale, then how. */
const RECIPES: readonly Partial<LabState>[] = [
  { bits: 8 },
  { bits: 6 },
  { bits: 4 },
  { bits: 3 },
  { bits: 4, shared: 'tensor' },
  { bits: 4, shared: '128' },
  { bits: 4, shared: '32' },
  { bits: 3, shared: '32' },
  { bits: 2, shared: '32' },
  { bits: 4, shared: '32', method: 'gptq' },
  { bits: 3, shared: '32', method: 'gptq' },
  { bits: 2, shared: '32', method: 'gptq' },
  { method: 'qat' },
];

export async function record(): Promise<void> {
  const bench: Bench = { model: await loadInNode('compressible'), tokenizer: await loadTokenizerInNode() };
  const windows = interleaved((await bench.model.windows()).measured);
  const measured = async (state: LabState) => {
    const decoder = await decoderFor(state, bench);
    const report = await decoder.report(() => undefined);
    const measures = [];
    for await (const measure of decoder.measure(windows)) measures.push(measure);
    await decoder.release();
    return { report, qualities: rounded(qualitiesOf(measures)) };
  };
  const trials: Trial[] = [];
  for (const patch of RECIPES) {
    const state = { ...STATE.defaults, ...patch };
    const { report, qualities } = await measured(state);
    trials.push({ settings: settingsOf(state), bytes: report.bytes, qualities });
  }
  const first = await measured(STATE.defaults);
  const written = await Promise.all(LOCALES.map((locale) => texts(locale, bench)));
  const recorded: RecordedRun = {
    report: { ...first.report, matrices: first.report.matrices.map((row) => rounded(row)) },
    qualities: first.qualities,
    trials,
    texts: { fr: written[0] as Texts, en: written[1] as Texts },
  };
  writeFileSync('labs/quantise/run.json', `${JSON.stringify(recorded)}\n`);
}

async function texts(locale: Locale, bench: Bench): Promise<Texts> {
  const [prompt] = PROMPTS[locale];
  const original = bench.model.withRecipe({ from: 'decoder' });
  return {
    prompt,
    before: await continued(original, bench, prompt),
    after: await continued(await decoderFor(STATE.defaults, bench), bench, prompt),
  };
}

/** To six figures: more would be the rounding of one machine. */
function rounded<T extends object>(row: T): T {
  const six = (value: unknown): unknown => {
    if (typeof value === 'number') return Number(value.toPrecision(6));
    return typeof value === 'object' && value !== null ? rounded(value as Qualities) : value;
  };
  return Object.fromEntries(Object.entries(row).map(([name, value]) => [name, six(value)])) as T;
}
