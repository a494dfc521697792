import { defineCollection } from 'astro:content';
import { glob } from 'astro/loaders';
import { z } from 'astro/zod';
import { LOCALES } from '@kit/i18n/index.ts';

/** One section of the book: `content/<locale>/<slug>.mdx`; ids are `<locale>/<slug>`. */
const sections = defineCollection({
  loader: glob({ base: './content', pattern: `{${LOCALES.join(',')}}/*.mdx` }),
  schema: z.strictObject({
    title: z.string().min(1),
    number: z.string().regex(/^55(\.\d+){1,2}$/),
    part: z.string().regex(/^55\.\d$/),
    description: z.string().min(40).max(300),
    level: z.enum(['introductory', 'intermediate', 'advanced']),
  }),
});

export const collections = { sections };
