/** A public model as a page sees it: one worker per model, ended with it. */
import type { HubBeginning, HubLabel, HubModelFiles, HubPipeline, HubText } from './hub-engine.ts';
import type { FromHubWorker, HubOperation, HubOperations, ToHubWorker } from './hub-protocol.ts';
import type { Backend, BackendChoice } from './types.ts';

export type { HubBeginning, HubLabel, HubModelFiles } from './hub-engine.ts';

export interface HubModel {
  readonly backend: Backend;
  readonly canChat: boolean;
  /** the token that may begin a text, null: none */
  readonly beginning: HubBeginning | null;
  /** Greedy, piece by piece; an abort ends it after the next token, and what was written stands. */
  generate(prompt: string, options: HubText, onText: (text: string) => void, signal?: AbortSignal): Promise<void>;
  classify(image: Blob, labels: readonly string[], template: string): Promise<HubLabel[]>;
  /** ends the worker and gives its memory back; calls under way are rejected */
  close(): void;
}

interface Waiting {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: unknown) => void;
  readonly onText?: (text: string) => void;
}

/** Rejects with an Error whose message is the library's own, or with the signal's reason: the worker is then ended. */
export async function openHub(
  task: HubPipeline,
  model: HubModelFiles,
  choice: BackendChoice,
  signal?: AbortSignal,
): Promise<HubModel> {
  const worker = new Worker(new URL('./hub-worker.ts', import.meta.url), { type: 'module', name: 'hub' });
  const waiting = new Map<number, Waiting>();
  let next = 0;

  const fail = (error: unknown) => {
    worker.terminate();
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
  };
  worker.onerror = (event) => fail(new Error(event.message || 'the worker stopped'));
  worker.onmessage = ({ data }: MessageEvent<FromHubWorker>) => {
    const call = waiting.get(data.id);
    if ('text' in data) return call?.onText?.(data.text);
    waiting.delete(data.id);
    if ('error' in data) call?.reject(new Error(data.error));
    else call?.resolve(data.value);
  };

  function ask<Op extends HubOperation>(
    op: Op,
    input: HubOperations[Op]['input'],
    onText?: (text: string) => void,
  ): Promise<HubOperations[Op]['output']> {
    return new Promise((resolve, reject) => {
      const id = next++;
      const settle = resolve as (value: unknown) => void; // the worker answers the operation it was asked for
      waiting.set(id, { resolve: settle, reject, ...(onText ? { onText } : {}) });
      worker.postMessage({ id, op, input } as ToHubWorker);
    });
  }

  const abort = () => fail(signal?.reason);
  signal?.addEventListener('abort', abort, { once: true });
  const { backend, canChat, beginning } = await ask('open', { task, model, choice }).catch((error: unknown) => {
    worker.terminate();
    throw error;
  });
  signal?.removeEventListener('abort', abort);

  return {
    backend,
    canChat,
    beginning,
    async generate(prompt, options, onText, stop) {
      const onStop = () => worker.postMessage({ stop: true } satisfies ToHubWorker);
      stop?.addEventListener('abort', onStop, { once: true });
      try {
        await ask('generate', { prompt, options }, onText);
      } finally {
        stop?.removeEventListener('abort', onStop);
      }
    },
    classify: (image, labels, template) => ask('classify', { image, labels, template }),
    close: () => fail(new DOMException('closed', 'AbortError')),
  };
}
