/**
 * The same models in Node, on onnxruntime-web's wasm: build-time results, tests, bench. Never imported by code of the
 * page.
 */
import { readdir, readFile } from 'node:fs/promises';
import { join, sep } from 'node:path';
import type { ClipModel } from '../models/clip.ts';
import type { DecoderModel } from '../models/decoder.ts';
import type { EncoderModel } from '../models/encoder.ts';
import { MODELS, type ModelApi, type ModelId, OPENERS } from '../models/index.ts';
import type { Files } from '../models/spec.ts';
import { createTokenizer, type Tokenizer } from '../tokenizer/tokenizer.ts';
import { createSession } from './ort-session.ts';
import { createStepSession } from './ort-step-session.ts';

/** Commands, tests and the build run at the root of the project. */
const foldersOf = (id: ModelId): string[] =>
  Object.keys(MODELS[id].folders).map((folder) => join('public/models', folder));

export async function loadInNode<Id extends ModelId>(id: Id, ...folders: readonly string[]): Promise<ModelApi[Id]> {
  const ort = await import('onnxruntime-web');
  ort.env.wasm.numThreads = 1;
  ort.env.logLevel = 'error';
  return OPENERS[id](await filesIn(folders.length > 0 ? folders : foldersOf(id)), {
    backend: 'wasm',
    open: (files) => createSession(ort, files, 'wasm'),
    openStep: (files) => createStepSession(ort, files, 'wasm'),
  });
}

const only = (folder?: string) => (folder === undefined ? [] : [folder]);
export const loadDecoderInNode = (folder?: string): Promise<DecoderModel> => loadInNode('decoder', ...only(folder));
export const loadReasonerInNode = (folder?: string): Promise<DecoderModel> => loadInNode('reasoner', ...only(folder));
export const loadEncoderInNode = (folder?: string): Promise<EncoderModel> => loadInNode('encoder', ...only(folder));
export const loadClipInNode = (folder?: string): Promise<ClipModel> => loadInNode('clip', ...only(folder));

export async function loadTokenizerInNode(folder = 'public/models/decoder'): Promise<Tokenizer> {
  return createTokenizer(JSON.parse(await readFile(join(folder, 'tokenizer.json'), 'utf8')));
}

/** By path in their folder, whichever folder it is. */
async function filesIn(folders: readonly string[]): Promise<Files> {
  return new Map((await Promise.all(folders.map(entriesIn))).flat());
}

async function entriesIn(folder: string) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const named = async (path: string) =>
    [path.slice(join(folder, sep).length).replaceAll(sep, '/'), new Uint8Array(await readFile(path))] as const;
  return Promise.all(paths.map(named));
}
