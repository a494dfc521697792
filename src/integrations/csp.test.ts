import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { BOOT_HASH } from '../../kit/sandbox/boot.ts';
import { addPolicy, forbiddenMarkup, inlineScriptHashes } from './csp.ts';

const hash = (script: string) => `'sha256-${createHash('sha256').update(script).digest('base64')}'`;
const page = (head: string, body = '') => `<!doctype html><html><head>${head}</head><body>${body}</body></html>`;

describe('inline scripts', () => {
  it('are hashed byte for byte, once each', () => {
    const script = ' const a = "é" < 1;\n';
    const html = `<script>${script}</script><p></p><script type="module">${script}</script><SCRIPT async>b()</SCRIPT>`;
    expect(inlineScriptHashes(html)).toEqual([hash(script), hash('b()')]);
  });

  it('do not include files and data', () => {
    expect(
      inlineScriptHashes('<script src="/a.js"></script><script type="application/ld+json">{"a":1}</script>'),
    ).toEqual([]);
  });

  it('are found whatever their attributes hold', () => {
    expect(inlineScriptHashes('<script data-a="x > y">c()</script>')).toEqual([hash('c()')]);
  });
});

describe('the policy', () => {
  it('precedes every script and follows the charset', () => {
    const html = addPolicy(page('<meta charset="utf-8"><script>a()</script>'), 'x');
    expect(html.indexOf('<meta charset')).toBeLessThan(html.indexOf('http-equiv'));
    expect(html.indexOf('http-equiv')).toBeLessThan(html.indexOf('<script'));
    expect(html).toContain(hash('a()'));
  });

  it('allows neither inline scripts nor eval', () => {
    const scripts = /script-src ([^;]*);/.exec(addPolicy(page('<title>t</title>'), 'x'))?.[1];
    expect(scripts).toBe(`'self' 'wasm-unsafe-eval' '${BOOT_HASH}'`);
  });

  it('lets one page, in each language, speak to the Hub, and no other', () => {
    const connect = (name: string) => /connect-src ([^;]*);/.exec(addPolicy(page('<title>t</title>'), name))?.[1];
    for (const name of ['hub/modele/index.html', 'en/hub/modele/index.html']) {
      expect(connect(name)).toBe("'self' https://huggingface.co https://*.huggingface.co https://*.hf.co");
    }
    for (const name of [
      'index.html',
      'hub/index.html',
      '55-3-2/index.html',
      'a/b/hub/modele/index.html',
      'hub/modele/x.html',
    ]) {
      expect(connect(name)).toBe("'self'");
    }
  });

  it('stays as a page wrote it', () => {
    const own = page('<meta http-equiv="Content-Security-Policy" content="default-src \'none\'">');
    expect(addPolicy(own, 'sandbox')).toBe(own);
  });

  it('refuses to break a page in silence', () => {
    expect(() => addPolicy(page('', '<button onclick="go()">x</button>'), 'p.html')).toThrow(/p\.html.*onclick/);
    expect(() => addPolicy('<p>no head</p>', 'p.html')).toThrow(/head/);
  });
});

describe('inline handlers', () => {
  it.each(['<a onclick="x()">', "<img src='a' onerror='x()'>", '<a href="javascript:x()">', '<body onload=x()>'])(
    'are seen: %s',
    (tag) => expect(forbiddenMarkup(tag)).toEqual([tag]),
  );

  it.each([
    '<p data-on="x" title="on = y">',
    '<p>&lt;a onclick="x"&gt;</p>',
    '<astro-island client="only" opts="{&quot;on&quot;:1}">',
    '<script>el.onclick = () => "<a onclick=x>"</script>',
  ])('are not imagined: %s', (html) => expect(forbiddenMarkup(html)).toEqual([]));
});
