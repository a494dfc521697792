/** Measurements on the live model, made exactly as the lab makes them. */

import { drawingIndex, mapDrawings, type Unseen } from '@kit/drawings/gallery.ts';
import { openGallery } from '@kit/drawings/page.ts';
import type { GradeContext } from '@kit/exercises/types.ts';
import type { Locale } from '@kit/i18n/index.ts';
import { preprocess } from '@kit/images/preprocess.ts';
import { softmax, topIndices } from '@kit/math/softmax.ts';
import type { ClipModel } from '@kit/models/clip.ts';
import { captionIds } from '@kit/models/clip-text.ts';
import { examOf } from '../exam.ts';
import { withHiddenPatches } from '../pixels.ts';
import { headMeans, patchShares } from '../rollout.ts';
import { cosine } from '../similarity.ts';
import { fill } from '../templates.ts';
import { joined, rowsOf } from '../vectors.ts';

/** Vectors of drawings already encoded by a model: a second check of an answer need not encode hundreds again. */
const encoded = new WeakMap<ClipModel, Map<number, Float32Array>>();

async function open({ runtime, signal }: GradeContext) {
  const { model, tokenizer } = await runtime.load('clip', signal ? { signal } : {});
  const gallery = await openGallery();
  const input = (drawing: number) => preprocess(gallery.rgba(drawing), model.config);
  const images = async (drawings: readonly number[]) => {
    const known = encoded.get(model) ?? new Map<number, Float32Array>();
    encoded.set(model, known);
    const missing = drawings.filter((drawing) => !known.has(drawing));
    if (missing.length > 0) {
      const vectors = rowsOf(await model.embedImages(joined(missing.map(input)), signal), model.config.projection);
      missing.forEach((drawing, i) => {
        known.set(drawing, vectors[i] as Float32Array);
      });
    }
    return drawings.map((drawing) => known.get(drawing) as Float32Array);
  };
  const texts = async (sentences: readonly string[]) => {
    const ids = sentences.map((sentence) => captionIds(sentence, tokenizer, model.config));
    return rowsOf(await model.embedTexts(ids, signal), model.config.projection);
  };
  return { model, gallery, input, images, texts };
}

/** Cosine of a shipped drawing with each label in a template. */
export async function cosinesOf(
  id: string,
  labels: readonly string[],
  template: string,
  context: GradeContext,
): Promise<Float64Array> {
  const { gallery, images, texts } = await open(context);
  const [image = new Float32Array(0)] = await images([drawingIndex(gallery, id)]);
  const sentences = await texts(labels.map((label) => fill(template, label)));
  return Float64Array.from(sentences, (text) => cosine(image, text));
}

/** Probability of each label; null: the learned temperature. */
export async function probabilitiesOf(
  id: string,
  labels: readonly string[],
  template: string,
  temperature: number | null,
  context: GradeContext,
): Promise<Float64Array> {
  const { model } = await open(context);
  return softmax(await cosinesOf(id, labels, template, context), temperature ?? 1 / model.config.scale);
}

/** [P] shares by attention rollout through all layers. */
export async function sharesOf(id: string, context: GradeContext): Promise<Float32Array> {
  const { model, gallery, input } = await open(context);
  const { attentions, pool } = await model.inspectImage(input(drawingIndex(gallery, id)), context.signal);
  const { layers, heads, grid } = model.config;
  return patchShares(headMeans(attentions, { layers, heads, patches: grid * grid }), pool, layers);
}

/** [P] what the cosine with a label loses when each patch is hidden. */
export async function dropsOf(id: string, label: string, context: GradeContext): Promise<Float64Array> {
  const { model, gallery, input, texts } = await open(context);
  const pixels = input(drawingIndex(gallery, id));
  const { projection } = model.config;
  const [text = new Float32Array(0)] = await texts([label]);
  const before = cosine(await model.embedImages(pixels, context.signal), text);
  const hidden = await model.embedImages(withHiddenPatches(pixels, model.config), context.signal);
  return Float64Array.from(rowsOf(hidden, projection), (vector) => before - cosine(vector, text));
}

/** Cosines of a phrase with the drawings of the map, largest first. */
export async function searchOf(phrase: string, count: number, context: GradeContext): Promise<number[]> {
  const { gallery, images, texts } = await open(context);
  const [query = new Float32Array(0)] = await texts([phrase]);
  const scores = Float64Array.from(await images(mapDrawings(gallery)), (image) => cosine(image, query));
  return topIndices(scores, count).map((index) => scores[index] as number);
}

/** Share of right answers on the unseen drawings of a group, by their names alone. */
export async function accuracyOf(unseen: Unseen, group: number, names: Locale, context: GradeContext): Promise<number> {
  const { gallery, images, texts } = await open(context);
  const { concepts, drawings, truths } = examOf(gallery, unseen, group);
  const labels = await texts(concepts.map((index) => gallery.concepts[index]?.names[names] ?? ''));
  const vectors = await images(drawings);
  const right = vectors.filter((image, i) => {
    const [best] = topIndices(
      Float64Array.from(labels, (label) => cosine(image, label)),
      1,
    );
    return best === truths[i];
  });
  return right.length / drawings.length;
}
