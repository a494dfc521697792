import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { type Characters, collect, subset } from './subset-fonts.ts';

const seen = (html: string): Characters => {
  const characters: Characters = { maths: new Set(), text: new Set() };
  collect(html, characters);
  return characters;
};

/** Characters that a font maps to a glyph: subsetting to a character it lacks adds nothing to the file. */
const font = readFileSync(createRequire(import.meta.url).resolve('katex/dist/fonts/KaTeX_Main-Regular.woff2'));

describe('the characters of a page', () => {
  it('tells formulas from text, and leaves out what is not shown', () => {
    const page = `<html><head><style>s{}</style><script>z=1</script></head><body>é<span class="katex">
      <span class="katex-mathml"><math><mi>q</mi></math></span><span class="katex-html"><span class="mord">∑</span></span></span></body></html>`;
    const { maths, text } = seen(page);
    expect([...maths]).toEqual(['∑']);
    expect(text.has('é')).toBe(true);
    expect(text.has('q') || text.has('z') || text.has('{')).toBe(false);
  });
});

describe('a subset font', () => {
  it('is a smaller woff2 that grows with the characters it keeps', async () => {
    const [few, more] = await Promise.all([subset(font, 'ab'), subset(font, 'abcdefgh∑')]);
    expect(few.subarray(0, 4).toString('latin1')).toBe('wOF2');
    expect(few.length).toBeLessThan(more.length);
    expect(more.length).toBeLessThan(font.length / 3);
  });
});
