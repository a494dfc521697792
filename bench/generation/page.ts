/**
 * In the page of generation.ts: the book's runtime and transformers.js `generate`, the same model, both on wasm, in
 * turns.
 */
import { asyncify } from 'virtual:ort-wasm';
import { AutoModelForCausalLM, AutoTokenizer, env, Tensor } from '@xenova/transformers';
import { createRuntime } from '../../kit/runtime/client.ts';

/** Greedy continuation of `ids` by `count` tokens. */
type Generate = (ids: readonly number[], count: number) => Promise<number[]>;

export interface Speeds {
  /** tokens per second of each round, prompt included in the time */
  readonly ours: readonly number[];
  readonly theirs: readonly number[];
}

async function book(): Promise<{ generate: Generate; ids(text: string): number[] }> {
  const runtime = createRuntime();
  await runtime.choose('wasm');
  const { model, tokenizer } = await runtime.load('decoder');
  return {
    ids: (text) => tokenizer.ids(text),
    async generate(ids, count) {
      const all = [...ids];
      for await (const { id } of model.generate(ids, { maxNewTokens: count, temperature: 0 })) all.push(id);
      return all;
    },
  };
}

async function transformers(prompt: string): Promise<Generate> {
  env.allowRemoteModels = false;
  env.allowLocalModels = true;
  env.localModelPath = '/models/';
  const { wasm } = env.backends.onnx;
  if (!wasm) throw new Error('no wasm backend');
  const packed = await fetch(asyncify.url);
  wasm.wasmBinary = await new Response(packed.body?.pipeThrough(new DecompressionStream('gzip'))).arrayBuffer();
  wasm.numThreads = 1;
  delete wasm.wasmPaths; // transformers.js points it to a CDN
  const tokenizer = await AutoTokenizer.from_pretrained('decoder');
  const model = await AutoModelForCausalLM.from_pretrained('decoder', { device: 'wasm', dtype: 'fp32' });
  const inputs = tokenizer(prompt, { add_special_tokens: false });
  return async (_, count) => {
    const output = await model.generate({ ...inputs, max_new_tokens: count, do_sample: false });
    if (!(output instanceof Tensor)) throw new Error('generate gave no tensor');
    return output.tolist()[0].map(Number);
  };
}

async function timed(generate: Generate, ids: readonly number[], count: number) {
  const start = performance.now();
  const all = await generate(ids, count);
  return { all, speed: (1000 * (all.length - ids.length)) / (performance.now() - start) };
}

async function measure(prompt: string, count: number, rounds: number): Promise<Speeds> {
  const ours = await book();
  const theirs = await transformers(prompt);
  const ids = ours.ids(prompt);
  const speeds = { ours: [] as number[], theirs: [] as number[] };
  for (let round = -1; round < rounds; round += 1) {
    const own = await timed(ours.generate, ids, count);
    const other = await timed(theirs, ids, count);
    if (own.all.join() !== other.all.join()) throw new Error(`different tokens: ${own.all} | ${other.all}`);
    if (round < 0) continue; // warm-up
    speeds.ours.push(own.speed);
    speeds.theirs.push(other.speed);
  }
  return speeds;
}

Object.assign(window, { measureGeneration: measure });
