/** The same models in Node, on onnxruntime-web's wasm: build-time results, tests, bench. Never imported by code of the page. */
import { readdir, readFile } from 'node:fs/promises';
import { join, sep } from 'node:path';
import type { DecoderModel } from '../models/decoder.ts';
import type { EncoderModel } from '../models/encoder.ts';
import { createTokenizer, type Tokenizer } from '../tokenizer/tokenizer.ts';
import { type Files, openModel } from './open-model.ts';
import { createSession } from './ort-session.ts';
import type { ModelApi, ModelId } from './types.ts';

/** Commands, tests and the build run at the root of the project. */
const folderOf = (id: ModelId): string => join('public/models', id);

export async function loadInNode<Id extends ModelId>(id: Id, folder: string = folderOf(id)): Promise<ModelApi[Id]> {
  const ort = await import('onnxruntime-web');
  ort.env.wasm.numThreads = 1;
  ort.env.logLevel = 'error';
  return openModel(id, await filesIn(folder), (files) => createSession(ort, files, 'wasm'));
}

export const loadDecoderInNode = (folder?: string): Promise<DecoderModel> => loadInNode('decoder', folder);
export const loadReasonerInNode = (folder?: string): Promise<DecoderModel> => loadInNode('reasoner', folder);
export const loadEncoderInNode = (folder?: string): Promise<EncoderModel> => loadInNode('encoder', folder);

export async function loadTokenizerInNode(folder: string = folderOf('decoder')): Promise<Tokenizer> {
  return createTokenizer(JSON.parse(await readFile(join(folder, 'tokenizer.json'), 'utf8')));
}

async function filesIn(folder: string): Promise<Files> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const named = async (path: string) =>
    [path.slice(join(folder, sep).length).replaceAll(sep, '/'), new Uint8Array(await readFile(path))] as const;
  return new Map(await Promise.all(paths.map(named)));
}
