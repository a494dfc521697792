import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { type Characters, charactersOf, collect, type Face, noCharacters, unicodeRange } from './font-characters.ts';
import { addRest, parts, subset } from './subset-fonts.ts';

const seen = (html: string): Characters => {
  const characters = noCharacters();
  collect(html, characters);
  return characters;
};
const in_ = (html: string, face: Face) => [...seen(html)[face]].join('').trim();

const font = readFileSync(createRequire(import.meta.url).resolve('katex/dist/fonts/KaTeX_Main-Regular.woff2'));

describe('the characters of a page', () => {
  const page = `<html><head><style>s{}</style><script>z=1</script></head><body>é<span class="katex">
      <span class="katex-mathml"><math><mi>q</mi></math></span><span class="katex-html"><span class="mord">∑</span><span
      class="mord mathnormal">x</span></span></span></body></html>`;
  it('tells formulas from text, and leaves out what is not shown', () => {
    expect(in_(page, 'maths')).toBe('∑');
    expect(in_(page, 'mathsItalic')).toBe('x');
    expect(in_(page, 'regular')).toBe('é');
  });

  it('tells faces by their elements', () => {
    const html =
      '<p>a<em>b<strong>c</strong></em><strong>d<i>e</i></strong><code>f</code></p><span class="maths">g<i>h</i></span>';
    expect(in_(html, 'regular')).toBe('a');
    expect(in_(html, 'emphasis')).toBe('bce');
    expect(in_(html, 'strong')).toBe('d');
    expect(in_(html, 'other')).toBe('f');
    expect(in_(html, 'maths')).toBe('g');
    expect(in_(html, 'mathsItalic')).toBe('h');
  });
});

describe('the font of large brackets', () => {
  it('has what the pages show in it, and no second part', () => {
    const html = `<span class="katex"><span class="katex-html"><span class="minner">a<span class="mopen delimsizing size3">
      [</span><span class="mop op-symbol large-op">∑</span></span></span></span>`;
    const { own, rest } = parts('KaTeX_Size3-Regular.x.woff2', seen(html));
    expect([...own].filter((c) => c !== ' ')).toEqual(['[', '∑']);
    expect(rest.size).toBe(0);
    expect(parts('KaTeX_Main-Regular.x.woff2', seen(html)).rest.has('∑')).toBe(true);
  });
});

describe('a font in two parts', () => {
  it('loses no character that the book writes', () => {
    const { own, rest } = parts('source-serif-4-latin-400-italic.x.woff2', seen('<p>ë<em>ï</em><code>÷</code></p>'));
    expect(own.has('ï') && own.has('é') && !own.has('ë')).toBe(true);
    expect(rest.has('ë') && rest.has('÷') && rest.has('œ') && !rest.has('ï')).toBe(true);
  });

  it('is offered to the browser by the range of the second', () => {
    const css = 'a{b:c}@font-face{font-family:A;src:url(/x/a.1.woff2)format("woff2")}@font-face{src:url(b.woff2)}';
    expect(addRest(css, 'a.1.woff2', { name: 'a.3.woff2', range: 'U+42' })).toBe(
      'a{b:c}@font-face{font-family:A;src:url(/x/a.1.woff2)format("woff2")}' +
        '@font-face{font-family:A;src:url(/x/a.3.woff2)format("woff2");unicode-range:U+42}@font-face{src:url(b.woff2)}',
    );
  });

  it('has a range that runs over what the first lacks, and over nothing it has', () => {
    expect(unicodeRange('acé∑', 'b')).toBe('U+61,U+63-2211');
    expect(unicodeRange('acé∑', 'bê')).toBe('U+61,U+63-e9,U+2211');
  });
});

describe('a subset font', () => {
  it('is a smaller woff2 that grows with the characters it keeps', async () => {
    const [few, more] = await Promise.all([subset(font, 'ab'), subset(font, 'abcdefgh∑')]);
    expect(few.subarray(0, 4).toString('latin1')).toBe('wOF2');
    expect(few.length).toBeLessThan(more.length);
    expect(more.length).toBeLessThan(font.length / 3);
  });

  it('is read back: the characters asked for that the font has', async () => {
    const kept = charactersOf(await subset(font, 'az∞é→Ж', 'sfnt'));
    expect([...kept].sort()).toEqual(['a', 'z', '→', '∞']);
  });
});
