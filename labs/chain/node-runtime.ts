/** The Runtime of a page, in Node, for tests: the real model on wasm. */
import { noRuntime } from '@kit/exercises/check.ts';
import { loadReasonerInNode, loadTokenizerInNode } from '@kit/runtime/node.ts';
import type { ModelHandle, ModelId, Runtime } from '@kit/runtime/types.ts';

/** `missing`: bytes the reader would have to download. */
export async function nodeRuntime({ missing = 0 } = {}): Promise<Runtime> {
  const [model, tokenizer] = await Promise.all([loadReasonerInNode(), loadTokenizerInNode('public/models/reasoner')]);
  const handle: ModelHandle<'reasoner'> = { id: 'reasoner', backend: 'wasm', model, tokenizer };
  return {
    ...noRuntime,
    missingBytes: async () => missing,
    load: async <Id extends ModelId>() => handle as ModelHandle<Id>,
    tokenizer: async () => tokenizer,
  };
}
