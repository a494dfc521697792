/**
 * The decoder whose weights a recipe changes, in the worker; the original stays beside it. `createCompressible`
 * (compressible-engine.ts) implements it, on the product of kit/training: onnxruntime is not needed.
 */
import type { CompressionWindows, MeasuredWindow, Recipe, SparseFacts, WindowMeasure } from '../compression/index.ts';
import type { DecoderConfig, DecoderModel } from './decoder.ts';

/** What a recipe made of one matrix, in words and numbers. */
export interface MatrixFacts {
  readonly name: string;
  /** outputs, inputs */
  readonly rows: number;
  readonly columns: number;
  /** stored, by formula */
  readonly bytes: number;
  /** √ of the mean square of what the recipe changed, and of the weights themselves */
  readonly rmsError: number;
  readonly rms: number;
}

export interface CompressionReport {
  readonly matrices: readonly MatrixFacts[];
  /** stored, of everything, bytes: by formula, and of a file that was really written */
  readonly bytes: number;
  readonly packedBytes: number;
  /** of the original in float16, by formula */
  readonly baseBytes: number;
  readonly sparse: SparseFacts;
}

/** One matrix in full, [rows, columns] row-major: outputs, inputs. */
export interface MatrixValues {
  readonly rows: number;
  readonly columns: number;
  readonly before: Float32Array;
  readonly after: Float32Array;
  /** when it is quantised: codes [rows, columns], scales (one for all where `perRow` is 0), weights that share one */
  readonly codes: Int16Array;
  /** the least and the greatest code that its bits can say */
  readonly levels: { readonly lowest: number; readonly highest: number };
  readonly scales: Float32Array;
  readonly zeros: Int16Array;
  readonly span: number;
  readonly perRow: number;
}

/** What entered a linear map on a text: the largest magnitude of each input. */
export interface InputRange {
  readonly name: string;
  readonly largest: Float32Array;
}

/**
 * A decoder like any other, on the recipe's weights. It is made at its first call; a recipe that cannot be is
 * RuntimeError('invalid-input'). `release` gives its memory back.
 */
export interface CompressedDecoder extends DecoderModel {
  /** May take seconds, for a recipe that looks at a text. */
  report(
    onProgress: (progress: { readonly done: number; readonly total: number }) => void,
    signal?: AbortSignal,
  ): Promise<CompressionReport>;
  matrix(name: string, signal?: AbortSignal): Promise<MatrixValues>;
  /** One measure per window, as they are read, against the original (with the weight that the recipe plants). */
  measure(windows: readonly MeasuredWindow[], signal?: AbortSignal): AsyncIterable<WindowMeasure>;
  /** What one pass over these tokens takes, ms, in the worker itself. */
  time(ids: readonly number[], signal?: AbortSignal): Promise<number>;
  release(): Promise<void>;
}

export interface CompressibleModel {
  readonly config: DecoderConfig;
  windows(signal?: AbortSignal): Promise<CompressionWindows>;
  /** The recipe of no step is the original. */
  withRecipe(recipe: Recipe): CompressedDecoder;
  /** Of the original, on this text: windows of at most the context. */
  inputRanges(text: readonly (readonly number[])[], signal?: AbortSignal): Promise<InputRange[]>;
}
