/** The session on the real model; only the page around it (storage, network) is played by the test. */
import { noRuntime } from '@kit/exercises/check.ts';
import { ModelLink } from '@kit/lab/model-link.svelte.ts';
import type { CompressibleModel } from '@kit/models/compressible.ts';
import { loadInNode, loadTokenizerInNode } from '@kit/runtime/node.ts';
import type { ModelHandle, ModelId, Runtime } from '@kit/runtime/types.ts';
import { expect, it } from 'vitest';
import { record } from './recorded.ts';
import { PruneSession } from './session.svelte.ts';
import { STATE } from './state.ts';

const { recording } = await record('fr');
const [whole, tokenizer] = [await loadInNode('compressible'), await loadTokenizerInNode()];
/** decoders not given back, by their recipe */
const open: string[] = [];
/** what the first token of the original's text waits for */
let onToken: (() => void) | null = null;
const model: CompressibleModel = {
  ...whole,
  withRecipe: (recipe) => {
    const decoder = whole.withRecipe(recipe);
    const name = recipe.prune ? 'pruned' : 'original';
    open.push(name);
    return {
      ...decoder,
      async *generate(...args) {
        for await (const token of decoder.generate(...args)) {
          if (name === 'original') onToken?.();
          yield token;
          // in a page every token crosses from the worker, and the reader can act in between
          await new Promise((resolve) => setTimeout(resolve));
        }
      },
      release: async () => {
        open.splice(open.indexOf(name), 1);
        await decoder.release();
      },
    };
  },
};
const handle = { id: 'compressible', backend: 'wasm', model, tokenizer } as const;
const runtime: Runtime = {
  ...noRuntime,
  missingBytes: async () => 0,
  load: async <Id extends ModelId>() => handle as unknown as ModelHandle<Id>,
};

it('another draw, while the original still writes, leaves none of its decoders behind', async () => {
  const session = new PruneSession(recording, STATE.defaults, new ModelLink(['compressible'], async () => runtime));
  session.set({ view: 'text', seed: 5 });
  onToken = () => {
    onToken = null;
    session.set({ seed: 6 });
  };
  await session.refresh();
  expect(onToken).toBeNull();
  await session.refresh();
  expect([session.link.problem, session.result('written')?.whole]).toEqual([null, true]);
  expect(open).toEqual(['pruned']);
  session.dispose();
}, 60_000);
