/**
 * What the page knows of the runtime. Models run in a worker; nothing here imports onnxruntime-web.
 * Implementation: client.ts (page) ↔ worker.ts (worker), by the calls of kit/remote.
 */
import type { ModelApi, ModelId } from '../models/index.ts';
import type { Progress } from '../models/progress.ts';
import type { Tokenizer } from '../tokenizer/tokenizer.ts';
import type { Backend, BackendChoice, BackendReason } from './backend.ts';
import type { RuntimeErrorCode } from './errors.ts';

export type { ModelApi, ModelId } from '../models/index.ts';
export type { Progress } from '../models/progress.ts';
export type { Backend, BackendChoice, BackendReason } from './backend.ts';
export { RuntimeError, type RuntimeErrorCode } from './errors.ts';

export interface LoadOptions {
  readonly onProgress?: (progress: Progress) => void;
  readonly signal?: AbortSignal;
}

export interface RuntimeStatus {
  readonly choice: BackendChoice;
  /** null until the first model is loaded */
  readonly backend: Backend | null;
  readonly reason: BackendReason | null;
  /** human-readable adapter description, '' when unknown */
  readonly adapter: string;
  readonly loaded: readonly ModelId[];
  /** something that does not stop the lab but that the reader should know, e.g. 'storage-full' */
  readonly warning: RuntimeErrorCode | null;
}

export interface Runtime {
  /**
   * bytes still to download before `load` of these models can answer offline (0 when all is stored), runtime included
   * once; rejects with RuntimeError('no-wasm') where they cannot run
   */
  missingBytes(...ids: readonly ModelId[]): Promise<number>;
  /**
   * Fetches (with integrity checks), starts the worker if needed and returns a handle. Idempotent. Rejects with
   * RuntimeError or AbortError.
   */
  load<Id extends ModelId>(id: Id, options?: LoadOptions): Promise<ModelHandle<Id>>;
  /** The model's tokenizer alone: runs on the page, fetches only `tokenizer.json` (also part of `load`). */
  tokenizer(id: ModelId, options?: LoadOptions): Promise<Tokenizer>;
  readonly status: RuntimeStatus;
  /** called at once and on every change; returns the unsubscriber (Svelte store contract) */
  subscribe(listener: (status: RuntimeStatus) => void): () => void;
  /** ends the worker, and with it what is open there; the next call starts another */
  release(): void;
  /** changes backend; loaded models are reloaded on it at their next call */
  choose(choice: BackendChoice): Promise<void>;
}

/** A loaded model: its methods, run in the worker. A lost device or a crashed worker is recovered inside the call. */
export interface ModelHandle<Id extends ModelId> {
  readonly id: Id;
  readonly backend: Backend;
  readonly model: ModelApi[Id];
  readonly tokenizer: Tokenizer;
}
