/**
 * One stylesheet per page beside the one of the whole book, with the rules that this page can ever apply.
 * All sections are one Astro page, so the bundler gives each the styles of every lab, in many small files: on a slow
 * line they hold back the first sight of the text. Scoped rules (`.svelte-…`, `[data-astro-cid-…]`) name the component
 * they are for: they stay where the page's HTML, or a script that the page may come to load, holds that name.
 */
import { createHash } from 'node:crypto';
import { globSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { filterCss } from './css-rules.ts';

const LINK = /<link\b[^>]*\brel="stylesheet"[^>]*\bhref="([^"]*\/)?([^"/]+\.css)"[^>]*>/g;
const SCOPE = /svelte-[a-z0-9]+|data-astro-cid-[a-z0-9]+/g;
const SCRIPT_NAME = /[\w@.-]+\.js\b/g;

const scopesIn = (text: string): readonly string[] => text.match(SCOPE) ?? [];

/** Names of the stylesheets that a page links, in order. */
export function linked(html: string): string[] {
  return [...html.matchAll(LINK)].map(([, , name]) => name as string);
}

/** The page with `names` in place of its stylesheets, where the first one stood. */
export function relink(html: string, names: readonly string[]): string {
  let links = '';
  return html.replaceAll(LINK, (_, folder: string | undefined) => {
    if (links !== '') return '';
    links = names.map((name) => `<link rel="stylesheet" href="${folder ?? ''}${name}">`).join('');
    return links;
  });
}

/**
 * One order for all pages: Astro gives one section the reverse of another's, and the same rules must make the same
 * file.
 */
export function ordered(lists: readonly (readonly string[])[]): string[] {
  return [...new Set(lists.flat())];
}

/**
 * Scopes of the components that a page holds or may create: in its HTML, and in every script it names, directly or not.
 */
export function scopesOf(html: string, scripts: ReadonlyMap<string, string>): Set<string> {
  const scopes = new Set(scopesIn(html));
  const reached = new Set<string>();
  const follow = (text: string): void => {
    for (const name of text.match(SCRIPT_NAME) ?? []) {
      const script = scripts.get(name);
      if (script === undefined || reached.has(name)) continue;
      reached.add(name);
      for (const scope of scopesIn(script)) scopes.add(scope);
      follow(script);
    }
  };
  follow(html);
  return scopes;
}

/** Rules all of whose scopes are among `scopes`. */
export function styleFor(css: string, scopes: ReadonlySet<string>): string {
  return filterCss(css, (selector) => scopesIn(selector).every((scope) => scopes.has(scope)));
}

/**
 * Rules for formulas that name only the classes of formulas that the book has: it sets none but these, while it is
 * built.
 */
export function styleOfFormulas(css: string, classes: ReadonlySet<string>): string {
  const named = (selector: string) =>
    [...selector.matchAll(/\.(-?[a-zA-Z_][\w-]*)/g)].map(([, name]) => name as string);
  return filterCss(
    css,
    (selector) => !selector.includes('.katex') || named(selector).every((name) => classes.has(name)),
  );
}

const classesIn = (html: string) =>
  [...html.matchAll(/\bclass="([^"]*)"/g)].flatMap(([, names = '']) => names.split(/\s+/));

function contents(folder: string, extension: string): Map<string, string> {
  const files = globSync(`*.${extension}`, { cwd: folder });
  return new Map(files.map((file) => [basename(file), readFileSync(join(folder, file), 'utf8')]));
}

export function pageStyles(): AstroIntegration {
  return {
    name: 'book-page-styles',
    hooks: {
      'astro:build:done': ({ dir, logger }) => {
        const root = fileURLToPath(dir);
        const assets = join(root, '_astro');
        const [sheets, scripts] = [contents(assets, 'css'), contents(assets, 'js')];
        const pages = globSync('**/*.html', { cwd: root })
          .map((file) => ({ path: join(root, file), html: readFileSync(join(root, file), 'utf8') }))
          .filter(({ html }) => linked(html).length > 0);
        const order = ordered(pages.map(({ html }) => linked(html)));
        const shared = order.filter((name) => pages.every(({ html }) => linked(html).includes(name)));
        const written = new Set<string>();
        const write = (title: string, css: string): string[] => {
          if (css === '') return [];
          const name = `${title}.${createHash('sha256').update(css).digest('base64url').slice(0, 8)}.css`;
          writeFileSync(join(assets, name), css);
          written.add(name);
          return [name];
        };
        const joined = (names: readonly string[]) => names.map((name) => sheets.get(name) ?? '').join('');
        const classes = new Set(pages.flatMap(({ html }) => classesIn(html)));
        const book = write('book', styleOfFormulas(joined(shared), classes));
        for (const { path, html } of pages) {
          const names = linked(html);
          const rest = order.filter((name) => names.includes(name) && !shared.includes(name));
          const own = styleFor(joined(rest), scopesOf(html, scripts));
          writeFileSync(path, relink(html, [...book, ...write('page', own)]));
        }
        const named = [...scripts.values()].join('');
        for (const name of sheets.keys()) if (!written.has(name) && !named.includes(name)) rmSync(join(assets, name));
        logger.info(`${sheets.size} stylesheets made ${written.size}, at most two a page`);
      },
    },
  };
}
