/**
 * CLIP on `onnx/vision_model.onnx` and `onnx/text_model.onnx`. B images or texts, T tokens, E joint space, P patches.
 * Vision: pixel_values [B, 3, S, S] → image_embeds [B, E], attentions.{i} [B, H, P, P], pool [B, P].
 * Text: input_ids and attention_mask [B, T], padded at the end → text_embeds [B, E].
 */
import { RuntimeError } from '../runtime/errors.ts';
import type { ClipConfig, ClipModel, ImageInspection } from './clip.ts';
import { parseClipConfig } from './clip-config.ts';
import type { Progress } from './progress.ts';
import { float32, int64, type Session } from './session.ts';
import { graph, json, type ModelSpec, type Open } from './spec.ts';
import { floats, stack } from './tensors.ts';

export const CLIP: ModelSpec<ClipModel> = {
  folders: {
    clip: [
      'config.json',
      'drawings.json',
      'drawings.png',
      'preprocessor_config.json',
      'tokenizer.json',
      ...['vision_model', 'text_model'].flatMap((tower) => [`onnx/${tower}.onnx`, `onnx/${tower}.onnx_data`]),
    ],
  },
  methods: { embedImages: 'call', embedTexts: 'call', inspectImage: 'call' },
};

export const openClip: Open<ClipModel> = async (files, { open }) => {
  const config = parseClipConfig(json(files, 'config.json'), json(files, 'preprocessor_config.json'));
  const vision = await open(graph(files, 'vision_model'));
  return createClip({ vision, text: await open(graph(files, 'text_model')) }, config);
};

/** Images or texts of one pass: some tenths of a second on wasm. */
const BATCH = 32;

export interface Towers {
  readonly vision: Session;
  readonly text: Session;
}

export function createClip({ vision, text }: Towers, config: ClipConfig): ClipModel {
  const { imageSize: S, projection: E } = config;
  const pixelsOfOne = 3 * S * S;
  const attentions = Array.from({ length: config.layers }, (_, i) => `attentions.${i}`);

  const see = (pixels: Float32Array, outputs: readonly string[]) =>
    vision.run({ pixel_values: float32(pixels, [pixels.length / pixelsOfOne, 3, S, S]) }, outputs);

  async function read(texts: readonly (readonly number[])[]): Promise<Float32Array> {
    const length = Math.max(...texts.map((ids) => ids.length));
    const padded = texts.flatMap((ids) => [...ids, ...Array<number>(length - ids.length).fill(config.padding)]);
    const mask = texts.flatMap((ids) => Array.from({ length }, (_, t) => (t < ids.length ? 1 : 0)));
    const dims = [texts.length, length];
    const out = await text.run({ input_ids: int64(padded, dims), attention_mask: int64(mask, dims) }, ['text_embeds']);
    return floats(out, 'text_embeds');
  }

  /** Vectors of `count` things, BATCH at a time, made of length 1. */
  async function embed(
    count: number,
    work: (first: number, last: number) => Promise<Float32Array>,
    signal?: AbortSignal,
    onProgress?: (progress: Progress) => void,
  ): Promise<Float32Array> {
    const all = new Float32Array(count * E);
    for (let first = 0; first < count; first += BATCH) {
      signal?.throwIfAborted();
      const last = Math.min(count, first + BATCH);
      all.set(unit(await work(first, last), E), first * E);
      onProgress?.({ loaded: last, total: count });
    }
    signal?.throwIfAborted();
    return all;
  }

  function embedImages(pixels: Float32Array, signal?: AbortSignal, onProgress?: (progress: Progress) => void) {
    checkPixels(pixels);
    const part = async (first: number, last: number) =>
      floats(await see(pixels.slice(first * pixelsOfOne, last * pixelsOfOne), ['image_embeds']), 'image_embeds');
    return embed(pixels.length / pixelsOfOne, part, signal, onProgress);
  }

  function embedTexts(
    texts: readonly (readonly number[])[],
    signal?: AbortSignal,
    onProgress?: (progress: Progress) => void,
  ) {
    texts.forEach(checkText);
    return embed(texts.length, (first, last) => read(texts.slice(first, last)), signal, onProgress);
  }

  async function inspectImage(pixels: Float32Array, signal?: AbortSignal): Promise<ImageInspection> {
    checkPixels(pixels);
    if (pixels.length !== pixelsOfOne) throw new RuntimeError('invalid-input', `${pixels.length / pixelsOfOne} images`);
    signal?.throwIfAborted();
    const start = performance.now();
    const out = await see(pixels, ['image_embeds', 'pool', ...attentions]);
    const milliseconds = performance.now() - start;
    signal?.throwIfAborted();
    return {
      embedding: unit(floats(out, 'image_embeds'), E),
      attentions: stack(out, attentions),
      pool: floats(out, 'pool').slice(),
      milliseconds,
    };
  }

  function checkPixels(pixels: Float32Array): void {
    if (pixels.length % pixelsOfOne !== 0 || !pixels.every(Number.isFinite)) {
      throw new RuntimeError('invalid-input', `${pixels.length} values for images of ${pixelsOfOne}`);
    }
  }

  function checkText(ids: readonly number[]): void {
    if (ids.length === 0) throw new RuntimeError('invalid-input', '0 tokens');
    if (ids.length > config.context) throw new RuntimeError('input-too-long', `${ids.length} > ${config.context}`);
    const bad = ids.find((id) => !Number.isInteger(id) || id < 0 || id >= config.vocabulary);
    if (bad !== undefined) throw new RuntimeError('invalid-input', `token id ${bad}`);
  }

  // a call that cannot be served rejects, as those of the other models
  return {
    config,
    embedImages: async (...call) => embedImages(...call),
    embedTexts: async (...call) => embedTexts(...call),
    inspectImage,
  };
}

/** The rows of `vectors` [N, width], each divided by its length. */
function unit(vectors: Float32Array, width: number): Float32Array {
  const out = new Float32Array(vectors.length);
  for (let start = 0; start < vectors.length; start += width) {
    const row = vectors.subarray(start, start + width);
    const length = Math.sqrt(row.reduce((sum, value) => sum + value * value, 0));
    for (const [i, value] of row.entries()) out[start + i] = value / length;
  }
  return out;
}
