/**
 * Runs a program in a fresh opaque-origin frame with a worker inside, both destroyed afterwards whatever happened.
 * The clock is on this side: a loop in the worker cannot stop it.
 */
import { SANDBOX_DOCUMENT } from './boot.ts';
import harness from './harness.js?raw';
import limits from './limits.js?raw';
import { readMessage, type WorkerMessage } from './messages.ts';
import type { CallOutcome, Forbidden, SandboxRequest, SandboxResult } from './types.ts';

/** the frame and its worker must come up within this, ms; a busy phone needs some of it */
const START_MILLISECONDS = 15_000;
/** messages a run may send before it is stopped, whatever they are */
const MESSAGE_LIMIT = 12_000;

const BEFORE = harness + limits;
const HARNESS_LINES = BEFORE.split('\n').length;

/**
 * The worker's script: the harness, then the learner's code in a function of its own, which hands the learner's over.
 */
export function workerSource(source: string, functionName: string): string {
  if (!/^[A-Za-z_]\w*$/.test(functionName)) throw new TypeError(`not a function name: ${functionName}`);
  const handOver = `;return typeof ${functionName} === 'undefined' ? undefined : ${functionName};`;
  // only where it is needed: the engine gives the line of an error in a plain function, whatever was thrown
  const kind = /\bawait\b/.test(source) ? 'async function' : 'function';
  return `${BEFORE}$learner(${kind} () {\n${source}\n${handOver}\n}, ${HARNESS_LINES}, '${functionName}');`;
}

/** Line of the learner's code, 0 when unknown. */
function learnerLine(line: number, source: string): number {
  const own = line - HARNESS_LINES;
  return own >= 1 && own <= source.split('\n').length ? own : 0;
}

/**
 * What a worker lacks, and a program that names it wanted: an error of the engine, not of ours, as `typeof` must work.
 */
const ABSENT: Readonly<Record<string, Forbidden>> = {
  document: 'page',
  window: 'page',
  alert: 'page',
  prompt: 'page',
  confirm: 'page',
  localStorage: 'storage',
  sessionStorage: 'storage',
};

function absentIn(message: string): Forbidden | undefined {
  const absent = /ReferenceError: (?:Can't find variable: )?(\w+)(?: is not defined)?$/.exec(message)?.[1];
  return absent === undefined ? undefined : ABSENT[absent];
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
    let started = false;
    let cut: true | undefined;
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
      return { type: 'ran', outcomes, log, ...(cut ? { cut } : {}) };
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
    const begin = () => {
      started = true;
      wait(request.callMilliseconds);
    };
    const onAbort = () => finish(null, signal?.reason);
    const onReady = (event: MessageEvent) => {
      if (event.source !== frame.contentWindow || event.data !== 'sandbox-ready') return;
      stage = 'program';
      wait(START_MILLISECONDS);
      const program = workerSource(source, request.functionName);
      frame.contentWindow?.postMessage({ source: program }, '*', [worker.port2, boot.port2]);
      worker.port1.postMessage({ calls, untouched: request.untouched ?? 0 });
    };
    const take = (message: WorkerMessage) => {
      // once each: a program that posts them again gets no more time
      if (message.type === 'started') return started ? undefined : begin();
      if (message.type === 'log') return void log.push(message.text);
      if (message.type === 'cut') {
        cut = true;
        return;
      }
      if (message.type === 'done') return finish(ran());
      if (message.type === 'refused')
        return stage === 'program' ? finish({ type: 'forbidden', what: message.what }) : undefined;
      if (message.type === 'error') {
        const type = /^(Uncaught )?SyntaxError/.test(message.message) ? 'syntax' : 'threw';
        const forbidden = absentIn(message.message);
        if (forbidden) return finish({ type: 'forbidden', what: forbidden });
        // an error at the end of the script is one of the program's last line
        const end = type === 'syntax' && message.line > HARNESS_LINES ? source.trimEnd().split('\n').length : 0;
        return finish({
          type,
          message: message.message.replace(/^Uncaught /, ''),
          line: learnerLine(message.line, source) || end,
        });
      }
      if (message.type === 'loaded') {
        if (stage !== 'program') return;
        stage = 'calls';
        return message.found ? wait(request.callMilliseconds) : finish({ type: 'no-function' });
      }
      // results come in order; anything else was forged, and is not a result
      if (stage !== 'calls' || message.index !== outcomes.length || message.index >= calls.length) return;
      wait(request.callMilliseconds);
      const forbidden = message.type === 'throw' && (message.what ?? absentIn(message.message));
      if (forbidden) outcomes.push({ type: 'forbidden', what: forbidden });
      else if (message.type === 'value') {
        const { value, change } = message;
        outcomes.push({ type: 'value', value, ...(change ? { change } : {}) });
      } else outcomes.push({ type: 'throw', message: message.message, line: learnerLine(message.line, source) });
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
