/** What readers look for, and the section that ought to come first: on the index of the built book. */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, inject, it } from 'vitest';
import { find } from '../../src/search/find.ts';
import { type BookIndex, type IndexFile, unpackIndex } from '../../src/search/index-file.ts';
import { analyserOf } from '../../src/search/words.ts';

const assets = join(inject('distDir'), '_astro');

function indexOf(locale: 'fr' | 'en'): BookIndex {
  const [file = ''] = globSync(`search-${locale}.*.json`, { cwd: assets });
  return unpackIndex(JSON.parse(readFileSync(join(assets, file), 'utf8')) as IndexFile);
}

/** Query, number of the section expected first, and, where it is an entry of the glossary, its term. */
type Row = readonly [query: string, section: string, term?: string];

const FRENCH: readonly Row[] = [
  // as the book writes it
  ['masque causal', '55.1.1', 'masque causal'],
  ['mur de la mémoire', '55.2.0', 'mur de la mémoire'],
  ['chaîne de pensée', '55.3.2', 'chaîne de pensée'],
  ['quantification', '55.2.2', 'quantification'],
  ['parallélisme de tenseur', '55.2.1', 'parallélisme de tenseur (TP)'],
  // plurals, feminines, verbs
  ['lois d’échelle', '55.1.2', 'loi d’échelle'],
  ['adaptateurs', '55.3.1', 'adaptateur'],
  ['quantifier', '55.2.2'],
  ['jetons masqués', '55.1.1'],
  // without accents, ligatures, capitals
  ['emergence', '55.1.2', 'émergence'],
  ['TETES', '55.1.1'],
  ['perplexite', '55.1.1', 'perplexité'],
  ['melange d experts', '55.2.1', 'mélange d’experts (MoE)'],
  // elisions, with either apostrophe
  ["l'attention", '55.1.1'],
  ['d’invite', '55.3.2'],
  // mistakes of typing, words half typed
  ['transfromer', '55.1.1'],
  ['atention causale', '55.1.1'],
  ['quantificaton', '55.2.2'],
  ['parallelis', '55.2.1'],
  // other names, other language, acronyms
  ['LLM', '55.0', 'grand modèle de langue (LLM)'],
  ['prompt', '55.3.2', 'invite'],
  ['moe', '55.2.1', 'mélange d’experts (MoE)'],
  ['lora', '55.3.1', 'adaptation de rang faible (LoRA)'],
  ['scaling law', '55.1.2', 'loi d’échelle'],
  ['finetuning', '55.3.1', 'ajustement fin'],
  ['pruning', '55.2.2'],
  ['gpt2', '55.1.1'],
  // labs, exercises, sections by their number
  ['exercice softmax', '55.1.1'],
  ['laboratoire mémoire', '55.2.0'],
  ['55.2.1', '55.2.1'],
];

const ENGLISH: readonly Row[] = [
  ['causal mask', '55.1.1', 'causal mask'],
  ['memory wall', '55.2.0', 'memory wall'],
  ['scaling laws', '55.1.2', 'scaling law'],
  ['quantized', '55.2.2'],
  ['tensor parallelism', '55.2.1', 'tensor parallelism (TP)'],
  ['Adapters', '55.3.1', 'adapter'],
  ['attention heads', '55.1.1'],
  ['transfromer', '55.1.1'],
  ['emergnce', '55.1.2', 'emergence'],
  ['LLM', '55.0', 'large language model (LLM)'],
  ['MoE', '55.2.1', 'mixture of experts (MoE)'],
  ['prompts', '55.3.2', 'prompt'],
  ['chain-of-thought', '55.3.2', 'chain of thought'],
  ['pruned', '55.2.2'],
  ['lora', '55.3.1', 'low-rank adaptation (LoRA)'],
];

describe.each([
  ['fr', FRENCH],
  ['en', ENGLISH],
] as const)('%s', async (locale, rows) => {
  const book = indexOf(locale);
  const words = await analyserOf(locale);
  const sections = (query: string) => find(book, words, query).groups.filter(({ number }) => number !== '');

  it.each(rows.map(([query, section, term]) => ({ query, section, term })))(
    '$query: $section',
    ({ query, section, term }) => {
      expect(sections(query)[0]?.number).toBe(section);
      const [first] = find(book, words, query).groups;
      if (term) expect(first?.hits[0]?.place.title).toBe(term);
    },
  );

  it('every result leads to an element of its page', () => {
    for (const { path, places } of book.pages) {
      const html = readFileSync(join(inject('distDir'), path, 'index.html'), 'utf8');
      const ids = new Set([...html.matchAll(/\sid="?([^"\s>]+)/g)].map(([, id]) => id));
      expect(
        places.map(({ anchor }) => anchor).filter((anchor) => anchor !== '' && !ids.has(anchor)),
        path,
      ).toEqual([]);
      expect(places.length, path).toBeGreaterThan(10);
    }
  });

  it('a page has the texts of its places, and the index names them', () => {
    for (const { texts, places } of book.pages) {
      expect(JSON.parse(readFileSync(join(assets, texts), 'utf8'))).toHaveLength(places.length);
    }
  });

  it('finds nothing for what the book does not have, for small words alone, for nothing', () => {
    for (const query of ['', ' ', 'zzzzqqqq', locale === 'fr' ? 'de la' : 'of the', '?!']) {
      expect(find(book, words, query).count, query).toBe(0);
    }
  });

  it('the index compressed leaves room for the scripts under 60 kB', () => {
    const [file = ''] = globSync(`search-${locale}.*.json`, { cwd: assets });
    expect(gzipSync(readFileSync(join(assets, file)), { level: 9 }).length).toBeLessThan(46_000);
  });
});
