/** What the page and the worker say to each other. One entry per operation; `id` ties answers to requests. */
import type { DecoderConfig, GeneratedToken, GenerateOptions, Inspection, InspectOptions } from '../models/decoder.ts';
import type { BackendDecision } from './backend.ts';
import type { RuntimeErrorCode } from './errors.ts';
import type { Backend, BackendChoice, ModelId, Progress } from './types.ts';

export interface Opened {
  readonly config: DecoderConfig;
  /** text of `tokenizer.json` */
  readonly tokenizer: string;
}

export interface Operations {
  /** which backend to use: asked before anything is fetched */
  decide: { input: { readonly choice: BackendChoice }; output: BackendDecision };
  /** fetches the files of a model; reports progress */
  fetch: { input: { readonly model: ModelId }; output: { readonly warning: RuntimeErrorCode | null } };
  /** makes a session of what was fetched */
  open: { input: { readonly model: ModelId; readonly backend: Backend }; output: Opened };
  'decoder.inspect': {
    input: { readonly ids: readonly number[]; readonly options: InspectOptions };
    output: Inspection;
  };
  'decoder.logits': { input: { readonly ids: readonly number[] }; output: Float32Array };
  /** starts a generation; the output names the stream */
  'decoder.generate': { input: { readonly ids: readonly number[]; readonly options: GenerateOptions }; output: number };
  /** next token, computed when asked for; null at the end */
  next: { input: { readonly stream: number }; output: GeneratedToken | null };
  stop: { input: { readonly stream: number }; output: null };
  /** for tests: destroys the GPU device as a driver reset would */
  loseDevice: { input: null; output: null };
}
export type Operation = keyof Operations;
export type Input<Op extends Operation> = Operations[Op]['input'];
export type Output<Op extends Operation> = Operations[Op]['output'];

export type ToWorker =
  | { readonly [Op in Operation]: { readonly id: number; readonly op: Op; readonly input: Input<Op> } }[Operation]
  | { readonly cancel: number };

export interface WireError {
  readonly code: RuntimeErrorCode | 'abort';
  readonly detail: string;
}

export type FromWorker =
  | { readonly id: number; readonly value: unknown }
  | { readonly id: number; readonly error: WireError }
  | { readonly id: number; readonly progress: Progress }
  | { readonly event: 'device-lost'; readonly detail: string };
