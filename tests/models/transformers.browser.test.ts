/** The same folder is a model for transformers.js: same ids, same greedy continuation as PyTorch, hence as ours. */

import { asyncify } from 'virtual:ort-wasm';
import { AutoModelForCausalLM, AutoTokenizer, env, Tensor } from '@xenova/transformers';
import { expect, it } from 'vitest';
import goldenJson from '../golden/decoder/golden.json';
import type { Golden } from './golden.ts';

const golden: Golden = goldenJson;

it('AutoTokenizer and AutoModelForCausalLM load public/models/decoder', async () => {
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
  for (const { prompt, ids, new_ids } of golden.greedy) {
    const inputs = tokenizer(prompt, { add_special_tokens: false });
    expect(inputs.input_ids.tolist()[0].map(Number)).toEqual(ids);
    const output = await model.generate({ ...inputs, max_new_tokens: new_ids.length, do_sample: false });
    if (!(output instanceof Tensor)) throw new Error('generate gave no tensor');
    expect(output.tolist()[0].map(Number)).toEqual([...ids, ...new_ids]);
  }
  await model.dispose();
});
