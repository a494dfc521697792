/** The encoder as the page sees it. */
import type { EncoderConfig, EncoderModel } from '../models/encoder.ts';
import type { Ask } from './ask.ts';
import type { IdsOf } from './protocol.ts';

export function encoderProxy(model: IdsOf<EncoderModel>, config: EncoderConfig, ask: Ask): EncoderModel {
  return {
    config,
    inspect: (ids, options = {}, signal) =>
      ask(signal, (host) => host.request('encoder.inspect', { model, ids: [...ids], options }, { signal })),
    score: (ids, options = {}, signal) =>
      ask(signal, (host) => host.request('encoder.score', { model, ids: [...ids], options }, { signal })),
    surprises: (ids, options = {}, signal, onProgress) =>
      ask(signal, (host) =>
        host.request('encoder.surprises', { model, ids: [...ids], options }, { signal, onProgress }),
      ),
  };
}
