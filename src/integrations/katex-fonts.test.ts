import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { isUnused, onlyWoff2, withoutFace } from './katex-fonts.ts';
import { collectClasses } from './page-files.ts';

it('keeps one source, woff2, for each font of KaTeX', () => {
  const css = readFileSync(createRequire(import.meta.url).resolve('katex/dist/katex.min.css'), 'utf8');
  const fonts = css.match(/@font-face/g)?.length ?? 0;
  expect(fonts).toBeGreaterThan(15);
  const kept = onlyWoff2(css);
  expect(kept.match(/url\(/g)).toHaveLength(fonts);
  expect(kept.match(/\.woff2\)/g)).toHaveLength(fonts);
  expect(kept.length).toBeGreaterThan(css.length * 0.8);
});

describe('fonts of other alphabets', () => {
  const classes = new Set<string>();
  collectClasses('<span class="mord mathbb">R</span><span class="mathbfx"></span>', classes);
  const none = new Set<string>();
  it('stay where a formula is set in them', () => {
    expect(isUnused('KaTeX_AMS-Regular.abc.woff2', classes)).toBe(false);
    expect(isUnused('KaTeX_Main-Bold.abc.woff2', classes)).toBe(true);
    expect(isUnused('KaTeX_Main-Regular.abc.woff2', none)).toBe(false);
    expect(isUnused('source-serif-4-latin-400-normal.abc.woff2', none)).toBe(false);
  });
  it('go with their declaration', () => {
    const css = '@font-face{src:url(a.woff2)}p{color:red}@font-face{src:url(b.woff2)}';
    expect(withoutFace(css, 'a.woff2')).toBe('p{color:red}@font-face{src:url(b.woff2)}');
  });
});
