import postcss, { type Container } from 'postcss';

/**
 * `css` without the selectors that `keep` refuses, nor the rules and groups that this leaves empty. Keyframes are kept
 * or not by their name; rules nested in a rule go or stay with it.
 */
export function filterCss(css: string, keep: (selector: string) => boolean): string {
  const filter = (container: Container): void => {
    container.each((node) => {
      if (node.type === 'rule') {
        const kept = node.selectors.filter(keep);
        if (kept.length === 0) node.remove();
        else if (kept.length < node.selectors.length) node.selectors = kept;
      } else if (node.type === 'atrule' && node.name.endsWith('keyframes')) {
        if (!keep(node.params)) node.remove();
      } else if (node.type === 'atrule' && node.nodes) {
        filter(node);
        if (node.nodes.length === 0) node.remove();
      }
    });
  };
  const root = postcss.parse(css);
  filter(root);
  return root.toString();
}
