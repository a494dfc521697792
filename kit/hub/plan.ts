/** Which files of a repository transformers.js needs for a task, in each precision the repository offers. */
import { HubError } from './errors.ts';
import type { Repository, RepositoryFile } from './repository.ts';

/** what transformers.js calls its pipelines */
export const TASKS = ['text-generation', 'zero-shot-image-classification'] as const;
export type HubTask = (typeof TASKS)[number];

/** Precision → suffix of the file's name, from the smallest (transformers.js, src/utils/dtypes.js). */
const SUFFIXES = { q4f16: '_q4f16', q4: '_q4', q8: '_quantized', fp16: '_fp16', fp32: '' } as const;
export type Precision = keyof typeof SUFFIXES;
export const PRECISIONS = Object.keys(SUFFIXES) as Precision[];

const COMMON = ['config.json', 'tokenizer.json', 'tokenizer_config.json'];
const OF_TASK: Readonly<Record<HubTask, readonly string[]>> = {
  'text-generation': ['generation_config.json', 'chat_template.jinja', 'special_tokens_map.json'],
  'zero-shot-image-classification': ['preprocessor_config.json', 'processor_config.json'],
};

export interface Plan {
  readonly precision: Precision;
  readonly files: readonly RepositoryFile[];
  /** of all files together */
  readonly bytes: number;
}

/** One plan per precision the repository offers, smallest first. HubError when it offers none. */
export function plansFor({ files, id }: Pick<Repository, 'files' | 'id'>, task: HubTask): Plan[] {
  const has = (path: string) => files.filter((file) => file.path === path);
  const settings = [...COMMON, ...OF_TASK[task]].flatMap(has);
  const plans = PRECISIONS.flatMap((precision): Plan[] => {
    const graph = `onnx/model${SUFFIXES[precision]}.onnx`;
    if (has(graph).length === 0) return [];
    // weights beside the graph: model.onnx_data, then model.onnx_data_1…
    const beside = files.filter(({ path }) => path === `${graph}_data` || path.startsWith(`${graph}_data_`));
    const all = [...settings, ...has(graph), ...beside];
    return [{ precision, files: all, bytes: all.reduce((sum, { size }) => sum + size, 0) }];
  });
  if (!files.some(({ path }) => path.endsWith('.onnx'))) throw new HubError('no-onnx', id);
  if (plans.length === 0 || has('config.json').length === 0) throw new HubError('other-onnx', id);
  return plans.sort((a, b) => a.bytes - b.bytes);
}

/** How many of its weights lie beside the graph, as transformers.js wants to be told. */
export function dataFiles(plan: Plan): number {
  return plan.files.filter(({ path }) => /\.onnx_data(_\d+)?$/.test(path)).length;
}
