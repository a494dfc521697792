/** The same models in Node, on onnxruntime-web's wasm: build-time results, tests, bench. Never imported by code of the page. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { DecoderModel } from '../models/decoder.ts';
import { parseDecoderConfig } from '../models/decoder-config.ts';
import { createDecoder } from '../models/decoder-onnx.ts';
import { createTokenizer, type Tokenizer } from '../tokenizer/tokenizer.ts';
import { createSession } from './ort-session.ts';

/** Commands, tests and the build run at the root of the project. */
const FOLDER = 'public/models/decoder';

export async function loadDecoderInNode(folder: string = FOLDER): Promise<DecoderModel> {
  const ort = await import('onnxruntime-web');
  ort.env.wasm.numThreads = 1;
  ort.env.logLevel = 'error';
  const graph = await readFile(join(folder, 'onnx/inspect.onnx'));
  const weights = { 'model.onnx_data': await readFile(join(folder, 'onnx/model.onnx_data')) };
  const session = await createSession(ort, { graph, weights }, 'wasm');
  return createDecoder(session, parseDecoderConfig(JSON.parse(await readFile(join(folder, 'config.json'), 'utf8'))));
}

export async function loadTokenizerInNode(folder: string = FOLDER): Promise<Tokenizer> {
  return createTokenizer(JSON.parse(await readFile(join(folder, 'tokenizer.json'), 'utf8')));
}
