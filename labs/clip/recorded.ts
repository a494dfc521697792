/** Runs the real model once per language when the book is built. Never imported by code of the page. */
import { readFile } from 'node:fs/promises';
import type { Locale } from '@kit/i18n/index.ts';
import { preprocess } from '@kit/images/preprocess.ts';
import { topIndices } from '@kit/math/softmax.ts';
import type { ClipModel } from '@kit/models/clip.ts';
import { captionIds } from '@kit/models/clip-text.ts';
import { loadClipInNode, loadTokenizerInNode } from '@kit/runtime/node.ts';
import type { Tokenizer } from '@kit/tokenizer/tokenizer.ts';
import { examOf } from './exam.ts';
import { type Gallery, mapDrawings } from './gallery.ts';
import { galleryInNode } from './gallery-node.ts';
import { LABEL_SETS } from './label-sets.ts';
import { rgbBytes, shownPixels } from './pixels.ts';
import type { RecordedExam, RecordedImage, RecordedLook, RecordedMap, Recording, Shape } from './recording.ts';
import { headMeans, receptiveField } from './rollout.ts';
import { cosine } from './similarity.ts';
import { fill, TEMPLATES } from './templates.ts';
import { encodeBytes, encodeFloats, encodeHalves, joined, rowsOf } from './vectors.ts';

/** Drawings shown at first, by their code points: what the first labels name. */
const SHOWN = ['1f431', '1f436', '1f697', '26f5'] as const;
const FIRST = 5;

const done = new Map<Locale, Promise<{ readonly recording: Recording }>>();

export function record(locale: Locale): Promise<{ readonly recording: Recording }> {
  const known = done.get(locale) ?? run(locale);
  done.set(locale, known);
  return known;
}

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
  const shown = SHOWN.flatMap((code) => {
    const index = gallery.drawings.findIndex(({ concept }) => gallery.concepts[concept]?.code === code);
    return index >= 0 ? [index] : [];
  });
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
      exam: await exam(tools),
      photos: null,
    },
  };
}

function inputOf({ model, gallery }: Tools, drawing: number): Float32Array {
  return preprocess(gallery.rgba(drawing), model.config);
}

function recordedImage(tools: Tools, drawing: number): RecordedImage {
  const { gallery, locale, model } = tools;
  const { id = '', concept = 0 } = gallery.drawings[drawing] ?? {};
  const rgb = encodeBytes(rgbBytes(shownPixels(inputOf(tools, drawing), model.config)));
  return { id, name: gallery.concepts[concept]?.names[locale] ?? id, rgb };
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

async function exam(tools: Tools): Promise<RecordedExam> {
  const { concepts, drawings, truths } = examOf(tools.gallery, null);
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
