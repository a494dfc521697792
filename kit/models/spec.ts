/**
 * A model as data: its files, the methods that a page may call, and how it is opened. The page carries the first two;
 * the third runs in the worker and in Node.
 */
import type { Shape } from '../remote/shape.ts';
import type { Backend } from '../runtime/backend.ts';
import { RuntimeError } from '../runtime/errors.ts';
import type { Session, StepSession } from './session.ts';

export interface ModelSpec<Api> {
  /**
   * folder of `public/models` → what of it is fetched; the other files serve transformers.js and Python. Paths are
   * unique among the folders of a model. `npm run models:manifest` writes their sizes and hashes in fetched.json
   */
  readonly folders: Readonly<Record<string, readonly string[] | 'all'>>;
  readonly methods: Shape<Api>;
  /** it runs on the book's own product of matrices: onnxruntime is not fetched for it */
  readonly withoutOnnx?: true;
  /** its path among them; absent: tokenizer.json */
  readonly tokenizer?: string;
}

export const tokenizerPath = ({ tokenizer = 'tokenizer.json' }: Pick<ModelSpec<unknown>, 'tokenizer'>): string =>
  tokenizer;

/** Every language model is one graph, its weights, a config and a tokenizer. */
export const LANGUAGE_MODEL = ['config.json', 'tokenizer.json', 'onnx/inspect.onnx', 'onnx/model.onnx_data'] as const;

/** path in the model's folder → bytes */
export type Files = ReadonlyMap<string, Uint8Array<ArrayBuffer>>;

/** A graph and the weights it refers to as external data. */
export interface ModelFiles {
  readonly graph: Uint8Array;
  /** location in the graph → bytes */
  readonly weights: Readonly<Record<string, Uint8Array>>;
}

export interface Engine {
  readonly backend: Backend;
  open(files: ModelFiles): Promise<Session>;
  /** for a graph of training */
  openStep(files: ModelFiles): Promise<StepSession>;
}

/** Rejects with RuntimeError('not-a-model') when a file is missing or not what it should be. */
export type Open<Api> = (files: Files, engine: Engine) => Promise<Api>;

/** The graph `name` with the weights of `owner`. */
export function graph(files: Files, name: string, owner: string = name): ModelFiles {
  const data = `${owner}.onnx_data`;
  return { graph: part(files, `onnx/${name}.onnx`), weights: { [data]: part(files, `onnx/${data}`) } };
}

export function json(files: Files, path: string): unknown {
  try {
    return JSON.parse(text(files, path));
  } catch (cause) {
    throw new RuntimeError('not-a-model', path, { cause });
  }
}

export function text(files: Files, path: string): string {
  return new TextDecoder().decode(part(files, path));
}

export function part(files: Files, path: string): Uint8Array<ArrayBuffer> {
  const bytes = files.get(path);
  if (!bytes) throw new RuntimeError('not-a-model', path);
  return bytes;
}
