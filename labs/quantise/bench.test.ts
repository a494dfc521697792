/** What is borrowed of the real model is given back, also when the reader stops. */

import { noRuntime } from '@kit/exercises/check.ts';
import type { GradeContext } from '@kit/exercises/types.ts';
import type { CompressibleModel } from '@kit/models/compressible.ts';
import { loadInNode, loadTokenizerInNode } from '@kit/runtime/node.ts';
import type { ModelHandle, ModelId, Runtime } from '@kit/runtime/types.ts';
import { beforeEach, expect, it } from 'vitest';
import { comparedWith, decoderFor } from './bench.ts';
import { levels, movedShare } from './exercises/probes.ts';
import { STATE } from './state.ts';

const [model, tokenizer] = [await loadInNode('compressible'), await loadTokenizerInNode()];
/** decoders that were asked for and not given back */
let held = 0;
const watched: CompressibleModel = {
  ...model,
  withRecipe(recipe) {
    held += 1;
    const decoder = model.withRecipe(recipe);
    return {
      ...decoder,
      async inspect(ids, options, signal) {
        signal?.throwIfAborted(); // as the worker does
        return decoder.inspect(ids, options);
      },
      async release() {
        held -= 1;
        await decoder.release();
      },
    };
  },
};
const bench = { model: watched, tokenizer };
const planted = { ...STATE.defaults, outlier: 2 };
const stopped = AbortSignal.abort();
const context = (signal?: AbortSignal): GradeContext => {
  const runtime: Runtime = {
    ...noRuntime,
    load: async <Id extends ModelId>() => bench as unknown as ModelHandle<Id>,
  };
  return { runtime, ...(signal && { signal }) } as GradeContext;
};

beforeEach(() => {
  held = 0;
});

it('the original whose largest weight is looked up', async () => {
  await expect(decoderFor(planted, bench, stopped)).rejects.toMatchObject({ name: 'AbortError' });
  expect(held).toBe(0);
  const decoder = await decoderFor(planted, bench);
  expect(held).toBe(1);
  await decoder.release();
});

it('the decoders of the exercises', async () => {
  await levels({ matrix: 'attention-out' }, context());
  expect(held).toBe(0);
  await expect(movedShare({}, 'Le chat', context(stopped))).rejects.toMatchObject({ name: 'AbortError' });
  expect(held).toBe(0);
});

it('an outlier is compared with the original that has it', async () => {
  const matrix = 'transformer.h.0.mlp.c_fc.weight';
  const { before } = await model.withRecipe({ from: 'decoder' }).matrix(matrix);
  const value = 2 * Math.max(...before.map(Math.abs));
  const wanted = { from: 'decoder', planted: { matrix, row: 0, column: 0, value } };
  expect(await comparedWith(planted, bench)).toEqual(wanted);
  expect(await comparedWith({ ...planted, method: 'qat' }, bench)).toEqual({ from: 'decoder' });
});
