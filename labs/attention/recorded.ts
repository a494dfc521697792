/** Runs the real model once per language when the book is built. Never imported by code of the page. */

import { opacityPng } from '@kit/charts/png.ts';
import type { Locale, Localized } from '@kit/i18n/index.ts';
import { perLocale } from '@kit/lab/record.ts';
import { softmax, topIndices } from '@kit/math/softmax.ts';
import type { Inspection } from '@kit/models/decoder.ts';
import { frame } from '@kit/models/encoder.ts';
import { loadDecoderInNode, loadEncoderInNode, loadTokenizerInNode } from '@kit/runtime/node.ts';
import { shown } from '@kit/tokens/tokens.ts';
import { mostTwoSided } from './bias.ts';
import type { ModelShape } from './pass.ts';
import { breadth, summarise } from './patterns.ts';
import { encodeFloats, encodeMaps, floatBytes } from './payload.ts';
import type { Recording } from './recording.ts';

/** Sentences whose end the model can guess, short enough for their maps to travel in the page. */
export const SENTENCES: Localized = {
  fr: 'Le petit garçon prit la main de sa mère, et la petite',
  en: 'The little boy took his mother’s hand, and the little',
};
/** Candidates shown for the next token. */
const CANDIDATES = 10;

export interface Recorded {
  readonly recording: Recording;
  /** the file beside the page, see `Details` */
  readonly details: Uint8Array<ArrayBuffer>;
  /** PNG of all maps, see `Recording.picture` */
  readonly picture: Uint8Array<ArrayBuffer>;
}

/** Names of the files beside the page, under `recorded/` (files.build.ts). */
export const detailsName = (locale: Locale): string => `attention-${locale}.bin`;
export const pictureName = (locale: Locale): string => `attention-${locale}.png`;

export const record = perLocale(run);

async function run(locale: Locale): Promise<Recorded> {
  const [model, encoder, tokenizer] = await Promise.all([
    loadDecoderInNode(),
    loadEncoderInNode(),
    loadTokenizerInNode(),
  ]);
  const { layers, heads, headDim, vocabulary, context, endOfText } = model.config;
  const shape: ModelShape = { layers, heads, dim: headDim, vocabulary, context, endOfText };
  const text = SENTENCES[locale];
  const tokens = tokenizer.encode(text).map(shown);
  const ids = tokens.map(({ id }) => id);
  const inspection = await model.inspect(ids);
  const framed = await encoder.inspect(frame(ids, encoder.config));
  const both = mostTwoSided(framed.attentions, layers * heads, framed.tokens);
  const probabilities = softmax(inspection.logits.subarray((ids.length - 1) * vocabulary));
  return {
    recording: {
      text,
      shape,
      tokens,
      maps: encodeMaps(inspection.attentions, ids.length),
      picture: `recorded/${pictureName(locale)}`,
      opened: opened(inspection, shape, ids),
      encoderHead: { layer: Math.floor(both / heads), head: both % heads },
      next: topIndices(probabilities, CANDIDATES).map((id) => ({
        token: shown(tokenizer.token(id)),
        probability: probabilities[id] ?? 0,
      })),
      details: `recorded/${detailsName(locale)}`,
    },
    picture: picture(inspection, shape),
    details: floatBytes(inspection.queries, inspection.keys, inspection.values, inspection.logits),
  };
}

/** All maps side by side, L rows × H columns, as opacities √weight: the scale of `charts/scale.ts`. */
function picture({ attentions, tokens }: Inspection, { layers, heads }: ModelShape): Uint8Array<ArrayBuffer> {
  const width = heads * tokens;
  const opacity = new Float32Array(layers * tokens * width);
  for (let l = 0; l < layers; l++) {
    for (let h = 0; h < heads; h++) {
      for (let q = 0; q < tokens; q++) {
        for (let k = 0; k < tokens; k++) {
          const weight = attentions[((l * heads + h) * tokens + q) * tokens + k] ?? 0;
          opacity[(l * tokens + q) * width + h * tokens + k] = Math.sqrt(weight);
        }
      }
    }
  }
  return new Uint8Array(opacityPng(opacity, width, layers * tokens));
}

/** The head opened at first is the sharpest of those that do more than look at the first token. */
function opened(inspection: Inspection, shape: ModelShape, ids: readonly number[]): Recording['opened'] {
  const size = ids.length ** 2;
  const maps = Array.from({ length: shape.layers * shape.heads }, (_, i) => {
    const map = inspection.attentions.subarray(i * size, (i + 1) * size);
    return { i, breadth: breadth(map, ids.length), pattern: summarise(map, ids)?.pattern };
  });
  const telling = maps.filter(({ pattern }) => pattern !== 'first');
  const best = (telling.length > 0 ? telling : maps).reduce((a, b) => (b.breadth < a.breadth ? b : a));
  const part = ids.length * shape.dim;
  const cut = (all: Float32Array) => all.subarray(best.i * part, (best.i + 1) * part);
  return {
    layer: Math.floor(best.i / shape.heads),
    head: best.i % shape.heads,
    tensors: encodeFloats(cut(inspection.queries), cut(inspection.keys), cut(inspection.values)),
  };
}
