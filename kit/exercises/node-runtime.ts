/** The Runtime of a page, in Node, for tests of exercises: the real models on wasm, equal calls computed once. */
import { dirname, join } from 'node:path';
import { MODELS } from '../models/index.ts';
import { tokenizerPath } from '../models/spec.ts';
import { loadInNode, loadTokenizerInNode } from '../runtime/node.ts';
import type { ModelHandle, ModelId, Runtime } from '../runtime/types.ts';
import { noRuntime } from './check.ts';

/** methods that answer with a stream, which is read once */
const STREAMS: ReadonlySet<string | symbol> = new Set(['generate', 'train']);

/** The same model, whose promises are kept by the arguments that asked for them; streams are computed anew. */
export function remembered<Model extends object>(model: Model): Model {
  const known = new Map<string, unknown>();
  return new Proxy(model, {
    get(target, name) {
      const member: unknown = Reflect.get(target, name);
      if (typeof member !== 'function' || STREAMS.has(name)) return member;
      return (...args: unknown[]) => {
        const key = JSON.stringify([name, args]);
        const result: unknown = known.get(key) ?? member.apply(target, args);
        known.set(key, result);
        // a failure is not an answer: asked again, it is tried again
        if (result instanceof Promise) result.catch(() => known.delete(key));
        return result;
      };
    },
  });
}

/** A model and its tokenizer, opened; nothing is remembered of its answers. */
export async function openInNode<Id extends ModelId>(id: Id): Promise<ModelHandle<Id>> {
  const [model, tokenizer] = await Promise.all([
    loadInNode(id),
    loadTokenizerInNode(
      join('public/models', Object.keys(MODELS[id].folders)[0] ?? '', dirname(tokenizerPath(MODELS[id]))),
    ),
  ]);
  return { id, backend: 'wasm', model, tokenizer };
}

/** The same, which answers equal calls once. */
export const remembering = <Id extends ModelId>(handle: ModelHandle<Id>): ModelHandle<Id> => ({
  ...handle,
  model: remembered(handle.model),
});

/** Opens the models named; asking for another one fails, as for an exercise that does not declare it. */
export async function nodeRuntime(...models: readonly ModelId[]): Promise<Runtime> {
  const opening = models.map(async (id) => [id, remembering(await openInNode(id))] as const);
  return runtimeOf(new Map(await Promise.all(opening)));
}

/** A runtime that has these models, and no other. */
export function runtimeOf(handles: ReadonlyMap<ModelId, unknown>): Runtime {
  const handle = <Id extends ModelId>(id: Id): ModelHandle<Id> => {
    const found = handles.get(id);
    if (!found) throw new Error(`${id} was not opened`);
    return found as unknown as ModelHandle<Id>;
  };
  return {
    ...noRuntime,
    missingBytes: async () => 0,
    load: async (id) => handle(id),
    tokenizer: async (id) => handle(id).tokenizer,
  };
}
