/** The style sheets of the frame of a page are global: a lab that took one of their names would be placed as the frame. */
import { globSync, readFileSync } from 'node:fs';
import postcss from 'postcss';
import { expect, it } from 'vitest';

const CLASS = /\.(-?[a-zA-Z_][\w-]*)/g;
const ATTRIBUTE = /\bclass(?::([\w-]+)|="([^"]*)")/g;

function classesOf(sheet: string): Set<string> {
  const names = new Set<string>();
  postcss.parse(readFileSync(sheet, 'utf8')).walkRules(({ selector }) => {
    for (const [, name] of selector.matchAll(CLASS)) names.add(name as string);
  });
  return names;
}

/** Names in `class="a {b} c"` and `class:d`; what is computed is left out. */
function classesIn(file: string): string[] {
  const markup = readFileSync(file, 'utf8');
  return [...markup.matchAll(ATTRIBUTE)].flatMap(([, directive, list]) =>
    directive ? [directive] : (list ?? '').replaceAll(/\{[^}]*\}/g, ' ').split(/\s+/),
  );
}

it('no lab takes a name of the frame of the page', () => {
  const frame = classesOf('src/styles/shell.css');
  expect(frame.size).toBeGreaterThan(20);
  const taken = globSync('{labs,kit}/**/*.{svelte,astro}').flatMap((file) =>
    classesIn(file)
      .filter((name) => frame.has(name))
      .map((name) => `${file}: ${name}`),
  );
  expect(taken).toEqual([]);
});

const STYLE = /<style[^>]*>([\s\S]*?)<\/style>/g;
const BACKGROUND = /^background(-color)?$/;
/** A share of a hue that a value sets: `color-mix(in srgb, var(--accent) var(--tint), …)`, `calc(var(--part) * 100%)`. */
const VALUED_SHARE = /color-mix\([^,]+,\s*var\([^)]*\)\s+(?:var\(|calc\()/;

/** Backgrounds tinted by a value, which lie behind a text unless they are those of `::before` or `::after`. */
const tintedBehindText = (style: string): string[] => {
  const found: string[] = [];
  postcss.parse(style).walkDecls(BACKGROUND, ({ value, parent }) => {
    const selector = parent && 'selector' in parent ? String(parent.selector) : '';
    if (VALUED_SHARE.test(value) && !/::(before|after)$/.test(selector)) found.push(selector);
  });
  return found;
};

it('a value is told by a strip beside a text, never by the ground behind it: at full tint it could not be read', () => {
  expect(tintedBehindText('.a { background: color-mix(in srgb, var(--b) var(--tint), var(--c)) }')).toEqual(['.a']);
  const found = globSync('{labs,kit,src}/**/*.{svelte,astro}').flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(STYLE)].flatMap(([, style]) =>
      tintedBehindText(style as string).map((selector) => `${file}: ${selector}`),
    ),
  );
  expect(found).toEqual([]);
});

const CALM = 'prefers-reduced-motion';
/** What moves by itself for a reader who asked for less of it: a rule apart takes it back, or never gave it. */
function restless(style: string): string[] {
  const sheet = postcss.parse(style);
  const still = new Set<string>();
  const moving: string[] = [];
  sheet.walkDecls(/^(transition|animation(-name)?|scroll-behavior)$/, ({ prop, value, parent }) => {
    if (!parent || !('selector' in parent) || /^(none|auto)$/.test(value) === false) return;
    const media = parent.parent;
    if (media?.type === 'atrule' && 'params' in media && String(media.params).includes(CALM))
      still.add(`${parent.selector} ${prop}`);
  });
  sheet.walkDecls(/^(transition|animation(-name)?|scroll-behavior)$/, (declaration) => {
    const { prop, value, parent } = declaration;
    if (/^(none|auto)$/.test(value) || !parent || !('selector' in parent)) return;
    for (let at = parent.parent; at && at.type !== 'root'; at = at.parent as typeof at)
      if ('params' in at && String(at.params).includes(CALM)) return;
    // what follows the reader's own scrolling moves with their hand
    if (parent.some((one) => one.type === 'decl' && one.prop === 'animation-timeline')) return;
    const name = `${parent.selector} ${prop}`;
    if (![...still].some((one) => one.endsWith(name) || name.endsWith(one))) moving.push(name);
  });
  return moving;
}

it('nothing moves by itself for a reader who asked for less motion', () => {
  expect(restless('.a { transition: left 1s } .b { animation: spin 1s infinite }')).toEqual([
    '.a transition',
    '.b animation',
  ]);
  const calm = '@media (prefers-reduced-motion: reduce) { .a { transition: none } }';
  expect(restless(`.a { transition: left 1s } ${calm}`)).toEqual([]);
  const sheets = globSync('src/**/*.css').map((file) => [file, readFileSync(file, 'utf8')] as const);
  const styles = globSync('{labs,kit,src}/**/*.{svelte,astro}').flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(STYLE)].map(([, style]) => [file, style as string] as const),
  );
  const found = [...sheets, ...styles].flatMap(([file, style]) => restless(style).map((one) => `${file}: ${one}`));
  expect(found).toEqual([]);
});
