/** The index of notations: every symbol stands where it says, in both languages, and every formula can be looked up. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { LOCALES } from '../../kit/i18n/index.ts';
import { NOTATION_GROUPS } from '../../src/components/book/notation-groups.ts';
import { formulasIn, lettersOf, stands, under } from './formulas.ts';
import { CHAPTERS } from './source.ts';
import { offences } from './typography.ts';

interface Wording {
  readonly meaning: string;
  readonly unit?: string;
}
interface Notation {
  readonly id: string;
  readonly group: (typeof NOTATION_GROUPS)[number];
  readonly tex: string;
  readonly section: string;
  readonly heading: string;
  readonly shape?: string;
  readonly fr: Wording;
  readonly en: Wording;
}

const NOTATIONS = JSON.parse(readFileSync('content/notations.json', 'utf8')) as Notation[];

it('every id is used once, groups included, and the groups follow one another', () => {
  // both are anchors of one page
  const anchors = [...NOTATIONS.map(({ id }) => id), ...NOTATION_GROUPS];
  expect(new Set(anchors).size).toBe(anchors.length);
  const ranks = NOTATIONS.map(({ group }) => NOTATION_GROUPS.indexOf(group));
  expect(ranks).toEqual([...ranks].sort((a, b) => a - b));
});

it('each symbol has one unit or one shape, in both languages alike', () => {
  for (const { id, group, shape, fr, en } of NOTATIONS) {
    expect(fr.unit === undefined, id).toBe(en.unit === undefined);
    if (group !== 'signs') expect((shape === undefined) !== (fr.unit === undefined), id).toBe(true);
  }
});

describe.each(LOCALES)('%s', (locale) => {
  const source = (slug: string) => CHAPTERS.find((c) => c.slug === slug && c.locale === locale)?.source ?? '';

  it.each(NOTATIONS)('$id: $tex stands in $section under $heading', ({ tex, section, heading }) => {
    const text = under(source(section), heading);
    expect(text, `{#${heading}} in ${locale}/${section}.mdx`).toBeDefined();
    expect(formulasIn(text ?? '').some((formula) => stands(tex, formula))).toBe(true);
  });

  it('every letter of a numbered equation is in the index', () => {
    // counted positions, and the dummy variable of a law
    const bound = ['i', 'j', 'e', 't'];
    const known = new Set([...NOTATIONS.flatMap(({ tex }) => lettersOf(tex)), ...bound]);
    const missing = CHAPTERS.filter((chapter) => chapter.locale === locale).flatMap(({ slug, source: text }) =>
      [...text.matchAll(/<Equation id="([^"]+)">\s*\$\$([\s\S]*?)\$\$/g)].flatMap(([, id, tex = '']) =>
        lettersOf(tex)
          .filter((letter) => !known.has(letter))
          .map((letter) => `${slug} ${id}: ${letter}`),
      ),
    );
    expect([...new Set(missing)]).toEqual([]);
  });

  it('typography', () => {
    const text = NOTATIONS.map(({ [locale]: { meaning, unit } }) => `${meaning}\n${unit ?? ''}`).join('\n');
    expect(offences(locale, text)).toEqual([]);
  });
});

describe('symbols', () => {
  it('stand by themselves', () => {
    expect(stands('N', 'N + 1')).toBe(true);
    expect(stands('N', 'N_c / D')).toBe(false);
    expect(stands('\\alpha', '\\alpha_N')).toBe(false);
    expect(stands('M_{\\mathrm{KV}}', 'M_{\\mathrm{KV}} = 2\\,L')).toBe(true);
    expect(stands('b', '\\beta')).toBe(false);
  });

  it('are looked for under their own heading alone', () => {
    const source = '## One {#one}\n$a$\n### In one {#in}\n$b$\n## Two {#two}\n$c$';
    expect(formulasIn(under(source, 'one') ?? '')).toEqual(['a', 'b']);
    expect(under(source, 'three')).toBeUndefined();
  });

  it('keep the subscript that names them', () => {
    expect(lettersOf('\\left(\\frac{N_c}{N}\\right)^{\\alpha_N}')).toEqual(['N_c', 'N', '\\alpha_N']);
    expect(lettersOf('P(t_1 \\mid t_i)')).toEqual(['P', 't', 't']);
  });
});
