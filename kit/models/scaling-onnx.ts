/** Sizes of the scaling family on `onnx/inspect.onnx` of their folders. A size is opened when it is first asked. */
import { RuntimeError } from '../runtime/errors.ts';
import type { DecoderModel } from './decoder.ts';
import { createDecoder } from './decoder-onnx.ts';
import type { ScalingModel } from './scaling.ts';
import { type Engine, type Files, graph, json, type ModelSpec, type Open } from './spec.ts';
import { parseTransformerConfig } from './transformer-config.ts';

const FILES = ['config.json', 'onnx/inspect.onnx', 'onnx/model.onnx_data'] as const;

/** The members of the family that were trained on one task. */
function members(task: 'text' | 'addition', sizes: readonly string[]) {
  const folders = sizes.map((size) => `${task}-${size}`);
  // one for all
  const tokenizer = `${folders[0]}/tokenizer.json`;
  const spec: ModelSpec<ScalingModel> = {
    folders: { scaling: [tokenizer, ...folders.flatMap((folder) => FILES.map((file) => `${folder}/${file}`))] },
    tokenizer,
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
  const openMembers: Open<ScalingModel> = (files, engine) => openSizes(sizes, folders, files, engine);
  return { spec, open: openMembers };
}

const TEXT = members('text', ['10k', '15k', '27k', '55k', '109k', '233k', '497k']);
/** those small enough to be fetched for a few sums; of the others the book keeps what they answered */
const ADDITION = members('addition', ['10k', '15k', '27k', '55k', '109k']);

export const SCALING = TEXT.spec;
export const openScaling = TEXT.open;
export const ADDERS = ADDITION.spec;
export const openAdders = ADDITION.open;

async function openSizes(
  sizes: readonly string[],
  folders: readonly string[],
  files: Files,
  { open }: Engine,
): Promise<ScalingModel> {
  const shapes = folders.map((folder) => parseTransformerConfig(json(files, `${folder}/config.json`)));
  const [first] = shapes;
  if (!first) throw new RuntimeError('not-a-model', 'scaling');
  const opened = new Map<string, Promise<DecoderModel>>();

  function decoder(size: string): Promise<DecoderModel> {
    const at = sizes.indexOf(size);
    const [folder, shape] = [folders[at], shapes[at]];
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
}
