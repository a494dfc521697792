/** Runs a program in a fresh opaque-origin frame with a worker inside, both destroyed afterwards whatever happened. */
import { SANDBOX_DOCUMENT } from './boot.ts';
import { conversation } from './conversation.ts';
import { workerSource } from './program.ts';
import type { SandboxRequest, SandboxResult } from './types.ts';

export function runInSandbox(request: SandboxRequest): Promise<SandboxResult> {
  return new Promise((resolve, reject) => {
    const { source, calls, signal } = request;
    if (signal?.aborted) return reject(signal.reason);
    const frame = document.createElement('iframe');
    const worker = new MessageChannel();
    const boot = new MessageChannel();

    const release = () => {
      talk.close();
      removeEventListener('message', onReady);
      signal?.removeEventListener('abort', onAbort);
      boot.port1.postMessage('stop');
      worker.port1.close();
      boot.port1.close();
      frame.remove();
    };
    const talk = conversation(request, (result) => {
      release();
      resolve(result);
    });
    const onAbort = () => {
      release();
      reject(signal?.reason);
    };
    const onReady = (event: MessageEvent) => {
      if (event.source !== frame.contentWindow || event.data !== 'sandbox-ready') return;
      talk.sent();
      const program = workerSource(source, request.functionName);
      frame.contentWindow?.postMessage({ source: program }, '*', [worker.port2, boot.port2]);
      worker.port1.postMessage({ calls, untouched: request.untouched ?? 0 });
    };
    const onMessage = ({ data }: MessageEvent<unknown>) => talk.hear(data);

    worker.port1.onmessage = onMessage;
    boot.port1.onmessage = onMessage;
    addEventListener('message', onReady);
    signal?.addEventListener('abort', onAbort);
    frame.setAttribute('sandbox', 'allow-scripts');
    frame.hidden = true;
    frame.title = 'sandbox';
    frame.srcdoc = SANDBOX_DOCUMENT;
    document.body.append(frame);
  });
}
