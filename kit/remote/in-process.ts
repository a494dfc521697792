/** For tests: a worker in the same thread, speaking the real protocol through a MessageChannel. */
import type { WorkerLike } from './host.ts';
import { type Port, type Served, serve } from './serve.ts';
import type { FromWorker, ToWorker } from './wire.ts';

export interface InProcessWorker extends WorkerLike, Served {
  readonly terminated: boolean;
  /** every message received, in order */
  readonly received: readonly ToWorker[];
}

export function inProcessWorker(api: object): InProcessWorker {
  const { port1, port2 } = new MessageChannel();
  const received: ToWorker[] = [];
  let terminated = false;
  const end: Port = {
    postMessage: (message, transfer) => port2.postMessage(message, transfer),
    onmessage: null,
  };
  const served = serve(end, api);
  port2.onmessage = (event: MessageEvent<ToWorker>) => {
    received.push(event.data);
    end.onmessage?.(event);
  };
  const worker: InProcessWorker = {
    ...served,
    onmessage: null,
    onerror: null,
    received,
    get terminated() {
      return terminated;
    },
    postMessage: (message, transfer) => port1.postMessage(message, transfer),
    terminate() {
      terminated = true;
      port1.close();
      port2.close();
    },
  };
  port1.onmessage = (event: MessageEvent<FromWorker>) => {
    if (!terminated) worker.onmessage?.(event);
  };
  return worker;
}
