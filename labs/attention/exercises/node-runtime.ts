/** The Runtime of a page, in Node, for tests of probes: the real decoder on wasm, each forward pass computed once. */
import { noRuntime } from '@kit/exercises/check.ts';
import type { DecoderModel, Inspection, InspectOptions } from '@kit/models/decoder.ts';
import { loadDecoderInNode, loadTokenizerInNode } from '@kit/runtime/node.ts';
import type { ModelHandle, ModelId, Runtime } from '@kit/runtime/types.ts';

function remembered(model: DecoderModel): DecoderModel {
  const passes = new Map<string, Promise<Inspection>>();
  return {
    ...model,
    inspect(ids: readonly number[], options: InspectOptions = {}) {
      const key = JSON.stringify([ids, options.headMask && [...options.headMask], options.causal, options.scoreScale]);
      const pass = passes.get(key) ?? model.inspect(ids, options);
      passes.set(key, pass);
      return pass;
    },
  };
}

export async function nodeRuntime(): Promise<Runtime> {
  const [model, tokenizer] = await Promise.all([loadDecoderInNode(), loadTokenizerInNode()]);
  const handle: ModelHandle<'decoder'> = { id: 'decoder', backend: 'wasm', model: remembered(model), tokenizer };
  return {
    ...noRuntime,
    missingBytes: async () => 0,
    load: async <Id extends ModelId>() => handle as ModelHandle<Id>,
    tokenizer: async () => tokenizer,
  };
}
