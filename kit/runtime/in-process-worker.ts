/** For tests: a worker in the same thread, speaking the real protocol through a MessageChannel. */
import type { FromWorker, ToWorker } from './protocol.ts';
import type { WorkerLike } from './worker-host.ts';
import { type Handlers, type Port, serve } from './worker-server.ts';

export interface InProcessWorker extends WorkerLike {
  readonly terminated: boolean;
  /** every message received, in order */
  readonly received: readonly ToWorker[];
  /** what `self.postMessage` does in a worker */
  say(message: FromWorker): void;
}

/** `handlers` need only those of the operations under test. */
export function inProcessWorker(handlers: Partial<Handlers>): InProcessWorker {
  const { port1, port2 } = new MessageChannel();
  const received: ToWorker[] = [];
  let terminated = false;
  const end: Port = {
    postMessage: (message, transfer) => port2.postMessage(message, transfer),
    onmessage: null,
  };
  serve(end, handlers as Handlers);
  port2.onmessage = (event: MessageEvent<ToWorker>) => {
    received.push(event.data);
    end.onmessage?.(event);
  };
  const worker: InProcessWorker = {
    onmessage: null,
    onerror: null,
    received,
    get terminated() {
      return terminated;
    },
    postMessage: (message) => port1.postMessage(message),
    say: (message) => port2.postMessage(message),
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
