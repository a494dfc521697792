/** The decoder's variants on `onnx/lora.onnx` and `onnx/float32.onnx`. Sessions are made when a variant is first run. */
import type { LoraAdapter } from '../lora/adapter.ts';
import type { AdaptersConfig, AdaptersModel, DecoderVariant } from './adapters.ts';
import { createDecoder } from './decoder-onnx.ts';
import { loraFeeds } from './lora-feeds.ts';
import type { Session, Tensors } from './session.ts';

export interface AdapterParts {
  /** the bytes of a file of the package; throws when there is none */
  file(path: string): Uint8Array<ArrayBuffer>;
  /** `weights`: location in the graph → bytes */
  open(graph: Uint8Array, weights: Readonly<Record<string, Uint8Array>>): Promise<Session>;
}

export function createAdapters(config: AdaptersConfig, { file, open }: AdapterParts): AdaptersModel {
  let withLowRank: Promise<Session> | undefined;
  /** one session for all adapters: their factors are inputs */
  const lowRank = () => {
    withLowRank ??= open(file('onnx/lora.onnx'), { 'model.onnx_data': file('onnx/model.onnx_data') });
    return withLowRank;
  };

  function variant(session: () => Promise<Session>, feeds: Tensors, release: () => Promise<void>): DecoderVariant {
    const run: Session['run'] = async (own, outputs) => (await session()).run({ ...own, ...feeds }, outputs);
    return { ...createDecoder({ run, release }, config), release };
  }

  return {
    config,
    file: async (path) => file(path).slice(),
    withFactors: (adapter: LoraAdapter) => variant(lowRank, loraFeeds(adapter, config), async () => undefined),
    withWeights(weights) {
      let own: Promise<Session> | undefined;
      const session = () => {
        own ??= open(file('onnx/float32.onnx'), { float32: weights });
        return own;
      };
      return variant(session, {}, async () => (await own)?.release());
    },
  };
}
