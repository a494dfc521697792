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
import { collectClasses, pageFiles } from './page-files.ts';

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

/** What a script says of others: the scopes it names, and the scripts. */
export interface Mentions {
  readonly scopes: readonly string[];
  readonly scripts: readonly string[];
}

export function mentionsIn(text: string): Mentions {
  return { scopes: [...new Set(scopesIn(text))], scripts: [...new Set(text.match(SCRIPT_NAME) ?? [])] };
}

/**
 * Scopes of the components that a page holds or may create: in its HTML, and in every script it names, directly or not.
 */
export function scopesOf(html: string, scripts: ReadonlyMap<string, Mentions>): Set<string> {
  const scopes = new Set<string>();
  const reached = new Set<string>();
  const follow = (mentions: Mentions): void => {
    for (const scope of mentions.scopes) scopes.add(scope);
    for (const name of mentions.scripts) {
      const script = scripts.get(name);
      if (script === undefined || reached.has(name)) continue;
      reached.add(name);
      follow(script);
    }
  };
  follow(mentionsIn(html));
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
        const mentions = new Map([...scripts].map(([name, text]) => [name, mentionsIn(text)]));
        const lists = new Map<string, readonly string[]>();
        const classes = new Set<string>();
        for (const { html } of pageFiles(root)) {
          const names = linked(html);
          if (names.length === 0) continue;
          lists.set(names.join(), names);
          collectClasses(html, classes);
        }
        const order = ordered([...lists.values()]);
        const shared = order.filter((name) => [...lists.values()].every((names) => names.includes(name)));
        const written = new Set<string>();
        const write = (title: string, css: string): string[] => {
          if (css === '') return [];
          const name = `${title}.${createHash('sha256').update(css).digest('base64url').slice(0, 8)}.css`;
          writeFileSync(join(assets, name), css);
          written.add(name);
          return [name];
        };
        const joined = (names: readonly string[]) => names.map((name) => sheets.get(name) ?? '').join('');
        const book = write('book', styleOfFormulas(joined(shared), classes));
        /** by what decides of them: pages with the same components have the same rules */
        const own = new Map<string, readonly string[]>();
        for (const { path, html } of pageFiles(root)) {
          const names = linked(html);
          if (names.length === 0) continue;
          const rest = order.filter((name) => names.includes(name) && !shared.includes(name));
          const scopes = scopesOf(html, mentions);
          const key = [...rest, ...[...scopes].sort()].join();
          const sheet = own.get(key) ?? write('page', styleFor(joined(rest), scopes));
          own.set(key, sheet);
          writeFileSync(path, relink(html, [...book, ...sheet]));
        }
        const named = [...scripts.values()].join('');
        for (const name of sheets.keys()) if (!written.has(name) && !named.includes(name)) rmSync(join(assets, name));
        logger.info(`${sheets.size} stylesheets made ${written.size}, at most two a page`);
      },
    },
  };
}
