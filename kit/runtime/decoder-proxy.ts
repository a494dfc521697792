/** The decoder as the page sees it: every method is a request to whichever worker is alive. */
import type { DecoderConfig, DecoderModel, GeneratedToken, GenerateOptions } from '../models/decoder.ts';
import type { Ask } from './ask.ts';
import type { DecoderRef } from './protocol.ts';
import type { WorkerHost } from './worker-host.ts';

export function decoderProxy(model: DecoderRef, config: DecoderConfig, ask: Ask): DecoderModel {
  async function* generate(
    ids: readonly number[],
    options: GenerateOptions,
    signal?: AbortSignal,
  ): AsyncGenerator<GeneratedToken> {
    const received: number[] = [];
    let live: { readonly host: WorkerHost; readonly stream: number } | undefined;
    const askNext = () => {
      const tokens = ask(signal, async (host) => {
        if (live?.host !== host) {
          // a new worker goes on where the last one stopped: draws depend on the position, not on what was drawn before
          const input = {
            model,
            ids: [...ids, ...received],
            options: { ...options, maxNewTokens: options.maxNewTokens - received.length },
          };
          live = { host, stream: await host.request('decoder.generate', input, { signal }) };
        }
        return host.request('next', { stream: live.stream }, { signal });
      });
      tokens.catch(() => undefined); // told when it is awaited, if it still is
      return tokens;
    };
    try {
      for (let coming = askNext(); ; ) {
        const { tokens, done } = await coming;
        received.push(...tokens.map(({ id }) => id));
        if (!done) coming = askNext(); // the worker goes on while the page shows these
        for (const token of tokens) {
          signal?.throwIfAborted();
          yield token;
        }
        if (done) return;
      }
    } finally {
      live?.host.request('stop', { stream: live.stream }).catch(() => undefined); // dead already
    }
  }

  return {
    config,
    inspect: (ids, options = {}, signal) =>
      ask(signal, (host) => host.request('decoder.inspect', { model, ids: [...ids], options }, { signal })),
    logits: (ids, signal) =>
      ask(signal, (host) => host.request('decoder.logits', { model, ids: [...ids] }, { signal })),
    score: (ids, options = {}, signal) =>
      ask(signal, (host) => host.request('decoder.score', { model, ids: [...ids], options }, { signal })),
    generate,
  };
}
