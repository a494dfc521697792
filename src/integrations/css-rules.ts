/** Just enough of CSS to drop rules from a stylesheet: where statements and selectors begin and end. */

/** At-rules that hold rules of their own. */
const GROUPS = /^@(media|supports|container|layer|starting-style|scope)\b/;

/** End of the string, comment or escape that starts at `i`; `i` when none does. */
function skipQuoted(css: string, i: number): number {
  const c = css[i];
  if (c === '\\') return i + 2;
  if (c === '/' && css[i + 1] === '*') return after(css.indexOf('*/', i + 2), 2, css);
  if (c !== '"' && c !== "'") return i;
  for (let at = i + 1; at < css.length; at++) {
    if (css[at] === '\\') at++;
    else if (css[at] === c) return at + 1;
  }
  return css.length;
}

const after = (found: number, length: number, css: string) => (found < 0 ? css.length : found + length);

/**
 * `text` cut at each `separator` that stands in no bracket, string or comment. The separator stays with what it ends.
 */
export function splitAt(text: string, separator: RegExp): string[] {
  const parts: string[] = [];
  let [start, depth] = [0, 0];
  for (let i = 0; i < text.length; ) {
    const next = skipQuoted(text, i);
    if (next > i) {
      i = next;
      continue;
    }
    const c = text[i] as string;
    if ('([{'.includes(c)) depth++;
    if (')]}'.includes(c)) depth--;
    i++;
    if (depth === 0 && separator.test(c)) {
      parts.push(text.slice(start, i));
      start = i;
    }
  }
  return start < text.length ? [...parts, text.slice(start)] : parts;
}

/**
 * `css` without the selectors that `keep` refuses, nor the rules and groups that this leaves empty. Keyframes are kept
 * or not by their name; other at-rules stay.
 */
export function filterCss(css: string, keep: (selector: string) => boolean): string {
  return splitAt(css, /[;}]/)
    .map((statement) => {
      const open = statement.indexOf('{');
      if (open < 0) return statement.trim();
      const prelude = statement.slice(0, open).trim();
      const body = statement.slice(open + 1, statement.lastIndexOf('}'));
      if (GROUPS.test(prelude)) {
        const rules = filterCss(body, keep);
        return rules && `${prelude}{${rules}}`;
      }
      if (prelude.startsWith('@')) return prelude.startsWith('@keyframes') && !keep(prelude) ? '' : statement.trim();
      const selectors = splitAt(prelude, /,/).map((part) => part.replace(/,$/, ''));
      const kept = selectors.filter(keep);
      return kept.length > 0 ? `${kept.join(',')}{${body}}` : '';
    })
    .join('');
}
