/** The decoder's variants as the page sees them: each is opened anew in whichever worker is alive. */
import type { AdaptersConfig, AdaptersModel, DecoderVariant } from '../models/adapters.ts';
import type { Ask } from './ask.ts';
import { decoderProxy } from './decoder-proxy.ts';
import type { VariantName, VariantSource } from './protocol.ts';
import type { WorkerHost } from './worker-host.ts';

let next = 0;

export function adaptersProxy(config: AdaptersConfig, ask: Ask): AdaptersModel {
  function variant(source: VariantSource): DecoderVariant {
    const name: VariantName = `variant:${next++}`;
    let open: { readonly host: WorkerHost; readonly done: Promise<unknown> } | undefined;
    const askOpen: Ask = (signal, work) =>
      ask(signal, async (host) => {
        // not under `signal`: an abandoned call must not leave the variant half open
        if (open?.host !== host) open = { host, done: host.request('adapters.open', { name, source }) };
        await open.done;
        return work(host);
      });
    return {
      ...decoderProxy(name, config, askOpen),
      async release() {
        const { host } = open ?? {};
        open = undefined;
        await host?.request('adapters.close', { name }).catch(() => undefined); // a dead worker holds nothing
      },
    };
  }

  return {
    config,
    file: (path, signal) => ask(signal, (host) => host.request('adapters.file', { path }, { signal })),
    withFactors: (adapter) => variant({ adapter }),
    withWeights: (weights) => variant({ weights }),
  };
}
