/** Compressed decoders on the product of kit/training, each made when it is first called. */
import {
  COMPRESSION_WINDOWS,
  type Compressed,
  calibrates,
  compress,
  type EngineWeights,
  engineSession,
  headInputs,
  headLogits,
  type Inputs,
  type MeasuredWindow,
  measureWindow,
  type Planted,
  packedFile,
  pruneSteps,
  type Recipe,
  readCompressionWindows,
  readInputs,
  roundActivations,
  sparseFacts,
  storedBytes,
  type WindowMeasure,
} from '../compression/index.ts';
import { EMBEDDING, levelsOf } from '../quantization/index.ts';
import { RuntimeError } from '../runtime/errors.ts';
import { SharedTask } from '../runtime/shared-task.ts';
import { openWeights } from '../weights/decoder-weights.ts';
import { yieldToPage } from '../yield-to-page.ts';
import type { CompressedDecoder, CompressibleModel, CompressionReport } from './compressible.ts';
import type { DecoderConfig } from './decoder.ts';
import { createDecoder, DECODER } from './decoder-onnx.ts';
import type { Session } from './session.ts';
import { json, type ModelSpec, type Open, part } from './spec.ts';
import { parseTransformerConfig } from './transformer-config.ts';

export const COMPRESSIBLE: ModelSpec<CompressibleModel> = {
  folders: {
    decoder: ['config.json', 'tokenizer.json', 'onnx/model.onnx_data', COMPRESSION_WINDOWS],
    'decoder-4bit': ['model.safetensors'],
  },
  withoutOnnx: true,
  methods: {
    windows: 'call',
    inputRanges: 'patient',
    withRecipe: {
      ...DECODER.methods,
      report: 'patient',
      time: 'patient',
      matrix: 'patient',
      measure: ([windows, signal], received) => [windows.slice(received.length), signal],
    },
  },
};

export const openCompressible: Open<CompressibleModel> = async (files) => {
  const config = parseTransformerConfig(json(files, 'config.json'));
  return createCompressible(config, (path) => part(files, path));
};

/** Windows whose last states of the original are kept, one product away from their logits: 164 kB each instead of 4 MB. */
const KEPT = 64;
/** Calibration texts whose inputs are kept: two are compared. */
const TEXTS = 2;

/** `file`: the bytes of a file of the package. */
export function createCompressible(
  config: DecoderConfig,
  file: (path: string) => Uint8Array<ArrayBuffer>,
): CompressibleModel {
  const decoder = openWeights(file('onnx/model.onnx_data'), config);
  const trained = file('model.safetensors');
  const windows = readCompressionWindows(file(COMPRESSION_WINDOWS));
  const sources = { config, decoder, trained };
  const original = compress({ from: 'decoder' }, sources, noInputs, async () => undefined);
  const baseStates = new Map<string, Float32Array>(); // each [T, D], what enters the head
  /** of the texts read last: 23 MB each */
  const read = new Map<string, SharedTask<Inputs, number>>();
  /** the original with the weight planted last */
  let lastPlanted: { readonly key: string; readonly made: Promise<Compressed> } | null = null;

  /** logits of one window, of the recipe and of the original: 4 MB each, used again for the next */
  const logits = [0, 1].map(() => new Float32Array(config.context * config.vocabulary));

  /** [T, D] → [T, V], good until the next window. */
  function logitsIn(place: number, { tensors }: EngineWeights, states: Float32Array): Float32Array {
    const length = (states.length / config.width) * config.vocabulary;
    return headLogits(tensors, states, config, (logits[place] as Float32Array).subarray(0, length).fill(0));
  }

  /** What a recipe is compared with: the original, with the weight that it plants, and what enters its head. */
  async function baseOf(ids: readonly number[], planted?: Planted) {
    const key = JSON.stringify([ids, planted]);
    const { weights } = await (planted ? withPlanted(planted) : original);
    const states = baseStates.get(key) ?? headInputs(config, weights, ids);
    baseStates.delete(key);
    baseStates.set(key, states); // the last used is the last to go
    if (baseStates.size > KEPT) baseStates.delete(baseStates.keys().next().value as string);
    return { weights, states };
  }

  function withPlanted(planted: Planted): Promise<Compressed> {
    const key = JSON.stringify(planted);
    if (lastPlanted?.key !== key) {
      const made = compress({ from: 'decoder', planted }, sources, noInputs, async () => undefined);
      lastPlanted = { key, made };
    }
    return lastPlanted.made;
  }

  /** The original's inputs on a text, read once for all recipes that look at it; `onRead` is told of each window. */
  async function inputsOn(
    text: readonly (readonly number[])[],
    signal?: AbortSignal,
    onRead?: (windows: number) => void,
  ): Promise<Inputs> {
    signal?.throwIfAborted();
    const key = JSON.stringify(text);
    const known = read.get(key);
    const task = known && !known.failed ? known : new SharedTask(reading(text));
    read.delete(key);
    read.set(key, task); // the last used is the last to go
    if (read.size > TEXTS) read.delete(read.keys().next().value as string);
    return task.join(signal, onRead);
  }

  const reading =
    (text: readonly (readonly number[])[]) =>
    async (signal: AbortSignal, onRead: (windows: number) => void): Promise<Inputs> =>
      readInputs(config, (await original).weights, text, async (windows) => {
        onRead(windows);
        await yieldToPage();
        signal.throwIfAborted();
      });

  function withRecipe(recipe: Recipe): CompressedDecoder {
    const text = recipe.calibration ?? [];
    const windows = calibrates(recipe) ? text.length : 0;
    const total = windows + (recipe.prune ? pruneSteps(recipe.prune, config) : 0) + matricesOf(config);
    let made: SharedTask<Compressed, number> | null = null;

    async function make(signal: AbortSignal, onProgress: (done: number) => void): Promise<Compressed> {
      let [steps, windowsRead] = [0, 0];
      await yieldToPage(); // who asked listens from the first step on
      const pause = async () => {
        steps += 1;
        onProgress(windowsRead + steps);
        await yieldToPage();
        signal.throwIfAborted();
      };
      const onRead = (count: number) => {
        windowsRead = count;
        onProgress(windowsRead + steps);
      };
      const inputs = async (name: string) => {
        const found = (await inputsOn(text, signal, onRead)).get(name);
        windowsRead = windows; // by this recipe, or by one before it
        if (!found) throw new RuntimeError('invalid-input', `calibration: ${name}`);
        return found;
      };
      try {
        return await compress(recipe, sources, inputs, pause);
      } catch (error) {
        throw error instanceof RangeError ? new RuntimeError('invalid-input', error.message) : error;
      }
    }

    /** Made once for all who ask; given up when none of them waits any more. */
    async function compressed(onProgress?: (done: number) => void, signal?: AbortSignal): Promise<Compressed> {
      signal?.throwIfAborted();
      if (!made || made.failed) made = new SharedTask(make);
      return made.join(signal, onProgress);
    }

    const through = recipe.activations && roundActivations(recipe.activations, EMBEDDING);
    const run = async () => engineSession(config, (await compressed()).weights, through);
    const session = { run: async (...args: Parameters<Session['run']>) => (await run()).run(...args), release };
    const own = createDecoder(session, config);

    async function release(): Promise<void> {
      made = null;
    }

    async function* measure(of: readonly MeasuredWindow[], signal?: AbortSignal): AsyncGenerator<WindowMeasure> {
      for (const window of of) {
        await yieldToPage();
        signal?.throwIfAborted();
        const ids = window.ids.slice(0, -1);
        const base = await baseOf(ids, recipe.planted);
        const { weights } = await compressed(undefined, signal);
        const own = logitsIn(0, weights, headInputs(config, weights, ids, through));
        yield measureWindow(window, own, logitsIn(1, base.weights, base.states), config.vocabulary);
      }
    }

    return {
      ...own,
      measure,
      release,
      async report(onProgress, signal) {
        const done = await compressed((count) => onProgress({ done: count, total }), signal);
        return reportOf(done, config, storedBytes(await original), packedFile(done, decoder).length);
      },
      async time(ids, signal) {
        await compressed(undefined, signal);
        const start = performance.now();
        await own.logits(ids, signal);
        return performance.now() - start;
      },
      async matrix(name, signal) {
        const found = (await compressed(undefined, signal)).matrices.get(name);
        if (!found) throw new RuntimeError('invalid-input', name);
        const { rows, columns, before, after, quantised } = found;
        return {
          rows,
          columns,
          before: before().slice(),
          after: after().slice(),
          codes: quantised?.codes.slice() ?? new Int16Array(0),
          levels: quantised ? levelsOf(quantised.config) : { lowest: 0, highest: 0 },
          scales: quantised?.scales.slice() ?? new Float32Array(0),
          zeros: quantised?.zeros.slice() ?? new Int16Array(0),
          span: quantised?.span ?? columns,
          perRow: quantised?.perRow ?? 0,
        };
      },
    };
  }

  return {
    config,
    windows: async () => windows,
    withRecipe,
    async inputRanges(text, signal) {
      return [...(await inputsOn(text, signal))].map(([name, { largest }]) => ({ name, largest: largest.slice() }));
    },
  };
}

const noInputs = () => Promise.reject(new RuntimeError('invalid-input', 'calibration'));

/** Four in each layer, and the embedding. */
const matricesOf = ({ layers }: DecoderConfig) => 4 * layers + 1;

function reportOf(
  compressed: Compressed,
  config: DecoderConfig,
  baseBytes: number,
  packedBytes: number,
): CompressionReport {
  const matrices = [...compressed.matrices.values()].map(({ name, rows, columns, bytes, ...found }) => {
    const [before, after] = [found.before(), found.after()];
    let [error, square] = [0, 0];
    for (let i = 0; i < before.length; i++) {
      error += ((after[i] as number) - (before[i] as number)) ** 2;
      square += (before[i] as number) ** 2;
    }
    return {
      name,
      rows,
      columns,
      bytes,
      rmsError: Math.sqrt(error / before.length),
      rms: Math.sqrt(square / before.length),
    };
  });
  const sparse = sparseFacts(compressed, config);
  return { matrices, bytes: storedBytes(compressed), packedBytes, baseBytes, sparse };
}
