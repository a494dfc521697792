/** The sizes of the scaling family on `onnx/inspect.onnx` of their folders. A size is opened when it is first asked. */
import { RuntimeError } from '../runtime/errors.ts';
import type { DecoderModel } from './decoder.ts';
import { createDecoder } from './decoder-onnx.ts';
import type { ScalingModel } from './scaling.ts';
import { graph, json, type ModelSpec, type Open } from './spec.ts';
import { parseTransformerConfig } from './transformer-config.ts';

const FOLDERS = ['text-10k', 'text-15k', 'text-27k', 'text-55k', 'text-109k', 'text-233k', 'text-497k'] as const;
const FILES = ['config.json', 'onnx/inspect.onnx', 'onnx/model.onnx_data'] as const;
/** one for all */
const TOKENIZER = `${FOLDERS[0]}/tokenizer.json`;

export const SCALING: ModelSpec<ScalingModel> = {
  folders: { scaling: [TOKENIZER, ...FOLDERS.flatMap((folder) => FILES.map((file) => `${folder}/${file}`))] },
  tokenizer: TOKENIZER,
  methods: {
    score: 'call',
    // goes on where the last worker stopped, as a decoder does
    generate: ([size, ids, options, signal], received) => [
      size,
      [...ids, ...received.map(({ id }) => id)],
      { ...options, maxNewTokens: options.maxNewTokens - received.length },
      signal,
    ],
  },
};

export const openScaling: Open<ScalingModel> = async (files, { open }) => {
  const shapes = FOLDERS.map((folder) => parseTransformerConfig(json(files, `${folder}/config.json`)));
  const [first] = shapes;
  if (!first) throw new RuntimeError('not-a-model', 'scaling');
  const sizes = FOLDERS.map((folder) => folder.replace('text-', ''));
  const opened = new Map<string, Promise<DecoderModel>>();

  function decoder(size: string): Promise<DecoderModel> {
    const at = sizes.indexOf(size);
    const [folder, shape] = [FOLDERS[at], shapes[at]];
    if (!folder || !shape) return Promise.reject(new RuntimeError('invalid-input', size));
    const own = new Map(FILES.flatMap((file) => [[file, files.get(`${folder}/${file}`)] as const]));
    const present = new Map([...own].flatMap(([file, bytes]) => (bytes ? [[file, bytes] as const] : [])));
    const known =
      opened.get(size) ?? open(graph(present, 'inspect', 'model')).then((session) => createDecoder(session, shape));
    opened.set(size, known);
    return known;
  }

  return {
    config: { sizes, context: first.context, endOfText: first.endOfText },
    score: async (size, ids, signal) => (await decoder(size)).score(ids, {}, signal),
    async *generate(size, ids, options, signal) {
      yield* (await decoder(size)).generate(ids, options, signal);
    },
  };
};
