/** What the model cards claim, against the results that training wrote; and what the models weigh. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOT = 'public/models';
const LANGUAGES = ['fr', 'en'] as const;
const percent = (share: number) => `${(100 * share).toFixed(1)}%`;

interface BitsPerByte {
  readonly bits_per_byte: number;
}
interface Guesses {
  readonly top1: number;
  readonly top5: number;
  readonly loss_nats_per_token: number;
}
type ByLanguage<T> = Readonly<Record<(typeof LANGUAGES)[number], T>>;

/** Figures that the card of a folder must print, from its results. */
const FACTS: Readonly<Record<string, (results: never) => readonly string[]>> = {
  decoder: ({
    held_out,
    parameters,
    baselines = {},
  }: {
    held_out: ByLanguage<BitsPerByte & { novels: readonly BitsPerByte[] }>;
    parameters: number;
    baselines?: { ppmd?: ByLanguage<BitsPerByte> };
  }) => [
    `${(parameters / 1e6).toFixed(2)} million parameters`,
    ...LANGUAGES.flatMap((language) => [
      `**${held_out[language].bits_per_byte.toFixed(3)}**`,
      `value: ${held_out[language].bits_per_byte}`,
      ...held_out[language].novels.map((novel) => `| ${novel.bits_per_byte.toFixed(3)} |`),
      ...(baselines.ppmd ? [`| ${baselines.ppmd[language].bits_per_byte.toFixed(3)} |`] : []),
    ]),
  ],
  encoder: ({
    held_out,
  }: {
    held_out: ByLanguage<{
      masked_15_percent: Guesses;
      one_hidden: { encoder: Guesses; decoder_left_only: Guesses };
    }>;
  }) =>
    LANGUAGES.flatMap((language) => {
      const { masked_15_percent: masked, one_hidden: one } = held_out[language];
      return [masked, one.encoder, one.decoder_left_only].flatMap((row) => [
        `${percent(row.top1)} (`,
        `| ${percent(row.top5)} | ${row.loss_nats_per_token.toFixed(3)} |`,
      ]);
    }),
  'decoder-4bit': ({ variants }: { variants: Readonly<Record<string, ByLanguage<BitsPerByte> & { bytes: number }>> }) =>
    Object.values(variants).map(
      ({ bytes, fr, en }) =>
        `| ${bytes.toLocaleString('en')} | ${fr.bits_per_byte.toFixed(4)} | ${en.bits_per_byte.toFixed(4)} |`,
    ),
};

describe('cards', () => {
  const measured = readdirSync(ROOT).filter(
    (folder) => FACTS[folder] && existsSync(join(ROOT, folder, 'training-results.json')),
  );

  it.each(measured)('%s prints its results', (folder) => {
    const card = readFileSync(join(ROOT, folder, 'README.md'), 'utf8');
    const results = JSON.parse(readFileSync(join(ROOT, folder, 'training-results.json'), 'utf8')) as never;
    for (const figure of FACTS[folder]?.(results) ?? []) expect(card).toContain(figure);
  });

  it.each(readdirSync(ROOT).filter((folder) => existsSync(join(ROOT, folder, 'README.md'))))(
    '%s says under which licence, from which data, and what fails',
    (folder) => {
      const card = readFileSync(join(ROOT, folder, 'README.md'), 'utf8');
      expect(card).toMatch(/^license: \S/m);
      expect(card).toMatch(/^## .*data/im);
      expect(card).toMatch(/fail|limitation|falls short/i);
    },
  );
});

describe('what the models weigh', () => {
  const bytesUnder = (folder: string): number =>
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0);

  it('60 MB in all', () => {
    expect(bytesUnder(ROOT)).toBeLessThanOrEqual(60e6);
  });
});
