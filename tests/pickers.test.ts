/** What file pickers propose. iOS greys out what it cannot map to a type it knows: an extension of its own is not enough. */
import { globSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { ACCEPT } from '../kit/images/accept.ts';

const INPUT = /<input\b[^>]*type="file"[^>]*>/g;
/** Types that every system knows, and the extensions that they stand for. */
const KNOWN: Readonly<Record<string, RegExp>> = {
  'image/*': /^\.(png|jpe?g|jfif|gif|webp|avif|bmp|hei[cf])$/,
  'application/json': /^\.json$/,
  'application/zip': /^\.zip$/,
};

const accepts = globSync('{src,labs,kit}/**/*.{svelte,astro}').flatMap((file) =>
  [...readFileSync(file, 'utf8').matchAll(INPUT)].map(([input]) => {
    const list = /\baccept="([^"]*)"/.exec(input)?.[1] ?? (input.includes('accept={ACCEPT}') ? ACCEPT : '');
    return [file, list.split(',').filter(Boolean)] as const;
  }),
);

it('there are pickers', () => expect(accepts.length).toBeGreaterThan(3));

it.each(accepts)('%s proposes every file, or types with each of their extensions', (_, list) => {
  const types = list.filter((one) => one.includes('/'));
  for (const type of types) expect(Object.keys(KNOWN)).toContain(type);
  for (const extension of list.filter((one) => one.startsWith('.')))
    expect(
      types.some((type) => KNOWN[type]?.test(extension)),
      extension,
    ).toBe(true);
});
