/** Style sheet of an EPUB: its own, and of the site's what its drawings need, with the colours of the light theme. */
import { readFileSync } from 'node:fs';
import postcss, { type Root } from 'postcss';
import { filterCss } from '../../../src/integrations/css-rules.ts';
import { classOfScope } from '../xhtml-page.ts';

const OWN = new URL('./epub.css', import.meta.url);

/** `var(--x)` and `light-dark(a, b)` as older reading systems know them. */
function plain(value: string, tokens: ReadonlyMap<string, string>): string {
  let text = value;
  for (let depth = 0; depth < 8 && /var\(|light-dark\(/.test(text); depth++) {
    text = text
      .replaceAll(/var\((--[\w-]+)(?:,\s*([^()]*))?\)/g, (_, name, other) => tokens.get(name) ?? other ?? 'inherit')
      .replaceAll(/light-dark\(([^(),]*),[^(),]*\)/g, '$1');
  }
  // some readers know no number that begins with its point, nor `rem`
  return text.replaceAll(/(^|[\s,(/-])\.(?=\d)/g, '$10.').replaceAll(/(\d)rem\b/g, '$1em');
}

/** The rules of the site's sheets that hold on any screen. */
function everywhere(sheets: string): Root {
  const root = postcss.parse(sheets);
  root.walkAtRules((rule) => void rule.remove());
  return root;
}

/** Selectors of the site that may draw: which of them do, only the pages can tell. */
export function selectorsIn(sheets: string): readonly string[] {
  const found = new Set<string>();
  everywhere(sheets).walkRules(({ selectors }) => {
    for (const one of selectors) if (!/:root|^\*|::|:hover|:focus|\bhtml\b|\bbody\b/.test(one)) found.add(one);
  });
  return [...found];
}

/** `drawn`: the selectors that match something of a drawing. */
export function epubStyle(sheets: string, drawn: ReadonlySet<string>): string {
  const root = everywhere(sheets);
  const tokens = new Map<string, string>();
  root.walkRules(':root', (rule) => rule.walkDecls(/^--/, ({ prop, value }) => void tokens.set(prop, value)));
  const kept = postcss.parse(classOfScope(filterCss(root.toString(), (selector) => drawn.has(selector))));
  kept.walkDecls((declaration) => {
    declaration.value = plain(declaration.value, tokens);
    if (declaration.prop.startsWith('--')) declaration.remove();
  });
  // sheets of several pages say the same
  const rules = new Set(kept.nodes.map(String));
  return [readFileSync(OWN, 'utf8'), ...rules, ''].join('\n');
}
