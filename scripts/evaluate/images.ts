/** CLIP on a folder of pictures: the label whose vector is nearest, for every picture. */
import { preprocess, type Rgba } from '../../kit/images/preprocess.ts';
import { proportion } from '../../kit/math/proportion.ts';
import { argmax } from '../../kit/math/softmax.ts';
import type { ClipModel } from '../../kit/models/clip.ts';
import { cosines } from '../../kit/models/clip-scores.ts';
import { captionIds } from '../../kit/models/clip-text.ts';
import { readImageInNode } from '../../kit/runtime/node-image.ts';
import type { Tokenizer } from '../../kit/tokenizer/tokenizer.ts';
import { Failure } from './failure.ts';
import type { ImageClass } from './image-classes.ts';

/** Pictures in memory at once. */
const BATCH = 64;

/** Accuracy in percent, per class and in all, and the confusion matrix (rows: true class). */
export async function labelled(
  model: ClipModel,
  tokenizer: Tokenizer,
  classes: readonly ImageClass[],
  onProgress: (done: number, total: number) => void,
) {
  const { config } = model;
  const texts = await model.embedTexts(classes.map(({ caption }) => captionIds(caption, tokenizer, config)));
  const asked = classes.flatMap(({ files }, truth) => files.map((file) => ({ file, truth })));
  const confusion = classes.map(() => classes.map(() => 0));
  for (let first = 0; first < asked.length; first += BATCH) {
    const part = asked.slice(first, first + BATCH);
    const inputs = await Promise.all(part.map(async ({ file }) => preprocess(await decode(file), config)));
    const pixels = new Float32Array(inputs.reduce((sum, { length }) => sum + length, 0));
    for (const [i, input] of inputs.entries()) pixels.set(input, i * input.length);
    const scores = cosines(await model.embedImages(pixels), texts, config.projection);
    for (const [i, { truth }] of part.entries()) {
      const answer = argmax(scores.subarray(i * classes.length, (i + 1) * classes.length));
      const row = confusion[truth] as number[];
      row[answer] = (row[answer] as number) + 1;
    }
    onProgress(first + part.length, asked.length);
  }
  const right = confusion.reduce((sum, row, i) => sum + (row[i] as number), 0);
  const { share, low, high } = proportion(right, asked.length);
  return {
    count: asked.length,
    accuracy: percent(share),
    interval95: [percent(low), percent(high)],
    classes: classes.map(({ name, caption, files }, i) => ({
      name,
      caption,
      count: files.length,
      accuracy: percent((confusion[i]?.[i] ?? 0) / files.length),
    })),
    confusion,
  };
}

const percent = (share: number): number => Math.round(share * 10_000) / 100;

/** Throws Failure for a file that is no picture. */
async function decode(file: string): Promise<Rgba> {
  try {
    return await readImageInNode(file);
  } catch {
    throw new Failure(`${file}: not a picture`);
  }
}
