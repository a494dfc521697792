/** What can be asked of each model. */
import { join } from 'node:path';
import { loadInNode, loadTokenizerInNode } from '../../kit/runtime/node.ts';
import { evaluateReasoner } from '../../kit/tasks/evaluate.ts';
import { bitsPerByte } from './bits-per-byte.ts';
import { withAdapter, withPacked } from './edited.ts';
import { Failure } from './failure.ts';
import { classesOf } from './image-classes.ts';
import { labelled } from './images.ts';
import { maskedAccuracy } from './masked.ts';
import { read, shippedFolder } from './shipped.ts';
import { documentsOf } from './text.ts';

export interface Request {
  /** the folder that holds the models' folders */
  readonly models: string;
  readonly text?: string | undefined;
  readonly adapter?: string | undefined;
  readonly tasks?: boolean | undefined;
  readonly images?: string | undefined;
  readonly labels?: string | undefined;
  readonly seed?: number | undefined;
  readonly count?: number | undefined;
  readonly onProgress: (what: string) => void;
}

type Evaluate = (request: Request) => Promise<object>;
type Option = Exclude<keyof Request, 'models' | 'onProgress'>;

/** items per cell: a few minutes on one core */
const COUNT = 20;
const SEED = 1;

export const MODELS: Readonly<Record<string, Evaluate>> = {
  decoder: async (request) => {
    const { text, folder, tokenizer, documents } = await decoderText(request, ['adapter']);
    const progress = counting(request, 'tokens');
    const adapted = request.adapter === undefined ? undefined : await withAdapter(folder, request.adapter);
    const base = await bitsPerByte(await loadInNode('decoder', folder), tokenizer, documents, progress);
    if (!adapted) return { text, ...base };
    return { text, adapter: request.adapter, ...(await bitsPerByte(adapted, tokenizer, documents, progress)), base };
  },
  'decoder-4bit': async (request) => {
    const { text, folder, tokenizer, documents } = await decoderText(request, []);
    const model = await withPacked(folder, join(shippedFolder(request.models, 'decoder-4bit'), 'model.safetensors'));
    return { text, ...(await bitsPerByte(model, tokenizer, documents, counting(request, 'tokens'))) };
  },
  encoder: async (request) => {
    const file = need(request, 'text', ['seed']);
    const documents = documentsOf(file);
    const folder = shippedFolder(request.models, 'encoder');
    const [model, tokenizer] = await Promise.all([loadInNode('encoder', folder), loadTokenizerInNode(folder)]);
    const seed = request.seed ?? SEED;
    return {
      text: file,
      seed,
      ...(await maskedAccuracy(model, tokenizer, documents, seed, counting(request, 'windows'))),
    };
  },
  reasoner: async (request) => {
    need(request, 'tasks', ['seed', 'count']);
    const folder = shippedFolder(request.models, 'reasoner');
    const [model, tokenizer] = await Promise.all([loadInNode('reasoner', folder), loadTokenizerInNode(folder)]);
    const options = { seed: request.seed ?? SEED, count: request.count ?? COUNT, onProgress: request.onProgress };
    return evaluateReasoner({ model, tokenizer }, options);
  },
  clip: async (request) => {
    const images = need(request, 'images', ['labels']);
    const labels = request.labels ?? 'fr';
    if (labels !== 'fr' && labels !== 'en') throw new Failure(`--labels ${labels}: not fr or en`);
    const folder = shippedFolder(request.models, 'clip');
    const classes = classesOf(images, read(join(folder, 'names.json')).toString(), labels);
    const [model, tokenizer] = await Promise.all([loadInNode('clip', folder), loadTokenizerInNode(folder)]);
    return { images, labels, ...(await labelled(model, tokenizer, classes, counting(request, 'images'))) };
  },
};

/** What every measure of the decoder on a text begins with. */
async function decoderText(request: Request, also: readonly Option[]) {
  const text = need(request, 'text', also);
  const documents = documentsOf(text);
  const folder = shippedFolder(request.models, 'decoder');
  return { text, documents, folder, tokenizer: await loadTokenizerInNode(folder) };
}

/** The option that the model needs; any other than `also` is refused rather than ignored. Throws Failure. */
function need<Name extends Option>(request: Request, name: Name, also: readonly Option[]): NonNullable<Request[Name]> {
  const value = request[name];
  if (value === undefined) throw new Failure(`--${name} is missing`);
  const other = (['text', 'adapter', 'tasks', 'images', 'labels', 'seed', 'count'] as const).find(
    (option) => option !== name && !also.includes(option) && request[option] !== undefined,
  );
  if (other) throw new Failure(`--${other} does not go with --${name}`);
  return value;
}

function counting({ onProgress }: Request, what: string): (done: number, total: number) => void {
  return (done, total) => onProgress(`${done}/${total} ${what}`);
}
