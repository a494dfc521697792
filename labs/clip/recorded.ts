/** Runs the real model once per language when the book is built. Never imported by code of the page. */
import { readFile } from 'node:fs/promises';
import { rgbaPng } from '@kit/charts/png.ts';
import { drawingIndex, type Gallery, mapDrawings, type Unseen } from '@kit/drawings/gallery.ts';
import { galleryInNode } from '@kit/drawings/node.ts';
import type { Locale } from '@kit/i18n/index.ts';
import { preprocess } from '@kit/images/preprocess.ts';
import { perLocale } from '@kit/lab/record.ts';
import { topIndices } from '@kit/math/softmax.ts';
import type { ClipModel } from '@kit/models/clip.ts';
import { captionIds } from '@kit/models/clip-text.ts';
import { loadClipInNode, loadTokenizerInNode } from '@kit/runtime/node.ts';
import type { Tokenizer } from '@kit/tokenizer/tokenizer.ts';
import { examOf } from './exam.ts';
import { LABEL_SETS } from './label-sets.ts';
import { shownPixels } from './pixels.ts';
import type {
  RecordedExam,
  RecordedImage,
  RecordedLook,
  RecordedMap,
  RecordedPhotos,
  Recording,
  Shape,
} from './recording.ts';
import { headMeans, receptiveField } from './rollout.ts';
import { cosine } from './similarity.ts';
import { fill, TEMPLATES } from './templates.ts';
import { encodeFloats, encodeHalves, joined, rowsOf } from './vectors.ts';

/** Drawings shown at first: what the first labels name, one of them in a style never trained on. */
const SHOWN = ['1f431.noto', '1f436.noto', '1f697.noto', '26f5.streamline-emojis'] as const;
const FIRST = 5;

export const record = perLocale(run);

interface Tools {
  readonly locale: Locale;
  readonly model: ClipModel;
  readonly tokenizer: Tokenizer;
  readonly gallery: Gallery;
}

async function run(locale: Locale): Promise<{ recording: Recording }> {
  const [model, tokenizer, gallery] = await Promise.all([
    loadClipInNode(),
    loadTokenizerInNode('public/models/clip'),
    galleryInNode(),
  ]);
  const tools: Tools = { locale, model, tokenizer, gallery };
  const shown = SHOWN.map((id) => drawingIndex(gallery, id)).filter((index) => index >= 0);
  const labels = LABEL_SETS[locale][0] ?? [];
  const sentences = TEMPLATES[locale].flatMap((template) => labels.map((label) => fill(template, label)));
  const { config } = model;
  const shape: Shape = config;
  const { imageSize, grid, layers, heads, projection, scale, context, mean, deviation } = shape;
  return {
    recording: {
      shape: { imageSize, grid, layers, heads, projection, scale, context, mean, deviation },
      field: receptiveField(await strides()),
      images: shown.map((index) => recordedImage(tools, index)),
      labels,
      imageVectors: encodeFloats(joined(await embedDrawings(tools, shown))),
      sentences,
      textVectors: encodeFloats(await embedTexts(tools, sentences)),
      look: await look(tools, shown),
      map: await map(tools),
      exam: { concept: await exam(tools, 'concept'), style: await exam(tools, 'style') },
      photos: await photos(locale),
    },
  };
}

function inputOf({ model, gallery }: Tools, drawing: number): Float32Array {
  return preprocess(gallery.rgba(drawing), model.config);
}

function recordedImage(tools: Tools, drawing: number): RecordedImage {
  const { gallery, locale } = tools;
  const { id = '', concept = 0 } = gallery.drawings[drawing] ?? {};
  const input = inputOf(tools, drawing);
  const { data, width, height } = shownPixels(input, tools.model.config);
  const still = `data:image/png;base64,${Buffer.from(rgbaPng(data, width, height)).toString('base64')}`;
  return { id, name: gallery.concepts[concept]?.names[locale] ?? id, pixels: encodeHalves(input), still };
}

/** Vectors of all the drawings, [N, E], whatever the language. */
let everyDrawing: Promise<Float32Array[]> | undefined;

async function embedDrawings(tools: Tools, drawings: readonly number[]): Promise<Float32Array[]> {
  everyDrawing ??= embedEvery(tools);
  const every = await everyDrawing;
  return drawings.map((drawing) => every[drawing] ?? new Float32Array(0));
}

async function embedEvery(tools: Tools): Promise<Float32Array[]> {
  const { gallery, model } = tools;
  const size = 3 * model.config.imageSize ** 2;
  const pixels = new Float32Array(gallery.drawings.length * size);
  for (let i = 0; i < gallery.drawings.length; i++) pixels.set(inputOf(tools, i), i * size);
  return rowsOf(await model.embedImages(pixels), model.config.projection);
}

function embedTexts({ model, tokenizer }: Tools, texts: readonly string[]): Promise<Float32Array> {
  return model.embedTexts(texts.map((text) => captionIds(text, tokenizer, model.config)));
}

async function look(tools: Tools, shown: readonly number[]): Promise<RecordedLook> {
  const { layers, heads, grid } = tools.model.config;
  const { attentions, pool } = await tools.model.inspectImage(inputOf(tools, shown[0] ?? 0));
  const means = headMeans(attentions, { layers, heads, patches: grid * grid });
  return { image: 0, means: encodeHalves(means), pool: encodeFloats(pool) };
}

async function map(tools: Tools): Promise<RecordedMap> {
  const { gallery, locale } = tools;
  const chosen = mapDrawings(gallery);
  const names = chosen.map((drawing) => gallery.concepts[gallery.drawings[drawing]?.concept ?? 0]?.names[locale] ?? '');
  const images = await embedDrawings(tools, chosen);
  const words = await embedTexts(tools, names);
  return {
    drawings: chosen.map((drawing) => gallery.drawings[drawing]?.id ?? ''),
    names,
    words: names,
    vectors: encodeHalves(joined([...images, words])),
  };
}

async function exam(tools: Tools, unseen: Unseen): Promise<RecordedExam> {
  const { concepts, drawings, truths } = examOf(tools.gallery, unseen, null);
  const width = tools.model.config.projection;
  const names = concepts.map((index) => tools.gallery.concepts[index]?.names[tools.locale] ?? '');
  const texts = rowsOf(await embedTexts(tools, names), width);
  const images = await embedDrawings(tools, drawings);
  const ranked = images.map((image) =>
    topIndices(
      Float64Array.from(texts, (text) => cosine(image, text)),
      FIRST,
    ),
  );
  return {
    predicted: ranked.map(([first = 0]) => first),
    topFive: ranked.filter((best, i) => best.includes(truths[i] as number)).length,
  };
}

/** Strides of the convolutions that make the patches, from the model's own configuration. */
async function strides(): Promise<number[]> {
  const config = JSON.parse(await readFile('public/models/clip/config.json', 'utf8')) as {
    vision_config: { stem: readonly (readonly [channels: number, stride: number])[] };
  };
  return config.vision_config.stem.map(([, stride]) => stride);
}

/** What `training/clip/evaluate.py` writes of the test photographs. */
interface Evaluation {
  readonly photos: Readonly<
    Record<
      Locale,
      {
        readonly template: string;
        readonly accuracy: number;
        readonly interval_95: readonly [number, number];
        readonly mean_of_trained_templates: number;
        readonly templates: Readonly<Record<string, number>>;
      }
    >
  > & { readonly images: number };
}

async function photos(locale: Locale): Promise<RecordedPhotos | null> {
  const text = await readFile('public/models/clip/evaluation.json', 'utf8').catch(() => null);
  if (text === null) return null;
  const { photos: all } = JSON.parse(text) as Evaluation;
  const { template, accuracy, interval_95: interval, mean_of_trained_templates: mean, templates } = all[locale];
  return {
    count: all.images,
    template,
    share: accuracy / 100,
    low: interval[0] / 100,
    high: interval[1] / 100,
    bare: (templates['{n}'] ?? Number.NaN) / 100,
    mean: mean / 100,
  };
}
