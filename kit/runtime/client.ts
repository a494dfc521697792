/** The runtime of a page: `getRuntime()`. */
import { MODELS } from '../models/index.ts';
import { tokenizerPath } from '../models/spec.ts';
import { methods } from '../remote/methods.ts';
import { DEADLINE } from '../remote/remote.ts';
import type { Facts } from '../remote/shape.ts';
import { createTokenizer, type Tokenizer } from '../tokenizer/tokenizer.ts';
import { fileOf, filesOf } from './catalog.ts';
import { download, missingBytes } from './files.ts';
import { readChoice, writeChoice } from './preference.ts';
import { Supervisor, type SupervisorOptions } from './supervisor.ts';
import type { LoadOptions, ModelApi, ModelHandle, ModelId, Runtime, RuntimeStatus } from './types.ts';
import { requireWasm } from './wasm-support.ts';

let runtime: Runtime | undefined;

/** One runtime, hence one worker, for the whole page. */
export function getRuntime(): Runtime {
  runtime ??= createRuntime();
  return runtime;
}

let onWasm: Runtime | undefined;

/** How many answers the worker apart is computing. */
let borrowers = 0;

/** Has `work` use a runtime on wasm; a worker that is not the page's is ended once nobody uses it any more. */
export async function onWasmRuntime<T>(work: (runtime: Runtime) => Promise<T>): Promise<T> {
  const runtime = getWasmRuntime();
  if (runtime === getRuntime()) return work(runtime);
  borrowers += 1;
  try {
    return await work(runtime);
  } finally {
    borrowers -= 1;
    if (borrowers === 0) runtime.release();
  }
}

/** The page's runtime where it is on wasm or will be, else another that is. */
export function getWasmRuntime(): Runtime {
  const page = getRuntime();
  const { backend, choice } = page.status;
  if (backend === 'wasm' || (backend === null && (choice === 'wasm' || !('gpu' in navigator)))) return page;
  onWasm ??= createRuntime({ choice: 'wasm' });
  return onWasm;
}

/** A runtime with a worker of its own; `getRuntime` is what pages use. */
export function createRuntime(
  options: Partial<Pick<SupervisorOptions, 'spawn' | 'deadline' | 'choice'>> = {},
): Runtime {
  const listeners = new Set<(status: RuntimeStatus) => void>();
  const tokenizers = new Map<ModelId, Tokenizer>();
  /** one of each model: what is remembered of a model is found again by whoever loads it next */
  const handles = new Map<ModelId, ModelHandle<ModelId>>();
  let status: RuntimeStatus = {
    choice: options.choice ?? readChoice(),
    backend: null,
    reason: null,
    adapter: '',
    loaded: [],
    warning: null,
  };

  function update(change: Partial<RuntimeStatus>): void {
    status = { ...status, ...change };
    for (const listener of listeners) listener(status);
  }

  const supervisor = new Supervisor({
    spawn:
      options.spawn ?? (() => new Worker(new URL('./worker.ts', import.meta.url), { type: 'module', name: 'models' })),
    deadline: options.deadline ?? DEADLINE,
    choice: status.choice,
    onBackend: (decision) => update(decision ?? { backend: null, reason: null, adapter: '' }),
    onLoaded: (loaded) => update({ loaded }),
    onWarning: (warning) => update({ warning }),
  });

  function keepTokenizer(id: ModelId, json: string): Tokenizer {
    const tokenizer = tokenizers.get(id) ?? createTokenizer(JSON.parse(json));
    tokenizers.set(id, tokenizer);
    return tokenizer;
  }

  return {
    get status() {
      return status;
    },
    subscribe(listener) {
      listeners.add(listener);
      listener(status);
      return () => listeners.delete(listener);
    },
    async missingBytes(...ids) {
      requireWasm();
      const files = ids.filter((id) => !status.loaded.includes(id)).flatMap(filesOf);
      return missingBytes([...new Map(files.map((file) => [file.url, file])).values()]);
    },
    async tokenizer(id, loadOptions) {
      const known = tokenizers.get(id);
      if (known) return known;
      const path = tokenizerPath(MODELS[id]);
      const { bytes } = await download([fileOf(id, path)], loadOptions);
      return keepTokenizer(id, new TextDecoder().decode(bytes.get(path)));
    },
    async load<Id extends ModelId>(id: Id, loadOptions: LoadOptions = {}): Promise<ModelHandle<Id>> {
      requireWasm();
      const { facts, tokenizer } = await supervisor.call(id, loadOptions, (_, opened) => opened);
      const before = handles.get(id);
      if (before) return before as ModelHandle<Id>;
      const known = facts as Facts<ModelApi[Id]>; // the worker has opened the model it was asked for
      const handle: ModelHandle<Id> = {
        id,
        get backend() {
          return status.backend ?? 'wasm';
        },
        model: methods(MODELS[id].methods, known, (signal, work) => supervisor.call(id, { signal }, work), id),
        tokenizer: keepTokenizer(id, tokenizer),
      };
      handles.set(id, handle as unknown as ModelHandle<ModelId>);
      return handle;
    },
    release: () => supervisor.release(),
    async choose(choice) {
      writeChoice(choice);
      update({ choice });
      supervisor.choose(choice);
    },
  };
}
