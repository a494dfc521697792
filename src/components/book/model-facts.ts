/**
 * Figures about the book's models, read at build time from the files that are shipped: `config.json`, the weights,
 * and `training-results.json`, written by the training recipe.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { formatBytes, formatFixed, formatNumber, formatPercent, type Locale } from '@kit/i18n/index.ts';
import { MODEL_IDS } from '@kit/models/index.ts';
import type { TransformerConfig } from '@kit/models/transformer.ts';
import { parseTransformerConfig } from '@kit/models/transformer-config.ts';
import { filesOf, ORT_WASM } from '@kit/runtime/catalog.ts';

export const FACTS = [
  'parameters',
  'layers',
  'heads',
  'width',
  'headDim',
  'vocabulary',
  'context',
  'downloadMB',
  'bpbFr',
  'bpbEn',
] as const;
export type FactName = (typeof FACTS)[number];

export type Json = Readonly<Record<string, unknown>>;

function readJson(path: string): Json | undefined {
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Json) : undefined;
}

/**
 * Parameters of a GPT-2 with tied embeddings: V·d + n·d + L·(12d² + 13d) + 2d, biases and layer norms included
 * (Radford 2019, checked against the size of the shipped weights).
 */
export function gpt2Parameters({ vocabulary, context, layers, width: d }: TransformerConfig): number {
  return (vocabulary + context) * d + layers * (12 * d * d + 13 * d) + 2 * d;
}

/**
 * The same and L·H·`relative_bias_buckets`: the encoder adds to its scores one learned bias per head and per bucket of
 * distances.
 */
export function parametersOf(json: Json): number {
  const config = parseTransformerConfig(json);
  const buckets = json['relative_bias_buckets'];
  return gpt2Parameters(config) + config.layers * config.heads * (typeof buckets === 'number' ? buckets : 0);
}

/** Bytes a reader downloads for the model, the engine that runs it not counted. */
function downloadBytes(model: string): number | undefined {
  const id = MODEL_IDS.find((known) => known === model);
  return id && filesOf(id).reduce((sum, file) => sum + (file === ORT_WASM ? 0 : file.size), 0);
}

/** Bits per byte on the held-out novels of a language. */
function bitsPerByte(folder: string, language: Locale): number | undefined {
  const results = readJson(join(folder, 'training-results.json'));
  const value = ((results?.['held_out'] as Json | undefined)?.[language] as Json | undefined)?.['bits_per_byte'];
  return typeof value === 'number' ? value : undefined;
}

/** The number at the end of keys and ranks; undefined when there is none. */
export function valueAt(data: unknown, path: readonly string[]): number | undefined {
  let value = data;
  for (const key of path) value = (value as Json | undefined)?.[key];
  return typeof value === 'number' ? value : undefined;
}

/** How a number found by its path is written: a share as a percentage, or a number, with so many decimals. */
export interface FactForm {
  readonly as: 'percent' | 'number';
  readonly digits: number | string;
}

/** The number at the end of `path` (keys joined by `/`), as the language writes it; undefined when there is none. */
export function written(locale: Locale, data: unknown, path: string, { as, digits }: FactForm): string | undefined {
  const value = valueAt(data, path.split('/'));
  if (value === undefined) return undefined;
  return as === 'percent' ? formatPercent(locale, value, Number(digits)) : formatFixed(locale, value, Number(digits));
}

/** Where a model's card has its numbers from, in the order in which they are asked. */
const MEASUREMENTS = ['training-results.json', 'results.json', 'evaluation.json', 'config.json'];

/** A number of the measurements that lie beside the model, by the keys that lead to it. */
export function factAt(
  locale: Locale,
  model: string,
  path: string,
  form: FactForm,
  root = 'public/models',
): string | undefined {
  for (const name of MEASUREMENTS) {
    const text = written(locale, readJson(join(process.cwd(), root, model, name)), path, form);
    if (text !== undefined) return text;
  }
  return undefined;
}

const isShape = (fact: string): fact is FactName => FACTS.some((name) => name === fact);

/** The fact as the language writes it; undefined when the model's files do not say. */
export function modelFact(locale: Locale, model: string, fact: string, root = 'public/models'): string | undefined {
  const folder = join(process.cwd(), root, model);
  const json = readJson(join(folder, 'config.json'));
  if (!json || !isShape(fact)) return undefined;
  const config = parseTransformerConfig(json);
  switch (fact) {
    case 'parameters':
      return formatNumber(locale, parametersOf(json));
    case 'downloadMB': {
      const bytes = downloadBytes(model);
      return bytes === undefined ? undefined : formatBytes(locale, bytes);
    }
    case 'bpbFr':
    case 'bpbEn': {
      const value = bitsPerByte(folder, fact === 'bpbFr' ? 'fr' : 'en');
      return value === undefined ? undefined : formatFixed(locale, value, 2);
    }
    default:
      return formatNumber(locale, config[fact]);
  }
}
