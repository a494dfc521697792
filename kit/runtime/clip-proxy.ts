/** CLIP as the page sees it. */
import type { ClipConfig, ClipModel } from '../models/clip.ts';
import type { Ask } from './ask.ts';
import type { IdsOf } from './protocol.ts';

export function clipProxy(model: IdsOf<ClipModel>, config: ClipConfig, ask: Ask): ClipModel {
  return {
    config,
    embedImages: (pixels, signal, onProgress) =>
      ask(signal, (host) => host.request('clip.embedImages', { model, pixels }, { signal, onProgress })),
    embedTexts: (texts, signal, onProgress) =>
      ask(signal, (host) =>
        host.request('clip.embedTexts', { model, texts: texts.map((ids) => [...ids]) }, { signal, onProgress }),
      ),
    inspectImage: (pixels, signal) =>
      ask(signal, (host) => host.request('clip.inspectImage', { model, pixels }, { signal })),
  };
}
