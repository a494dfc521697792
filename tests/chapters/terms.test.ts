/** The index of terms: what a reader would type is found, and each name leads to one thing. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { LOCALES } from '../../kit/i18n/index.ts';
import type { GlossaryEntry } from '../../src/components/book/glossary.ts';
import { namesOf } from '../../src/components/book/term-names.ts';
import { usesIn } from '../../src/components/book/term-uses.ts';
import { matches } from '../../src/components/shell/scripts/find-term.ts';
import { CHAPTERS } from './source.ts';

const GLOSSARY = JSON.parse(readFileSync('content/glossary.json', 'utf8')) as GlossaryEntry[];

/** Standard words of the field under which the same things are taught elsewhere. */
const TYPED = [
  'attention multi-têtes',
  'multi-head attention',
  'attention à produit scalaire',
  'produit scalaire',
  'réseau à propagation avant',
  'feed-forward',
  'dépendances à longue portée',
  'Generative Pre-trained Transformer',
  'Bidirectional Encoder Representations from Transformers',
  'compréhension du langage naturel',
  'NLU',
  'modèle de langage',
  'grand modèle de langage',
  'LLM',
  'sous-entraîné',
  'modèle du monde',
  'world model',
  'MLOps',
  'parallélisme tensoriel',
  'prompt',
  'patch',
  'sparsité',
  'MoE',
  'bande passante',
  'bandwidth',
  'découpe verticale',
  'découpe horizontale',
  'RMSNorm',
  'SwiGLU',
  'RoPE',
  'GQA',
  'MLA',
  'GELU',
  'époque',
  'déduplication',
  'passe avant',
  'passe arrière',
  'surparamétrage',
  'rang intrinsèque',
  'chaîne de pensée sans exemple',
  'zero-shot CoT',
  'charge cognitive',
  'MFU',
  'HFU',
  'parallélisme de contexte',
  'ring attention',
  'all-to-all',
  'routeur',
  'SFT',
  'modèle de récompense',
  'RLHF',
  'DPO',
  'RLVR',
  'test-time compute',
  'best of n',
  'vérificateur',
  'RAG',
  'agent',
];

describe.each(LOCALES)('%s', (locale) => {
  const names = GLOSSARY.flatMap((entry) => namesOf(entry, locale));

  it.each(TYPED)('%s is found', (word) => {
    expect(names.some(({ name }) => matches(word, name))).toBe(true);
  });

  it('no name stands for two things', () => {
    const seen = new Map<string, string>();
    for (const entry of GLOSSARY)
      for (const { name } of namesOf(entry, locale)) {
        expect(seen.get(name.toLowerCase()) ?? entry.id, name).toBe(entry.id);
        seen.set(name.toLowerCase(), entry.id);
      }
  });
});

it('every entry is named somewhere in the text', () => {
  const uses = usesIn(
    CHAPTERS.filter(({ locale }) => locale === 'fr').map(({ slug, source }) => ({ slug, number: slug, body: source })),
  );
  expect(GLOSSARY.map(({ id }) => id).filter((id) => !uses.has(id))).toEqual([]);
});

it('entries are in the order of their ids, once each', () => {
  const ids = GLOSSARY.map(({ id }) => id);
  expect(ids).toEqual([...new Set(ids)].sort());
});

it('a place is the heading over the first use in each section, in reading order', () => {
  const body = '## One {#one}\n<Term id="a">a</Term>\n### Two {#two}\n<Term id="a">a</Term> <Term id="b">b</Term>';
  const uses = usesIn([
    { slug: 's2', number: '55.10', body: '<Term id="b">b</Term>' },
    { slug: 's1', number: '55.2', body },
  ]);
  expect(uses.get('a')).toEqual([{ page: 's1', number: '55.2', heading: 'one' }]);
  expect(uses.get('b')).toEqual([
    { page: 's1', number: '55.2', heading: 'two' },
    { page: 's2', number: '55.10', heading: '' },
  ]);
});
