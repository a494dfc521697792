import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, it } from 'vitest';
import { onlyWoff2 } from './katex-fonts.ts';

it('keeps one source, woff2, for each font of KaTeX', () => {
  const css = readFileSync(createRequire(import.meta.url).resolve('katex/dist/katex.min.css'), 'utf8');
  const fonts = css.match(/@font-face/g)?.length ?? 0;
  expect(fonts).toBeGreaterThan(15);
  const kept = onlyWoff2(css);
  expect(kept.match(/url\(/g)).toHaveLength(fonts);
  expect(kept.match(/\.woff2\)/g)).toHaveLength(fonts);
  expect(kept.length).toBeGreaterThan(css.length * 0.8);
});
