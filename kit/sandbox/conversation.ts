/**
 * What the messages of one run amount to, and how long each stage may take. The clock is on this side: a loop in the
 * program cannot stop it. Where it runs is another's affair: a frame of the page (run.ts), a process of Node.
 */
import { readMessage, type WorkerMessage } from './messages.ts';
import { HARNESS_LINES, learnerLine } from './program.ts';
import type { CallOutcome, Forbidden, SandboxRequest, SandboxResult } from './types.ts';

/** what a run may take to come up, ms; a busy phone needs some of it */
const START_MILLISECONDS = 15_000;
/** messages a run may send before it is stopped, whatever they are */
const MESSAGE_LIMIT = 12_000;

/**
 * What a worker lacks, and a program that names it wanted: an error of the engine, not of ours, as `typeof` must work.
 */
const ABSENT: Readonly<Record<string, Forbidden>> = {
  document: 'page',
  window: 'page',
  parent: 'page',
  top: 'page',
  opener: 'page',
  open: 'page',
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

export interface Conversation {
  /** its script is on its way */
  sent(): void;
  hear(data: unknown): void;
  /** it says more than is read */
  flooded(): void;
  /** it ended of its own: what it did not answer, it will not */
  lost(): void;
  /** no clock runs on */
  close(): void;
}

/** `finish` is called once. */
export function conversation(request: SandboxRequest, finish: (result: SandboxResult) => void): Conversation {
  const { source, calls } = request;
  const outcomes: CallOutcome[] = [];
  const log: string[] = [];
  let stage: 'frame' | 'program' | 'calls' | 'over' = 'frame';
  let messages = 0;
  let started = false;
  let cut: true | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const end = (result: SandboxResult) => {
    if (stage === 'over') return;
    stage = 'over';
    clearTimeout(timer);
    finish(result);
  };
  const ran = (): SandboxResult => {
    while (outcomes.length < calls.length) outcomes.push({ type: 'not-run' });
    return { type: 'ran', outcomes, log, ...(cut ? { cut } : {}) };
  };
  const wait = (milliseconds: number) => {
    clearTimeout(timer);
    timer = setTimeout(stop, milliseconds);
  };
  const stop = () => {
    if (stage === 'frame') return end({ type: 'unavailable' });
    if (stage === 'program') return end({ type: 'timeout' });
    outcomes.push({ type: 'timeout' });
    end(ran());
  };
  const take = (message: WorkerMessage) => {
    // once each: a program that posts them again gets no more time
    if (message.type === 'started') {
      if (!started) wait(request.callMilliseconds);
      started = true;
      return;
    }
    if (message.type === 'log') return void log.push(message.text);
    if (message.type === 'cut') {
      cut = true;
      return;
    }
    if (message.type === 'done') return end(ran());
    if (message.type === 'refused')
      return stage === 'program' ? end({ type: 'forbidden', what: message.what }) : undefined;
    if (message.type === 'error') {
      const type = /^(Uncaught )?SyntaxError/.test(message.message) ? 'syntax' : 'threw';
      const forbidden = absentIn(message.message);
      if (forbidden) return end({ type: 'forbidden', what: forbidden });
      // an error at the end of the script is one of the program's last line
      const last = type === 'syntax' && message.line > HARNESS_LINES ? source.trimEnd().split('\n').length : 0;
      return end({
        type,
        message: message.message.replace(/^Uncaught /, ''),
        line: learnerLine(message.line, source) || last,
      });
    }
    if (message.type === 'loaded') {
      if (stage !== 'program') return;
      stage = 'calls';
      return message.found ? wait(request.callMilliseconds) : end({ type: 'no-function' });
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

  wait(START_MILLISECONDS);
  return {
    sent() {
      stage = 'program';
      wait(START_MILLISECONDS);
    },
    hear(data) {
      if (stage === 'over') return;
      if (++messages > MESSAGE_LIMIT) return end({ type: 'forbidden', what: 'output' });
      const message = readMessage(data);
      if (message) take(message);
    },
    flooded: () => {
      if (stage !== 'over') end({ type: 'forbidden', what: 'output' });
    },
    lost: () => {
      if (stage !== 'over') stop();
    },
    close() {
      stage = 'over';
      clearTimeout(timer);
    },
  };
}
