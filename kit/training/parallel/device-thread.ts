/** A device in a thread of Node, for the tests: the same code, ports and protocol as in a worker of the page. */
import { parentPort } from 'node:worker_threads';
import { type Port, serve } from '../../remote/serve.ts';
import type { ToWorker } from '../../remote/wire.ts';
import { createDevice } from './device.ts';

const port: Port = {
  postMessage: (message, transfer) => parentPort?.postMessage(message, transfer as never),
  onmessage: null,
};
parentPort?.on('message', (data: ToWorker) => port.onmessage?.({ data } as MessageEvent<ToWorker>));
serve(port, createDevice());
