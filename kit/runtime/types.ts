/**
 * What the page knows of the runtime. Models run in a worker; nothing here imports onnxruntime-web.
 * Implementation: client.ts (page) ↔ worker.ts (worker); both speak `protocol.ts`.
 */
import type { AdaptersModel } from '../models/adapters.ts';
import type { ClipModel } from '../models/clip.ts';
import type { DecoderModel } from '../models/decoder.ts';
import type { EncoderModel } from '../models/encoder.ts';
import type { Progress } from '../models/progress.ts';
import type { Tokenizer } from '../tokenizer/tokenizer.ts';
import type { RuntimeErrorCode } from './errors.ts';

/** Every model the book ships → what it can do. Where its files are: folders.ts. */
export interface ModelApi {
  decoder: DecoderModel;
  encoder: EncoderModel;
  /** the same graph as the decoder, trained on tasks; its prompts follow the end-of-text token */
  reasoner: DecoderModel;
  /** the decoder with LoRA adapters, or with other weights */
  adapters: AdaptersModel;
  clip: ClipModel;
}
export type ModelId = keyof ModelApi;

export type Backend = 'webgpu' | 'wasm';
/** What the reader asks for; `auto` is WebGPU when a real adapter exists, wasm otherwise. */
export type BackendChoice = 'auto' | Backend;

/** Why the runtime is on the backend it is on: keys of a sentence in the reader's language. */
export type BackendReason =
  | 'webgpu-available'
  | 'no-adapter'
  | 'fallback-adapter'
  | 'device-lost'
  | 'webgpu-failed'
  | 'chosen';

export type { Progress } from '../models/progress.ts';
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
