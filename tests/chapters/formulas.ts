/** Formulas of a chapter, cut into symbols, so that a symbol can be looked for as one and not inside another. */

/** TeX as atoms: `\alpha`, `N`, `{`, `_`…; spacing and the text inside `\text{}` are left out. */
export function atoms(tex: string): string[] {
  const bare = tex.replaceAll(/\\text\{[^}]*\}/g, '').replaceAll(/\\[,;!: ]|\\q?quad/g, '');
  return bare.match(/\\[a-zA-Z]+|\\.|[^\s]/g) ?? [];
}

/** Whether `symbol` stands in `tex` by itself: `N` does in `N + 1`, not in `N_c`. */
export function stands(symbol: string, tex: string): boolean {
  const [wanted, text] = [atoms(symbol), atoms(tex)];
  return text.some(
    (_, at) =>
      wanted.every((atom, i) => text[at + i] === atom) && !['_', '^', "'"].includes(text[at + wanted.length] ?? ''),
  );
}

/** Every formula of a source, displayed or in the line. */
export function formulasIn(source: string): string[] {
  return [...source.matchAll(/\$\$([\s\S]*?)\$\$|\$([^$\n]+)\$/g)].map((match) => match[1] ?? match[2] ?? '');
}

/** What stands under the heading `{#id}`, up to the next heading of its level or above; undefined without it. */
export function under(source: string, id: string): string | undefined {
  const heading = new RegExp(`^(#{2,4}) .*\\{#${id}\\}\\s*$`, 'm').exec(source);
  if (!heading) return undefined;
  const rest = source.slice(heading.index + heading[0].length);
  const end = rest.search(new RegExp(`^#{2,${heading[1]?.length ?? 2}} `, 'm'));
  return end < 0 ? rest : rest.slice(0, end);
}

/** Letters that formulas name, with the subscript that makes them a name of their own: `N_c`, `\alpha_N`, `d_k`. */
export function lettersOf(tex: string): string[] {
  const bare = tex
    .replaceAll(/\\(?:begin|end)\{\w+\}/g, '')
    .replaceAll(/\\text\{[^}]*\}/g, '')
    .replaceAll(/(?<!_\{?)\\mathrm\{[^}]*\}(?:_\w)?/g, '');
  const letter = String.raw`\\(?:alpha|beta|gamma|delta|theta|eta|tau|rho|pi|sigma|ell|hat\{\w\}|mathcal\{\w\})|(?<![\\a-zA-Z_])[A-Za-z](?![a-z])`;
  const subscript = String.raw`_(?:\{\\mathrm\{\w+\}\}|\{\\(?:min|max)\}|[A-Zck](?![a-z]))`;
  return bare.match(new RegExp(`(?:${letter})(?:${subscript})?`, 'g')) ?? [];
}
