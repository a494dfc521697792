/**
 * `npm run record -- finetune`: the run of training that the lab shows at first (80 steps take a minute, more than a
 * build should), in `run.json`, and a small adapter with the logits it gives, which Python's `peft` must give too
 * (training/tests/test_page_adapter.py).
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { readAdapter, writeAdapter } from '@kit/lora/index.ts';
import { meanLoss, parseWindows } from '@kit/lora-training/evaluation.ts';
import { adapterOf, type TrainingState } from '@kit/lora-training/index.ts';
import { TRAINING_TASKS, type TrainerModel } from '@kit/models/trainer.ts';
import { loadInNode, loadTokenizerInNode } from '@kit/runtime/node.ts';
import { lessonOf } from './lesson.ts';
import { runOptions } from './options.ts';
import { PROMPTS } from './prompts.ts';
import type { RecordedRun, Shipped } from './recording.ts';
import { type Bench, type Run, type RunOptions, study } from './run.ts';
import { STATE } from './state.ts';

export const FOLDER = 'tests/golden/page-adapter';
/** of the adapter for `peft`: small, of all four matrices */
export const SMALL = {
  ...STATE.defaults,
  rank: 1,
  steps: 10,
  modules: ['attn.c_attn', 'attn.c_proj', 'mlp.c_fc', 'mlp.c_proj'],
} as const;

export async function record(): Promise<void> {
  const bench: Bench & { model: TrainerModel } = {
    model: await loadInNode('trainer'),
    tokenizer: await loadTokenizerInNode(),
  };
  const own = { texts: '', pairs: '' };
  const lesson = await lessonOf(STATE.defaults.lesson, own, bench.model, bench.tokenizer);
  const runOf = async (options: RunOptions, prompt: string) => {
    let last: Run | undefined;
    for await (const run of study(bench, lesson, options, prompt)) last = run;
    return last as Run;
  };
  const small = await runOf(runOptions(SMALL), 'Il');
  await writeSmall(bench, small.state as TrainingState);

  const fr = await runOf(runOptions(STATE.defaults), PROMPTS.fr[STATE.defaults.lesson][0]);
  const en = await runOf(runOptions(STATE.defaults), PROMPTS.en[STATE.defaults.lesson][0]);
  const { windows, held, steps, measures } = fr;
  const texts = { fr: { prompt: fr.prompt, samples: fr.samples }, en: { prompt: en.prompt, samples: en.samples } };
  const recorded: RecordedRun = {
    windows,
    held,
    steps: steps.map(({ milliseconds: _, ...step }) => rounded(step)),
    measures: measures.map(rounded),
    texts,
    shipped: await shipped(bench.model),
  };
  writeFileSync('labs/finetune/run.json', `${JSON.stringify(recorded)}\n`);
}

/** Losses of the adapters that come with the book, on the windows that the lab measures with. */
async function shipped(model: TrainerModel): Promise<Shipped> {
  const { tasks, general } = parseWindows(await model.file('evaluation.json'));
  const rows = [];
  for (const task of TRAINING_TASKS) {
    const file = (name: string) => model.file(`${task}/${name}`);
    const config = new TextDecoder().decode(await file('adapter_config.json'));
    const { adapter } = readAdapter({ config, tensors: await file('adapter_model.safetensors') }, model.config);
    const on = (windows: Parameters<typeof meanLoss>[1]) => meanLoss(model.withFactors(adapter), windows);
    rows.push([
      task,
      rounded({ held: await on(tasks[task] ?? []), fr: await on(general.fr), en: await on(general.en) }),
    ]);
  }
  return Object.fromEntries(rows);
}

/** To six figures: more would be the rounding of one machine. */
function rounded<T extends object>(row: T): T {
  const six = ([name, value]: [string, unknown]) => [
    name,
    typeof value === 'number' ? Number(value.toPrecision(6)) : value,
  ];
  return Object.fromEntries(Object.entries(row).map((entry) => six(entry))) as T;
}

async function writeSmall({ model, tokenizer }: Bench & { model: TrainerModel }, state: TrainingState): Promise<void> {
  const adapter = adapterOf(state, model.config);
  const { config, tensors } = writeAdapter(adapter, 'decoder');
  const ids = [model.config.endOfText, ...tokenizer.ids('Je partirai demain pour Londres')];
  const logits = await model.withFactors(adapter).logits(ids); // [T, V]
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(`${FOLDER}/adapter_config.json`, config);
  writeFileSync(`${FOLDER}/adapter_model.safetensors`, tensors);
  const last = [...logits.subarray(-model.config.vocabulary)].map((value) => Number(value.toPrecision(7)));
  writeFileSync(`${FOLDER}/expected.json`, `${JSON.stringify({ ids, last })}\n`);
}
