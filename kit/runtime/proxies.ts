/** The models as the page sees them: every method is a request to whichever worker is alive. */
import { adaptersProxy } from './adapters-proxy.ts';
import type { Ask } from './ask.ts';
import { clipProxy } from './clip-proxy.ts';
import { decoderProxy } from './decoder-proxy.ts';
import { encoderProxy } from './encoder-proxy.ts';
import type { ModelApi, ModelId } from './types.ts';

type Proxies = { readonly [Id in ModelId]: (config: ModelApi[Id]['config'], ask: Ask) => ModelApi[Id] };

const PROXIES: Proxies = {
  decoder: (config, ask) => decoderProxy('decoder', config, ask),
  reasoner: (config, ask) => decoderProxy('reasoner', config, ask),
  adapters: adaptersProxy,
  encoder: (config, ask) => encoderProxy('encoder', config, ask),
  clip: (config, ask) => clipProxy('clip', config, ask),
};

export function proxyOf<Id extends ModelId>(id: Id, config: ModelApi[Id]['config'], ask: Ask): ModelApi[Id] {
  return PROXIES[id](config, ask);
}
