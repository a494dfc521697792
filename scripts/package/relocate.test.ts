import { expect, it } from 'vitest';
import { inlineScriptHashes } from '../../src/integrations/csp.ts';
import { relativeAddress, relocate, relocatePage, relocateScript } from './relocate.ts';

const text = (content: string) => new TextEncoder().encode(content);
const BASE = '/livre/';
const HOME = `<!doctype html><html lang="fr"><head><meta charset="utf-8">
<link rel="manifest" href="/livre/manifest.webmanifest">
<script>if (a < b && c) d("é")</script></head>
<body><a href="/livre/termes/" data-search="/livre/_astro/search.json">x</a></body></html>`;
const files = new Map([
  ['index.html', text(HOME)],
  ['en/55-1-1/index.html', text('<!doctype html><html><head></head><body></body></html>')],
  ['termes/index.html', text('')],
  ['_astro/a.js', text('')],
  ['_astro/search.json', text('[]')],
  ['_astro/é b.css', text('')],
  ['sw.js', text('')],
]);
const at = (from: string) => ({ from, base: BASE, files });

it.each([
  ['index.html', '/livre/', './index.html'],
  ['index.html', '/livre/en/55-1-1/?a=b#c', './en/55-1-1/index.html?a=b#c'],
  ['en/55-1-1/index.html', '/livre/', '../../index.html'],
  ['en/55-1-1/index.html', '/livre/_astro/a.js', '../../_astro/a.js'],
  ['en/55-1-1/index.html', '/livre/en/55-1-1/#x', './index.html#x'],
  ['_astro/a.js', '/livre/_astro/%C3%A9%20b.css', './%C3%A9%20b.css'],
])('from %s, %s is %s', (from, address, relative) => {
  expect(relativeAddress(address, at(from))).toBe(relative);
  // the reference: how browsers resolve it
  const whole = new URL(relative, `https://x.test/livre/${from}`).href;
  expect(whole.replace('index.html', '')).toBe(new URL(address, 'https://x.test').href);
});

it.each(['/livre/gone/', 'https://x.test/livre/', '#here', '/other/index.html', '/livre/%zz'])(
  '%s is left',
  (address) => {
    expect(relativeAddress(address, at('index.html'))).toBeNull();
  },
);

it('a page keeps its scripts to the letter, their hashes stand in its policy; it says what it is part of', () => {
  const page = relocatePage(HOME, at('index.html'), 'scorm');
  expect(inlineScriptHashes(page)).toEqual(inlineScriptHashes(HOME));
  expect(page).toContain('data-package="scorm"');
  expect(page).toContain('<a href="./termes/index.html"');
  expect(page).not.toContain('manifest');
});

it('properties of islands are moved, whatever their depth; a sign of division is none', () => {
  const props = { a: [1, [[0, { href: [0, '/livre/termes/#t'], sign: [0, '/livre/'] }]]] };
  const html =
    `<html><body><astro-island component-url="/livre/_astro/a.js" props='${JSON.stringify(props)}' ` +
    'style="--m:url(/livre/_astro/a.js)"></astro-island></body></html>';
  const page = relocatePage(html, at('index.html'), 'scorm');
  expect(page).toContain('component-url="./_astro/a.js"');
  expect(page).toContain('./termes/index.html#t');
  expect(page).toContain('[0,&quot;/livre/&quot;]');
  expect(page).toContain('url(./_astro/a.js)');
});

it('a script names what is beside it', () => {
  const moved = (code: string) => relocateScript(code, { base: BASE });
  expect(moved('a="/livre/_astro/x.wasm",b')).toBe('a=new URL("x.wasm",import.meta.url).href,b');
  for (const self of ['import.meta.url', '``+import.meta.url', '""+import.meta.url']) {
    expect(moved(`new Worker(new URL(\`/livre/_astro/w.js\`,${self}),{type:"module"})`)).toBe(
      'new Worker(new URL("w.js",import.meta.url),{type:"module"})',
    );
  }
  expect(moved('f=function(e){return`/livre/`+e}')).toBe('f=function(e){return new URL("../",import.meta.url).href+e}');
});

it('what belongs to a site of its own is left out; no address of a site stays', () => {
  const moved = relocate(files, 'kolibri');
  expect([...moved.keys()]).toEqual([...files.keys()].filter((name) => name !== 'sw.js'));
  const bad = new Map([...files, ['_astro/b.js', text('import("/livre/_astro/gone/deep.js")')]]);
  expect(() => relocate(bad, 'kolibri')).toThrow('_astro/b.js');
});
