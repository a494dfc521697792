/** Schemas of everything under `content/`: an unknown field or a missing translation fails the build. */
import { defineCollection } from 'astro:content';
import { LOCALES } from '@kit/i18n/index.ts';
import { file, glob } from 'astro/loaders';
import { z } from 'astro/zod';
import { NOTATION_GROUPS } from './components/book/notation-groups.ts';

/** One section of the book: `content/<locale>/<slug>.mdx`; ids are `<locale>/<slug>`. */
const sections = defineCollection({
  loader: glob({ base: './content', pattern: `{${LOCALES.join(',')}}/*.mdx` }),
  schema: z.strictObject({
    title: z.string().min(1),
    number: z.string().regex(/^55(\.\d+){1,2}$/),
    part: z.string().regex(/^55\.\d+$/),
    description: z.string().min(40).max(300),
    level: z.enum(['introductory', 'intermediate', 'advanced']),
  }),
});

/** The four parts of the chapter, in order; their number is their id. */
const parts = defineCollection({
  loader: file('./content/parts.json'),
  schema: z.strictObject({ id: z.string().regex(/^55\.\d+$/), fr: z.string().min(1), en: z.string().min(1) }),
});

/** References cited anywhere in the book. */
const bibliography = defineCollection({
  loader: file('./content/bibliography.json'),
  schema: z.strictObject({
    id: z.string().regex(/^[a-z]+\d{4}[a-z]*$/),
    authors: z.array(z.string().min(1)).min(1),
    /** true when the list of authors is cut short: « et al. » */
    others: z.boolean().optional(),
    year: z.int().min(1900).max(2100),
    title: z.string().min(1),
    venue: z.string().min(1),
    url: z.url({ protocol: /^https$/ }),
    note: z.strictObject({ fr: z.string().min(1), en: z.string().min(1) }).optional(),
  }),
});

/** Terms whose definition opens in place wherever `<Term>` names them. */
const entry = z.strictObject({
  term: z.string().min(1),
  abbreviation: z.string().min(1).optional(),
  /** other names that a reader may look for; the index of terms lists them */
  aliases: z.array(z.string().min(1)).min(1).optional(),
  definition: z.string().min(20).max(400),
});
const glossary = defineCollection({
  loader: file('./content/glossary.json'),
  schema: z.strictObject({ id: z.string().regex(/^[a-z][a-z0-9-]*$/), fr: entry, en: entry }),
});

/** Symbols of the formulas; a letter may return with another sense: each entry is one sense, in one group. */
const meaning = z.strictObject({ meaning: z.string().min(3).max(160), unit: z.string().min(1).optional() });
const notations = defineCollection({
  loader: file('./content/notations.json'),
  schema: z.strictObject({
    id: z.string().regex(/^[a-z][a-z0-9-]*$/),
    group: z.enum(NOTATION_GROUPS),
    /** the symbol, as TeX */
    tex: z.string().min(1),
    /** slug of the section that introduces it, and id of the heading there */
    section: z.string().min(1),
    heading: z.string().min(1),
    /** shape of a vector or matrix, as TeX */
    shape: z.string().min(1).optional(),
    fr: meaning,
    en: meaning,
  }),
});

/** Short questions on the text, that come back: `content/revision/<slug>.json`, in the markup of exercises. */
const asked = z.strictObject({ question: z.string().min(10).max(200), answer: z.string().min(10).max(320) });
const revision = defineCollection({
  loader: glob({ base: './content/revision', pattern: '*.json' }),
  schema: z.strictObject({
    questions: z.array(
      z.strictObject({
        /** in its section, stable: what the reader remembers of it is kept under it */
        name: z.string().regex(/^[a-z0-9-]+$/),
        /** id of the passage that answers it: a heading, an equation, a figure */
        anchor: z.string().regex(/^[a-z0-9-]+$/),
        fr: asked,
        en: asked,
      }),
    ),
  }),
});

export const collections = { sections, parts, bibliography, glossary, notations, revision };
