/** The worker of a public model: transformers.js and one pipeline. */
import { asyncify } from 'virtual:ort-wasm';
import { type Port, serve } from '../remote/serve.ts';
import { decideBackend } from './backend.ts';
import type { HubWorker } from './hub.ts';
import { type HubEngine, openHubModel } from './hub-engine.ts';

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

const worker: HubWorker = {
  async open(task, model, choice) {
    const { backend } = await decideBackend(choice, navigator.gpu);
    engine = await openHubModel(task, model, backend, await wasm());
    return { backend, canChat: engine.canChat, beginning: engine.beginning };
  },
  async generate(prompt, options, onText) {
    stopped = false;
    await opened().generate(prompt, options, onText, () => stopped);
  },
  async stop() {
    stopped = true;
  },
  classify: async (image, labels, template) => opened().classify(image, labels, template),
};

serve(globalThis as unknown as Port, worker);
