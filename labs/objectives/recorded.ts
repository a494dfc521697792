/** Runs both real models once per language when the book is built. Never imported by code of the page. */
import { opacityPng } from '@kit/charts/png.ts';
import type { Locale, Localized } from '@kit/i18n/index.ts';
import { perLocale } from '@kit/lab/record.ts';
import { frame } from '@kit/models/encoder.ts';
import { loadInNode, loadTokenizerInNode } from '@kit/runtime/node.ts';
import { shown } from '@kit/tokens/tokens.ts';
import { layerMap, meanOverHeads } from './logic.ts';
import { type LayerMaps, TOP, type WrittenToken } from './reading.ts';
import { MAP_UNITS, type Recording, type Shape } from './recording.ts';
import { STATE } from './state.ts';

/** Ordinary sentences of whole words; what follows the word that surprises the decoder most gives it to the encoder. */
export const SENTENCES: Localized = {
  fr: 'Le petit garçon prit la main de sa mère.',
  en: 'The little girl went into the room and looked at her mother.',
};

export const record = perLocale(run);

async function run(locale: Locale): Promise<{ readonly recording: Recording }> {
  const [decoder, encoder, tokenizer] = await Promise.all([
    loadInNode('decoder'),
    loadInNode('encoder'),
    loadTokenizerInNode(),
  ]);
  const text = SENTENCES[locale];
  const tokens = tokenizer.encode(text).map(shown);
  const ids = tokens.map(({ id }) => id);
  const { layers, heads, width, vocabulary, context, endOfText } = decoder.config;
  const shape: Shape = { layers, heads, width, vocabulary, longest: Math.min(context - 1, encoder.config.context - 2) };
  const opened = [endOfText, ...ids];
  const framed = frame(ids, encoder.config);
  const scores = {
    decoder: await decoder.score(opened, { top: TOP }),
    encoder: await encoder.surprises(framed, { top: TOP }),
  };
  const maps = {
    decoder: meanOverHeads(await decoder.inspect(opened), decoder.config),
    encoder: meanOverHeads(await encoder.inspect(framed), encoder.config),
  };
  const written: WrittenToken[] = [];
  const { temperature, topK, topP, seed, length } = STATE.defaults;
  const options = { temperature, topK, topP, seed, maxNewTokens: length, candidates: TOP };
  for await (const { milliseconds: _, ...token } of decoder.generate(opened, options)) written.push(token);
  const all = [...scores.decoder, ...scores.encoder].flatMap(({ id, top }) => [id, ...top.map((one) => one.id)]);
  const words = new Set([...all, ...written.flatMap(({ id, choices }) => [id, ...choices.map((one) => one.id)])]);
  const recording = rounded({
    text,
    shape,
    tokens,
    words: [...words].map((id) => shown(tokenizer.token(id))),
    scores,
    maps: { decoder: short(maps.decoder), encoder: short(maps.encoder) },
    pictures: { decoder: picture(maps.decoder), encoder: picture(maps.encoder) },
    written: { tokens: written, ended: written.length < length },
  });
  return { recording };
}

/** Logarithms keep six decimals: more than the page shows, and half the bytes. */
function rounded(recording: Recording): Recording {
  return JSON.parse(
    JSON.stringify(recording, (_, value) => (typeof value === 'number' ? Number(value.toFixed(6)) : value)),
  );
}

function picture(maps: LayerMaps): string {
  const png = opacityPng(layerMap(maps, null).map(Math.sqrt), maps.size, maps.size);
  return `data:image/png;base64,${Buffer.from(png).toString('base64')}`;
}

function short({ size, layers }: LayerMaps): Recording['maps']['decoder'] {
  return { size, layers: Array.from(layers, (weight) => Math.round(weight * MAP_UNITS)) };
}
