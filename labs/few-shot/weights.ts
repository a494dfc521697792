/** Two ways to get an answer, and what each changes: examples in the prompt, or a few steps of gradient descent. */
import type { Progress } from '@kit/lab/session.svelte.ts';
import { divergence } from '@kit/math/divergence.ts';
import { argmax, softmax } from '@kit/math/softmax.ts';
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
import { FAMILY_IDS } from './state.ts';

const EMBEDDING = 'transformer.wte.weight';
const BIAS = 'transformer.ln_f.bias';
const DESCENT = { rate: 0.05, enough: 0.9, most: 200 };

/** What a set of prompts becomes: how far the predicted distributions move, how many first tokens of answers change. */
export interface Moved {
  /** mean of D(before ‖ after), in bits */
  readonly bits: number;
  readonly changed: number;
  /** prompts */
  readonly count: number;
}

/** What one of the two ways changes. */
export interface Way {
  /** SHA-256 of the file of weights; null where the browser does not compute it */
  readonly checksum: string | null;
  /** bytes of that file that are no longer what they were */
  readonly bytes: number;
  /** probability of the answer's first token */
  readonly right: number;
  /** the question itself: D(before ‖ after), in bits */
  readonly bits: number;
  /** questions of every other task: by number of examples in their prompts */
  readonly elsewhere: Readonly<Record<OtherExamples, Moved>>;
}

/** Examples in the prompts of the other tasks: none, and enough for the model to know most answers. */
export const OTHER_EXAMPLES = [0, 4] as const;
export type OtherExamples = (typeof OTHER_EXAMPLES)[number];

export interface Comparison {
  readonly answer: string;
  /** before, without examples */
  readonly before: Pick<Way, 'checksum' | 'right'>;
  readonly examples: Way;
  readonly tuned: Way;
  /** SHA-256 of the logits of the first prompt, before and after all that the model has read */
  readonly outputs: { readonly before: string | null; readonly after: string | null };
  readonly steps: number;
  readonly parameters: number;
  /** bytes of the file of weights */
  readonly size: number;
}

/** The file of weights as this browser keeps it; fetched again where it keeps none. */
export async function storedWeights(signal?: AbortSignal): Promise<Uint8Array<ArrayBuffer>> {
  const file = fileOf('reasoner', 'onnx/model.onnx_data');
  const kept = await browserStore().get(file);
  if (kept) return kept;
  const { bytes } = await download([file], signal ? { signal } : {});
  return bytes.get(file.path) as Uint8Array<ArrayBuffer>;
}

function differing(a: Uint8Array, b: Uint8Array): number {
  let bytes = Math.abs(a.length - b.length);
  for (let i = 0; i < Math.min(a.length, b.length); i++) if (a[i] !== b[i]) bytes += 1;
  return bytes;
}

function moved(before: readonly Float32Array[], after: (logits: Float32Array, i: number) => ArrayLike<number>): Moved {
  let [bits, changed] = [0, 0];
  for (const [i, logits] of before.entries()) {
    const p = after(logits, i);
    bits += divergence(softmax(logits), p);
    if (argmax(p) !== argmax(logits)) changed += 1;
  }
  return { bits: bits / before.length, changed, count: before.length };
}

export interface CompareOptions {
  /** the weights of the loaded model, read before and after */
  readonly file?: (signal?: AbortSignal) => Promise<Uint8Array<ArrayBuffer>>;
  readonly onProgress?: (progress: Progress) => void;
  readonly signal?: AbortSignal | undefined;
}

export async function compare(
  reasoner: LoadedReasoner,
  set: SetOf,
  k: number,
  { file = storedWeights, onProgress, signal }: CompareOptions = {},
): Promise<Comparison> {
  const { model, tokenizer } = reasoner;
  const V = model.config.vocabulary;
  const families = FAMILY_IDS.filter((family) => family !== set.family);
  const total = 3 + 2 * OTHER_EXAMPLES.length * families.length;
  let done = 0;
  const last = async (prompt: string) => {
    const ids = promptIds(reasoner, prompt);
    const logits = (await model.logits(ids, signal)).slice((ids.length - 1) * V);
    done += 1;
    onProgress?.({ done, total });
    return logits;
  };
  const others = async (examples: number): Promise<Float32Array[]> => {
    const read: Float32Array[] = [];
    for (const family of families) read.push(await last(fewShotPrompt(itemOf({ ...set, family }, examples, 0))));
    return read;
  };
  const some = itemOf(set, Math.max(1, k), 0);
  const [target = 0] = tokenizer.ids(some.query.output);
  const bare = fewShotPrompt({ ...some, examples: [] });

  const weights = openWeights(await file(signal), model.config);
  const embedding = floatsOf(weights, EMBEDDING);
  const bias = floatsOf(weights, BIAS);
  const checksum = await sha256(weights.file);
  const start = await last(bare);
  const there = { 0: await others(0), 4: await others(4) };
  const read = softmax(await last(fewShotPrompt(some)));
  // the same questions, once the examples have been read
  const reread = { 0: await others(0), 4: await others(4) };
  const again = await last(bare);
  const kept = await file(signal);

  const { delta, steps } = descend(start, embedding, target, DESCENT);
  const tuned = asFloat16(weights, new Map([[BIAS, bias.map((b, i) => b + (delta[i] as number))]]));
  const own = shifted(start, embedding, delta);
  const before = softmax(start);
  const at = (p: ArrayLike<number>) => p[target] as number;
  const unmoved = (examples: OtherExamples) =>
    moved(there[examples], (_, i) => softmax(reread[examples][i] as Float32Array));
  const shiftedBy = (examples: OtherExamples) => moved(there[examples], (logits) => shifted(logits, embedding, delta));
  return {
    answer: some.query.output.trim(),
    before: { checksum, right: at(before) },
    examples: {
      checksum: await sha256(kept),
      bytes: differing(weights.file, kept),
      right: at(read),
      bits: divergence(before, read),
      elsewhere: { 0: unmoved(0), 4: unmoved(4) },
    },
    tuned: {
      checksum: await sha256(tuned),
      bytes: differing(weights.file, tuned),
      right: at(own),
      bits: divergence(before, own),
      elsewhere: { 0: shiftedBy(0), 4: shiftedBy(4) },
    },
    outputs: { before: await sha256(start), after: await sha256(again) },
    steps,
    parameters: delta.length,
    size: weights.file.length,
  };
}
