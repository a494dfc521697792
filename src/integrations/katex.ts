/**
 * Renders `$…$` and `$$…$$` with KaTeX at build time, so that pages need no script for their maths.
 * A TeX error fails the build: an equation that does not compile is a wrong page.
 */
import { defineHastPlugin, htmlToHast } from 'satteri';
import { renderTex } from '../components/book/tex.ts';

function classes(properties: Record<string, unknown> | undefined): readonly string[] {
  const value = properties?.['className'];
  return Array.isArray(value) ? value.map(String) : [];
}

export const katexPlugin = defineHastPlugin({
  name: 'katex',
  element: {
    filter: ['code'],
    visit(node, ctx) {
      const names = classes(node.properties as Record<string, unknown>);
      if (!names.includes('language-math')) return;
      const display = names.includes('math-display');
      const root = htmlToHast(renderTex(ctx.textContent(node), display), { fragment: true });
      const children = 'children' in root ? root.children : [];
      const parent = ctx.parent(node);
      const target = display && parent && 'tagName' in parent && parent.tagName === 'pre' ? parent : node;
      ctx.replaceNode(target as typeof node, children as never);
    },
  },
});
