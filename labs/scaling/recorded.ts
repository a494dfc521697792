/** Reads the family's measures in its card when the book is built. Never imported by code of the page. */
import { readFile } from 'node:fs/promises';
import { perLocale } from '@kit/lab/record.ts';
import type { Family } from './family.ts';

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

/** The same in every language. */
export const record = perLocale(async () => ({ recording: await read() }));

async function read(): Promise<Family> {
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
