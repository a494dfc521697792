import { describe, expect, it } from 'vitest';
import { filterCss } from './css-rules.ts';
import { linked, mentionsIn, ordered, relink, scopesOf, styleFor, styleOfFormulas } from './page-styles.ts';

const link = (name: string) => `<link rel="stylesheet" href="/livre/_astro/${name}">`;

describe('the links of a page', () => {
  it('are read in order and replaced where the first one stood', () => {
    const html = `<head>${link('a.1.css')}<title>t</title>${link('b.2.css')}</head>`;
    expect(linked(html)).toEqual(['a.1.css', 'b.2.css']);
    expect(relink(html, ['book.x.css', 'page.y.css'])).toBe(
      `<head>${link('book.x.css')}${link('page.y.css')}<title>t</title></head>`,
    );
  });

  it('are put in one order for all pages', () => {
    expect(
      ordered([
        ['a', 'b', 'c'],
        ['a', 'c', 'b', 'd'],
      ]),
    ).toEqual(['a', 'b', 'c', 'd']);
  });
});

describe('the scopes of a page', () => {
  const scripts = new Map([
    ['Lab.1.js', mentionsIn('import"./parts.2.js";t=`<p class="svelte-lab">`')],
    ['parts.2.js', mentionsIn('import("./Lab.1.js");t=`<i class="svelte-part">`')],
    ['Other.3.js', mentionsIn('t=`<i class="svelte-other">`')],
  ]);
  it('are those of its HTML and of every script it may load', () => {
    const html = '<p data-astro-cid-page></p><astro-island component-url="/_astro/Lab.1.js"></astro-island>';
    expect([...scopesOf(html, scripts)].sort()).toEqual(['data-astro-cid-page', 'svelte-lab', 'svelte-part']);
  });
});

describe('the style of a page', () => {
  const style = (css: string) => styleFor(css, new Set(['svelte-in', 'data-astro-cid-in']));
  it('keeps rules of no scope and of the scopes given', () => {
    const css = 'p{a:b}.x.svelte-in i:where(.svelte-in){c:d}[data-astro-cid-in]{e:f}@font-face{src:url(a.woff2)}';
    expect(style(css)).toBe(css);
  });
  it('drops the rest, selector by selector, and the groups left empty', () => {
    expect(style('.a.svelte-in,.a.svelte-out{a:b}')).toBe('.a.svelte-in{a:b}');
    expect(style('.b.svelte-in .c.svelte-out{a:b}')).toBe('');
    expect(
      style('@media print{.a.svelte-out{a:b}}@container lab (width<30rem){.a.svelte-in{a:b}.b.svelte-out{a:b}}'),
    ).toBe('@container lab (width<30rem){.a.svelte-in{a:b}}');
    expect(style('@keyframes svelte-out-turn{to{rotate:1turn}}@keyframes svelte-in-turn{to{rotate:1turn}}')).toBe(
      '@keyframes svelte-in-turn{to{rotate:1turn}}',
    );
  });
  it('is not fooled by what strings and brackets hold', () => {
    const css = `.a.svelte-in:is(b,c)::before{content:"},{"}.d.svelte-out::after{content:'}'}e{f:url("a;}b")}`;
    expect(style(css)).toBe(`.a.svelte-in:is(b,c)::before{content:"},{"}e{f:url("a;}b")}`);
  });
});

describe('the style of formulas', () => {
  it('leaves out what no formula has, and nothing else', () => {
    const css = '.katex .mord{a:b}.katex .fbox,.katex .mbin{c:d}.katex-display>.katex{e:f}.fbox{g:h}';
    expect(styleOfFormulas(css, new Set(['katex', 'mord', 'mbin']))).toBe(
      '.katex .mord{a:b}.katex .mbin{c:d}.fbox{g:h}',
    );
  });
});

describe('filterCss', () => {
  it('gives back what it need not change, nested rules included', () => {
    const css = '@import "a.css";.a{&:hover{b:c}d:e}@layer x;@supports (a:b){@media print{f{g:h}}}';
    expect(filterCss(css, () => true)).toBe(css);
  });
});
