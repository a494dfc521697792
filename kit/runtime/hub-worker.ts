/** The worker of a public model: transformers.js and one pipeline. */
import { asyncify } from 'virtual:ort-wasm';
import { decideBackend } from './backend.ts';
import { type HubEngine, openHubModel } from './hub-engine.ts';
import type { FromHubWorker, HubOperations, ToHubWorker } from './hub-protocol.ts';

interface Scope {
  postMessage(message: FromHubWorker): void;
  onmessage: ((event: MessageEvent<ToHubWorker>) => void) | null;
}
const scope = globalThis as unknown as Scope;
let engine: HubEngine | undefined;
let stopped = false;

function opened(): HubEngine {
  if (!engine) throw new Error('no model is open');
  return engine;
}

/** onnxruntime's wasm, from the book's own site. */
async function wasm(): Promise<ArrayBuffer> {
  const packed = await fetch(asyncify.url);
  if (!packed.ok || !packed.body) throw new Error(`${asyncify.url}: ${packed.status}`);
  return new Response(packed.body.pipeThrough(new DecompressionStream('gzip'))).arrayBuffer();
}

async function open({ task, model, choice }: HubOperations['open']['input']): Promise<HubOperations['open']['output']> {
  const { backend } = await decideBackend(choice, navigator.gpu);
  engine = await openHubModel(task, model, backend, await wasm());
  return { backend, canChat: engine.canChat, beginning: engine.beginning };
}

async function answer(message: Exclude<ToHubWorker, { stop: true }>): Promise<unknown> {
  switch (message.op) {
    case 'open':
      return open(message.input);
    case 'generate': {
      stopped = false;
      const { prompt, options } = message.input;
      const onText = (text: string) => scope.postMessage({ id: message.id, text });
      await opened().generate(prompt, options, onText, () => stopped);
      return null;
    }
    case 'classify':
      return opened().classify(message.input.image, message.input.labels, message.input.template);
  }
}

scope.onmessage = ({ data }) => {
  if ('stop' in data) {
    stopped = true;
    return;
  }
  answer(data).then(
    (value) => scope.postMessage({ id: data.id, value }),
    (error: unknown) =>
      scope.postMessage({ id: data.id, error: error instanceof Error ? error.message : String(error) }),
  );
};
