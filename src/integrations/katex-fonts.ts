/** KaTeX's stylesheet offers each font three times; every browser that runs the labs reads the smallest, woff2. */
import type { Plugin } from 'vite';

/** `css` without the sources of its fonts that are not woff2. */
export function onlyWoff2(css: string): string {
  return css.replaceAll(/,\s*url\([^)]*\.(?:woff|ttf)\)\s*format\((['"])(?:woff|truetype)\1\)/g, '');
}

export function katexFonts(): Plugin {
  return {
    name: 'katex-fonts',
    enforce: 'pre',
    transform: {
      filter: { id: /katex(\.min)?\.css$/ },
      handler: (css) => onlyWoff2(css),
    },
  };
}
