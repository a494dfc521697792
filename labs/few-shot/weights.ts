/** Two ways to get an answer, and what each does to the weights: examples in the prompt, or a few steps of gradient descent. */

import { softmax } from '@kit/math/softmax.ts';
import { fileOf } from '@kit/runtime/catalog.ts';
import { download } from '@kit/runtime/files.ts';
import { browserStore } from '@kit/runtime/store.ts';
import { fewShotPrompt } from '@kit/tasks/few-shot.ts';
import { promptIds } from '@kit/tasks/scoring.ts';
import { sha256 } from '@kit/weights/checksum.ts';
import { asFloat16, floatsOf, openWeights } from '@kit/weights/decoder-weights.ts';
import { itemOf, type SetOf } from './asked.ts';
import { descend, shifted } from './bias-step.ts';
import type { LoadedReasoner } from './reading.ts';

const EMBEDDING = 'transformer.wte.weight';
const BIAS = 'transformer.ln_f.bias';
const DESCENT = { rate: 0.05, enough: 0.9, most: 200 };

/** What the model thinks of the true answer, in one condition. */
export interface Condition {
  /** SHA-256 of the file of weights; null where the browser does not compute it */
  readonly checksum: string | null;
  /** probability of the answer's first token after the prompt without examples, or with them */
  readonly right: number;
  /** probability of the same token after the prompt of another task, without examples */
  readonly elsewhere: number;
}

export interface Comparison {
  readonly answer: string;
  readonly before: Condition;
  readonly examples: Condition;
  readonly tuned: Condition;
  /** SHA-256 of the logits of the first prompt, before and after all that the model has read */
  readonly outputs: { readonly before: string | null; readonly after: string | null };
  readonly steps: number;
  readonly parameters: number;
}

/** The file of weights as this browser keeps it; fetched again where it keeps none. */
export async function storedWeights(signal?: AbortSignal): Promise<Uint8Array<ArrayBuffer>> {
  const file = fileOf('reasoner', 'onnx/model.onnx_data');
  const kept = await browserStore().get(file);
  if (kept) return kept;
  const { bytes } = await download([file], signal ? { signal } : {});
  return bytes.get(file.path) as Uint8Array<ArrayBuffer>;
}

/** `file`: the weights of the loaded model, read before and after. */
export async function compare(
  reasoner: LoadedReasoner,
  set: SetOf,
  k: number,
  file: (signal?: AbortSignal) => Promise<Uint8Array<ArrayBuffer>> = storedWeights,
  signal?: AbortSignal,
): Promise<Comparison> {
  const { model, tokenizer } = reasoner;
  const V = model.config.vocabulary;
  const last = async (prompt: string) => {
    const ids = promptIds(reasoner, prompt);
    return (await model.logits(ids, signal)).slice((ids.length - 1) * V);
  };
  const some = itemOf(set, Math.max(1, k), 0);
  const other = itemOf({ ...set, family: set.family === 'position' ? 'affix' : 'position' }, 0, 0);
  const [target = 0] = tokenizer.ids(some.query.output);
  const bare = fewShotPrompt({ ...some, examples: [] });

  const weights = openWeights(await file(signal), model.config);
  const embedding = floatsOf(weights, EMBEDDING);
  const bias = floatsOf(weights, BIAS);
  const sum = await sha256(weights.file);
  const start = await last(bare);
  const there = await last(fewShotPrompt(other));
  const read = await last(fewShotPrompt(some));
  const again = await last(bare);

  const { delta, steps } = descend(start, embedding, target, DESCENT);
  const tuned = asFloat16(weights, new Map([[BIAS, bias.map((b, i) => b + (delta[i] as number))]]));
  const at = (p: ArrayLike<number>) => p[target] as number;
  const elsewhere = at(softmax(there));
  return {
    answer: some.query.output.trim(),
    before: { checksum: sum, right: at(softmax(start)), elsewhere },
    examples: {
      checksum: await sha256(await file(signal)),
      right: at(softmax(read)),
      elsewhere: at(softmax(await last(fewShotPrompt(other)))),
    },
    tuned: {
      checksum: await sha256(tuned),
      right: at(shifted(start, embedding, delta)),
      elsewhere: at(shifted(there, embedding, delta)),
    },
    outputs: { before: await sha256(start), after: await sha256(again) },
    steps,
    parameters: delta.length,
  };
}
