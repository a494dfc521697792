/** A public model as a page sees it: one worker per model, ended with it. */
import { Host } from '../remote/host.ts';
import { methods } from '../remote/methods.ts';
import { DEADLINE } from '../remote/remote.ts';
import type { Shape } from '../remote/shape.ts';
import type { Backend, BackendChoice } from './backend.ts';
import { RuntimeError } from './errors.ts';
import type { HubBeginning, HubLabel, HubModelFiles, HubPipeline, HubText } from './hub-engine.ts';

export type { HubBeginning, HubLabel, HubModelFiles } from './hub-engine.ts';

interface HubFacts {
  readonly backend: Backend;
  readonly canChat: boolean;
  /** the token that may begin a text, null: none */
  readonly beginning: HubBeginning | null;
}

/** What the worker does (hub-worker.ts). */
export interface HubWorker {
  open(task: HubPipeline, model: HubModelFiles, choice: BackendChoice): Promise<HubFacts>;
  /** pieces of text come as they are written */
  generate(prompt: string, options: HubText, onText: (text: string) => void): Promise<void>;
  /** ends the generation under way after the next token */
  stop(): Promise<void>;
  classify(image: Blob, labels: readonly string[], template: string): Promise<HubLabel[]>;
}

/** A reader's model may be of any size: nothing here has a deadline. */
const METHODS: Shape<HubWorker> = { open: 'patient', generate: 'patient', stop: 'patient', classify: 'patient' };

export interface HubModel extends HubFacts {
  /** Greedy, piece by piece; an abort ends it after the next token, and what was written stands. */
  generate(prompt: string, options: HubText, onText: (text: string) => void, signal?: AbortSignal): Promise<void>;
  classify(image: Blob, labels: readonly string[], template: string): Promise<HubLabel[]>;
  /** ends the worker and gives its memory back; calls under way are rejected */
  close(): void;
}

/** Rejects with an Error whose message is the library's own, or with the signal's reason: the worker is then ended. */
export async function openHub(
  task: HubPipeline,
  model: HubModelFiles,
  choice: BackendChoice,
  signal?: AbortSignal,
): Promise<HubModel> {
  const worker = new Worker(new URL('./hub-worker.ts', import.meta.url), { type: 'module', name: 'hub' });
  const host = new Host(worker, DEADLINE);
  const hub = methods<HubWorker>(METHODS, {}, (_, work) => work(host).catch(inItsWords));
  const closed = new DOMException('closed', 'AbortError');

  const abort = () => host.kill(signal?.reason);
  signal?.addEventListener('abort', abort, { once: true });
  const facts = await hub.open(task, model, choice).catch((error: unknown) => {
    host.kill(closed);
    throw error;
  });
  signal?.removeEventListener('abort', abort);

  return {
    ...facts,
    async generate(prompt, options, onText, stop) {
      const onStop = () => void hub.stop().catch(() => undefined); // ended already
      stop?.addEventListener('abort', onStop, { once: true });
      try {
        await hub.generate(prompt, options, onText);
      } finally {
        stop?.removeEventListener('abort', onStop);
      }
    },
    classify: hub.classify,
    close: () => host.kill(closed),
  };
}

function inItsWords(error: unknown): never {
  throw error instanceof RuntimeError ? new Error(error.detail) : error;
}
