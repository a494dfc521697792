/** What the worker of the models does besides being one of them, each under its id once it is open. */
import type { ModelId } from '../models/index.ts';
import type { Progress } from '../models/progress.ts';
import type { Shape } from '../remote/shape.ts';
import type { Backend, BackendChoice, BackendDecision } from './backend.ts';
import type { RuntimeErrorCode } from './errors.ts';

export interface Opened {
  /** fields of the model that are no methods: its `config` */
  readonly facts: object;
  /** text of `tokenizer.json` */
  readonly tokenizer: string;
}

export interface ModelsWorker {
  /** which backend to use: asked before anything is fetched */
  decide(choice: BackendChoice, signal: AbortSignal): Promise<BackendDecision>;
  /** fetches the files of a model */
  fetch(
    id: ModelId,
    signal: AbortSignal,
    onProgress: (progress: Progress) => void,
  ): Promise<{ readonly warning: RuntimeErrorCode | null }>;
  /** makes a session of what was fetched */
  open(id: ModelId, backend: Backend, signal: AbortSignal): Promise<Opened>;
  /** for tests: destroys the GPU device as a driver reset would */
  loseDevice(): Promise<void>;
}

export const MODELS_WORKER: Shape<ModelsWorker> = {
  decide: 'call',
  fetch: 'patient',
  open: 'call',
  loseDevice: 'call',
};
