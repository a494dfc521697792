/** The worker's end of the protocol: dispatch, cancellation, errors as data. Knows no model. */
import { isAbort, RuntimeError, toRuntimeError } from './errors.ts';
import type { FromWorker, Input, Operation, Output, ToWorker, WireError } from './protocol.ts';
import type { Progress } from './types.ts';

export interface CallContext {
  readonly signal: AbortSignal;
  readonly progress: (progress: Progress) => void;
}
export type Handlers = {
  readonly [Op in Operation]: (input: Input<Op>, context: CallContext) => Promise<Output<Op>>;
};

/** `DedicatedWorkerGlobalScope` or a MessagePort. */
export interface Port {
  postMessage(message: FromWorker, transfer: Transferable[]): void;
  onmessage: ((event: MessageEvent<ToWorker>) => void) | null;
}

export function serve(port: Port, handlers: Handlers): void {
  const running = new Map<number, AbortController>();

  async function answer<Op extends Operation>(id: number, op: Op, input: Input<Op>): Promise<void> {
    const abort = new AbortController();
    running.set(id, abort);
    const progress = (value: Progress) => port.postMessage({ id, progress: value }, []);
    try {
      await nextTask(); // a cancellation already sent is read first: what was abandoned in the queue costs nothing
      abort.signal.throwIfAborted();
      const value = await handlers[op](input, { signal: abort.signal, progress });
      port.postMessage({ id, value }, buffersOf(value));
    } catch (error) {
      port.postMessage({ id, error: toWire(error) }, []);
    } finally {
      running.delete(id);
    }
  }

  port.onmessage = ({ data }) => {
    if ('cancel' in data) running.get(data.cancel)?.abort();
    else void answer(data.id, data.op, data.input);
  };
}

function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}

function toWire(error: unknown): WireError {
  if (isAbort(error)) return { code: 'abort', detail: '' };
  const known = toRuntimeError(error);
  return known instanceof RuntimeError
    ? { code: known.code, detail: known.detail }
    : { code: 'unknown', detail: known.message };
}

/** Typed arrays in the first level of a result are moved, not copied. */
function buffersOf(value: unknown): Transferable[] {
  const candidates =
    typeof value === 'object' && value !== null && !ArrayBuffer.isView(value) ? Object.values(value) : [value];
  const buffers = candidates.filter((part) => part instanceof Float32Array).map((part) => part.buffer);
  return [...new Set(buffers)].filter((buffer) => buffer instanceof ArrayBuffer);
}
