/**
 * Runs a program in a fresh opaque-origin frame with a worker inside, both destroyed afterwards whatever happened.
 * The clock is on this side: a loop in the worker cannot stop it.
 */
import { SANDBOX_DOCUMENT } from './boot.ts';
import harness from './harness.js?raw';
import { readMessage, type WorkerMessage } from './messages.ts';
import type { CallOutcome, SandboxRequest, SandboxResult } from './types.ts';

/** the frame and its worker must come up within this, ms; a busy phone needs some of it */
const START_MILLISECONDS = 15_000;
/** messages a run may send before it is stopped, whatever they are */
const MESSAGE_LIMIT = 12_000;

const HARNESS_LINES = harness.split('\n').length;

/** The worker's script: harness, learner's code, and a last line that hands the function over. */
export function workerSource(source: string, functionName: string): string {
  if (!/^[A-Za-z_]\w*$/.test(functionName)) throw new TypeError(`not a function name: ${functionName}`);
  const handOver = `;$learner(typeof ${functionName} === 'undefined' ? undefined : ${functionName});`;
  return `${harness}\n${source}\n${handOver}`;
}

/** Line of the learner's code, 0 when unknown. */
function learnerLine(line: number, source: string): number {
  const own = line - HARNESS_LINES;
  return own >= 1 && own <= source.split('\n').length ? own : 0;
}

export function runInSandbox(request: SandboxRequest): Promise<SandboxResult> {
  return new Promise((resolve, reject) => {
    const { source, calls, signal } = request;
    if (signal?.aborted) return reject(signal.reason);
    const frame = document.createElement('iframe');
    const worker = new MessageChannel();
    const boot = new MessageChannel();
    const outcomes: CallOutcome[] = [];
    const log: string[] = [];
    let stage: 'frame' | 'program' | 'calls' = 'frame';
    let messages = 0;
    let timer: ReturnType<typeof setTimeout> | undefined;

    const finish = (result: SandboxResult | null, error?: unknown) => {
      clearTimeout(timer);
      removeEventListener('message', onReady);
      signal?.removeEventListener('abort', onAbort);
      boot.port1.postMessage('stop');
      worker.port1.close();
      boot.port1.close();
      frame.remove();
      if (result) resolve(result);
      else reject(error);
    };
    const ran = (): SandboxResult => {
      while (outcomes.length < calls.length) outcomes.push({ type: 'not-run' });
      return { type: 'ran', outcomes, log };
    };
    const wait = (milliseconds: number) => {
      clearTimeout(timer);
      timer = setTimeout(onTimeout, milliseconds);
    };
    const onTimeout = () => {
      if (stage === 'frame') return finish({ type: 'unavailable' });
      if (stage === 'program') return finish({ type: 'timeout' });
      outcomes.push({ type: 'timeout' });
      finish(ran());
    };
    const onAbort = () => finish(null, signal?.reason);
    const onReady = (event: MessageEvent) => {
      if (event.source !== frame.contentWindow || event.data !== 'sandbox-ready') return;
      stage = 'program';
      wait(START_MILLISECONDS);
      const program = workerSource(source, request.functionName);
      frame.contentWindow?.postMessage({ source: program }, '*', [worker.port2, boot.port2]);
      worker.port1.postMessage({ calls });
    };
    const take = (message: WorkerMessage) => {
      if (message.type === 'started') return wait(request.callMilliseconds);
      if (message.type === 'log') return void log.push(message.text);
      if (message.type === 'done') return finish(ran());
      if (message.type === 'error') {
        const type = /^(Uncaught )?SyntaxError/.test(message.message) ? 'syntax' : 'threw';
        const forbidden = /forbidden: (network|storage|page|output)$/.exec(message.message)?.[1];
        if (forbidden) return finish({ type: 'forbidden', what: forbidden as 'network' });
        return finish({
          type,
          message: message.message.replace(/^Uncaught /, ''),
          line: learnerLine(message.line, source),
        });
      }
      if (message.type === 'loaded') {
        stage = 'calls';
        return message.found ? wait(request.callMilliseconds) : finish({ type: 'no-function' });
      }
      // results come in order; anything else was forged, and is not a result
      if (stage !== 'calls' || message.index !== outcomes.length || message.index >= calls.length) return;
      wait(request.callMilliseconds);
      if (message.type === 'value') outcomes.push({ type: 'value', value: message.value });
      else if (message.forbidden) outcomes.push({ type: 'forbidden', what: message.forbidden });
      else outcomes.push({ type: 'throw', message: message.message, line: learnerLine(message.line, source) });
    };
    const onMessage = ({ data }: MessageEvent<unknown>) => {
      if (++messages > MESSAGE_LIMIT) return finish({ type: 'forbidden', what: 'output' });
      const message = readMessage(data);
      if (message) take(message);
    };

    worker.port1.onmessage = onMessage;
    boot.port1.onmessage = onMessage;
    addEventListener('message', onReady);
    signal?.addEventListener('abort', onAbort);
    frame.setAttribute('sandbox', 'allow-scripts');
    frame.hidden = true;
    frame.title = 'sandbox';
    frame.srcdoc = SANDBOX_DOCUMENT;
    wait(START_MILLISECONDS);
    document.body.append(frame);
  });
}
