/** Measures that exercises share, on the real decoder; giving its memory back takes some time, as in a worker. */
import { noRuntime } from '@kit/exercises/check.ts';
import type { CompressibleModel } from '@kit/models/compressible.ts';
import { loadInNode } from '@kit/runtime/node.ts';
import type { ModelHandle, ModelId, Runtime } from '@kit/runtime/types.ts';
import { expect, it } from 'vitest';
import { costOf } from './probes.ts';

const whole = await loadInNode('compressible');
let made = 0;
let given: (() => void) | undefined;
const model: CompressibleModel = {
  ...whole,
  withRecipe: (recipe) => {
    made += 1;
    const decoder = whole.withRecipe(recipe);
    return {
      ...decoder,
      release: async () => {
        await new Promise<void>((resolve) => {
          given = resolve;
          setTimeout(resolve, 50);
        });
        await decoder.release();
      },
    };
  },
};
const runtime: Runtime = {
  ...noRuntime,
  load: async <Id extends ModelId>() => ({ id: 'compressible', model }) as unknown as ModelHandle<Id>,
};
const cost = (signal?: AbortSignal) =>
  costOf({ sparsity: 0 }, 'fr', { locale: 'fr', runtime, ...(signal && { signal }) });

it('who asks again while a stopped measure is still being put away gets a measure, not its failure', async () => {
  const stopped = new AbortController();
  const first = cost(stopped.signal);
  const failed = expect(first).rejects.toThrow('abort');
  await expect.poll(() => made).toBe(1);
  stopped.abort();
  // the decoder is being released
  await expect.poll(() => given !== undefined).toBe(true);
  const again = await cost();
  await failed;
  expect(again.after).toBeCloseTo(again.before, 5);
  expect(made).toBe(2);
  // and it is kept
  expect(await cost()).toBe(again);
  expect(made).toBe(2);
}, 60_000);
