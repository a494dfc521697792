/**
 * A public model on transformers.js, from files that are already here: the library is given no way to the network.
 * Runs in the worker (hub-worker.ts) and in tests.
 */
import type {
  PreTrainedTokenizer,
  TextGenerationPipeline,
  ZeroShotImageClassificationPipeline,
} from '@xenova/transformers';
import type { Backend } from './backend.ts';

export interface HubModelFiles {
  /** owner/name */
  readonly id: string;
  /** path in the repository → bytes */
  readonly files: ReadonlyMap<string, Uint8Array<ArrayBuffer>>;
  /** transformers.js's name of the precision */
  readonly dtype: 'q4f16' | 'q4' | 'q8' | 'fp16' | 'fp32';
  /** files of weights beside the graph */
  readonly dataFiles: number;
}

export interface HubText {
  /** true: `prompt` is what a user says in a conversation; false: the text to go on with */
  readonly chat: boolean;
  /**
   * the text begins with the token of the beginning, where the tokenizer has one; a conversation has its own beginning
   */
  readonly begin: boolean;
  readonly maxNewTokens: number;
}

/** The token that begins a text. */
export interface HubBeginning {
  readonly token: string;
  /** what the tokenizer's settings ask for (`add_bos_token`) */
  readonly byDefault: boolean;
}

export interface HubLabel {
  readonly label: string;
  readonly probability: number;
}

export interface HubEngine {
  /** has its tokenizer a template for conversations? */
  readonly canChat: boolean;
  /** null: its tokenizer has no such token */
  readonly beginning: HubBeginning | null;
  /** greedy; `onText` gets each piece as it is written, `stopped` is asked after each token */
  generate(prompt: string, options: HubText, onText: (text: string) => void, stopped: () => boolean): Promise<void>;
  /** probability of each label for an image, most probable first */
  classify(image: Blob, labels: readonly string[], template: string): Promise<HubLabel[]>;
  dispose(): Promise<void>;
}

export type HubPipeline = 'text-generation' | 'zero-shot-image-classification';

/** `wasm`: onnxruntime's binary for transformers.js (asyncify), unpacked. */
export async function openHubModel(
  task: HubPipeline,
  { id, files, dtype, dataFiles }: HubModelFiles,
  device: Backend,
  wasm: ArrayBuffer,
): Promise<HubEngine> {
  const library = await import('@xenova/transformers');
  const { env } = library;
  const ort = env.backends.onnx.wasm;
  if (!ort) throw new Error('no wasm backend');
  ort.wasmBinary = wasm;
  ort.numThreads = 1;
  delete ort.wasmPaths; // transformers.js points it to a CDN
  env.allowLocalModels = false;
  env.useBrowserCache = false;
  env.useWasmCache = false;
  env.fetch = async (input: string | URL) => {
    // the library names revisions as it likes; all files here are of one
    const path = String(input)
      .split(`/${id}/resolve/`)[1]
      ?.replace(/^[^/]+\//, '');
    const bytes = path === undefined ? undefined : files.get(path);
    if (!bytes) return new Response(null, { status: 404 });
    return new Response(bytes, { headers: { 'content-length': String(bytes.length) } });
  };
  const options = { dtype, device, use_external_data_format: dataFiles };
  if (task === 'text-generation') {
    const run: TextGenerationPipeline = await library.pipeline(task, id, options);
    return textEngine(library, run);
  }
  const run: ZeroShotImageClassificationPipeline = await library.pipeline(task, id, options);
  return imageEngine(library, run);
}

type Library = typeof import('@xenova/transformers');

function textEngine(library: Library, run: TextGenerationPipeline): HubEngine {
  const tokenizer = run.tokenizer as PreTrainedTokenizer;
  const canChat = Boolean(tokenizer.chat_template);
  const { bos_token: token } = tokenizer;
  const beginning = token ? { token, byDefault: tokenizer.add_bos_token === true } : null;
  /**
   * does the tokenizer put the token there by itself, when asked for special tokens? If not, its name before the text
   * does.
   */
  const puts =
    token !== undefined && Number(tokenizer.encode('a', { add_special_tokens: true })[0]) === tokenizer.bos_token_id;
  return {
    canChat,
    beginning,
    async generate(prompt, { chat, begin, maxNewTokens }, onText, stopped) {
      const plain = begin && token && !puts ? token + prompt : prompt;
      const input = chat && canChat ? [{ role: 'user', content: prompt }] : plain;
      const stop = new library.InterruptableStoppingCriteria();
      const streamer = new library.TextStreamer(tokenizer, {
        skip_prompt: true,
        skip_special_tokens: true,
        callback_function: (text: string) => {
          onText(text);
          if (stopped()) stop.interrupt();
        },
      });
      const asked = { max_new_tokens: maxNewTokens, do_sample: false, streamer, stopping_criteria: stop };
      await run(input, { ...asked, add_special_tokens: begin && puts });
    },
    classify: () => Promise.reject(new Error('a text model')),
    dispose: async () => void (await run.dispose()),
  };
}

function imageEngine(library: Library, run: ZeroShotImageClassificationPipeline): HubEngine {
  return {
    canChat: false,
    beginning: null,
    generate: () => Promise.reject(new Error('an image model')),
    async classify(image, labels, template) {
      const pixels = await library.RawImage.fromBlob(image);
      const output = await run(pixels, [...labels], { hypothesis_template: template });
      return [output].flat(2).map(({ label, score }) => ({ label, probability: score }));
    },
    dispose: async () => void (await run.dispose()),
  };
}
