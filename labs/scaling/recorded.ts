/**
 * Reads the family's measures in its card, and has every shipped size read a text, when the book is built. Never
 * imported by code of the page.
 */
import { readFile } from 'node:fs/promises';
import type { Locale, Localized } from '@kit/i18n/index.ts';
import { perLocale } from '@kit/lab/record.ts';
import { loadInNode, loadTokenizerInNode } from '@kit/runtime/node.ts';
import type { Family } from './family.ts';
import { read, write } from './measure.ts';
import type { Reading } from './reading.ts';
import type { Recording } from './recording.ts';
import { STATE } from './state.ts';

interface Card {
  readonly sizes: readonly {
    readonly name: string;
    readonly total: number;
    readonly effective: number;
    readonly non_embedding: number;
  }[];
  readonly settings: { readonly common_steps: readonly number[]; readonly step_tokens: number };
  readonly data: { readonly excerpt_bytes: Readonly<Record<string, number>> };
  readonly runs: readonly {
    readonly size: string;
    readonly tokens: number;
    readonly bits_per_byte: number;
    readonly excerpts: readonly number[];
  }[];
  readonly fits: {
    readonly isoflop: readonly {
      readonly flops: number;
      readonly points: readonly { readonly size: string; readonly tokens: number }[];
    }[];
  };
}

/** Of a chapter of ours: neither the novels that they learnt from nor those they were measured on hold it. */
export const TEXTS: Localized = {
  fr:
    'La nuit tombait quand elle ouvrit la porte de la vieille maison. Personne n’y était entré depuis des années ; ' +
    'la poussière couvrait les meubles, et une lettre l’attendait sur la table.',
  en:
    'Night was falling when she opened the door of the old house. Nobody had gone in for years; dust lay on the ' +
    'furniture, and a letter was waiting for her on the table.',
};

export const record = perLocale(async (locale) => ({ recording: await run(locale) }));

async function run(locale: Locale): Promise<Recording> {
  const [model, tokenizer] = await Promise.all([
    loadInNode('scaling'),
    loadTokenizerInNode('public/models/scaling/text-10k'),
  ]);
  const reading = await last(read(model, tokenizer, TEXTS[locale]));
  const written = await last(write(model, tokenizer, TEXTS[locale], STATE.defaults.seed));
  return { family: await family(), reading: short(reading), written };
}

async function last<T>(growing: AsyncIterable<T>): Promise<T> {
  let whole: T | undefined;
  for await (const one of growing) whole = one;
  if (whole === undefined) throw new Error('nothing was recorded');
  return whole;
}

/** Four decimals are more than the page shows. */
const short = (reading: Reading): Reading => ({
  ...reading,
  sizes: reading.sizes.map(({ size, bits }) => ({ size, bits: bits.map((value) => Number(value.toFixed(4))) })),
});

export async function family(): Promise<Family> {
  const card: Card = JSON.parse(await readFile('public/models/scaling/training-results.json', 'utf8'));
  const { sizes, settings, data, runs, fits } = card;
  const find = (size: string, tokens: number) => runs.findIndex((run) => run.size === size && run.tokens === tokens);
  return {
    sizes: sizes.map(({ name, effective, non_embedding: bare, total: all }) => ({
      name,
      counts: { effective, bare, all },
    })),
    runs: runs.map(({ size, tokens, bits_per_byte: loss, excerpts: novels }) => ({
      size: sizes.findIndex(({ name }) => name === size),
      tokens,
      loss,
      novels,
    })),
    lengths: settings.common_steps.map((steps) => steps * settings.step_tokens),
    bytes: Object.values(data.excerpt_bytes),
    budgets: fits.isoflop.map(({ flops, points }) => ({
      flops,
      runs: points.map(({ size, tokens }) => find(size, tokens)),
    })),
  };
}
