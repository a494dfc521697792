/**
 * The decoder's variants on `onnx/lora.onnx` and `onnx/float32.onnx`. Sessions are made when a variant is first run.
 */
import type { LoraAdapter } from '../lora/adapter.ts';
import type { AdaptersConfig, AdaptersModel, DecoderVariant } from './adapters.ts';
import { createDecoder, DECODER } from './decoder-onnx.ts';
import { loraFeeds } from './lora-feeds.ts';
import type { Session, Tensors } from './session.ts';
import { type Files, json, type ModelFiles, type ModelSpec, type Open, part } from './spec.ts';
import { parseTransformerConfig } from './transformer-config.ts';

export const ADAPTERS: ModelSpec<AdaptersModel> = {
  folders: {
    decoder: [
      'onnx/lora.onnx',
      'onnx/float32.onnx',
      'onnx/model.onnx_data',
      // these travel with a merged model that the reader takes away
      'config.json',
      'generation_config.json',
      'tokenizer.json',
      'tokenizer_config.json',
    ],
    adapters: 'all',
  },
  methods: { file: 'call', withFactors: DECODER.methods, withWeights: DECODER.methods },
};

export const openAdapters: Open<AdaptersModel> = async (files, { open }) =>
  createAdapters(
    { ...parseTransformerConfig(json(files, 'config.json')), shipped: adapterFolders(files) },
    { file: (path) => part(files, path), open },
  );

const ADAPTER_CONFIG = '/adapter_config.json';

function adapterFolders(files: Files): readonly string[] {
  const configs = [...files.keys()].filter((path) => path.endsWith(ADAPTER_CONFIG));
  return configs.map((path) => path.slice(0, -ADAPTER_CONFIG.length)).sort();
}

export interface AdapterParts {
  /** the bytes of a file of the package; throws when there is none */
  file(path: string): Uint8Array<ArrayBuffer>;
  open(files: ModelFiles): Promise<Session>;
}

export function createAdapters(config: AdaptersConfig, { file, open }: AdapterParts): AdaptersModel {
  let withLowRank: Promise<Session> | undefined;
  /** one session for all adapters: their factors are inputs */
  const lowRank = () => {
    withLowRank ??= open({
      graph: file('onnx/lora.onnx'),
      weights: { 'model.onnx_data': file('onnx/model.onnx_data') },
    });
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
      let given: typeof weights | undefined = weights;
      const session = () => {
        own ??= open({ graph: file('onnx/float32.onnx'), weights: { float32: given ?? new Uint8Array() } });
        given = undefined; // 10 MB that the session has copied
        return own;
      };
      return variant(session, {}, async () => (await own)?.release());
    },
  };
}
