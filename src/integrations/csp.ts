/**
 * Gives every built page a Content-Security-Policy in a `<meta>`, since a static host sends no headers of ours.
 * Scripts: this origin, and the inline scripts Astro wrote, by hash; no `unsafe-inline`, no `unsafe-eval`.
 */
import { createHash } from 'node:crypto';
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { BOOT_HASH } from '../../kit/sandbox/boot.ts';

/**
 * The one exception: on the page that a reader reaches by accepting it (kit/hub), public models may be fetched from the
 * Hugging Face Hub and the hosts it sends downloads to. Images and scripts stay on this origin there too.
 */
const HUB_PAGE = /^(?:[a-z-]+\/)?hub\/modele\/index\.html$/;
const HUB_HOSTS = ['https://huggingface.co', 'https://*.huggingface.co', 'https://*.hf.co'];

/** Per directive, why it is not simply `'self'`. */
function policy(scriptHashes: readonly string[], hosts: readonly string[]): string {
  const directives: Readonly<Record<string, readonly string[]>> = {
    'default-src': ["'self'"],
    // WebAssembly compiles under wasm-unsafe-eval: onnxruntime. The sandbox's srcdoc frame inherits this policy.
    'script-src': ["'self'", "'wasm-unsafe-eval'", `'${BOOT_HASH}'`, ...scriptHashes],
    // KaTeX and Svelte write style attributes
    'style-src': ["'self'", "'unsafe-inline'"],
    'img-src': ["'self'", 'data:', 'blob:'],
    'connect-src': ["'self'", ...hosts],
    // the sandbox runs a learner's code in a worker made from a blob
    'worker-src': ["'self'", 'blob:'],
    'frame-src': ["'self'"],
    'object-src': ["'none'"],
    'base-uri': ["'self'"],
    'form-action': ["'self'"],
  };
  return Object.entries(directives)
    .map(([name, sources]) => `${name} ${sources.join(' ')}`)
    .join('; ');
}

const SCRIPT = /<script\b((?:"[^"]*"|'[^']*'|[^'">])*)>([\s\S]*?)<\/script\s*>/gi;
const TAG = /<[a-z][^\s/>]*((?:"[^"]*"|'[^']*'|[^'">])*)>/gi;

/** Data blocks (JSON-LD, JSON) are not scripts: no policy applies to them. */
function isExecutable(attributes: string): boolean {
  const type = /\btype\s*=\s*["']?([^"'\s>]+)/i.exec(attributes)?.[1];
  return type === undefined || !/json$/i.test(type);
}

/** CSP source of one inline script, e.g. `'sha256-…'`. */
function hashSource(script: string): string {
  return `'sha256-${createHash('sha256').update(script).digest('base64')}'`;
}

export function inlineScriptHashes(html: string): readonly string[] {
  const hashes = [...html.matchAll(SCRIPT)]
    .filter(([, attributes = '']) => !/\bsrc\s*=/i.test(attributes) && isExecutable(attributes))
    .map(([, , script = '']) => hashSource(script));
  return [...new Set(hashes)];
}

/** What no hash can allow: event attributes and `javascript:` addresses. */
export function forbiddenMarkup(html: string): readonly string[] {
  const tags = [...html.replaceAll(SCRIPT, '').matchAll(TAG)].filter(([, attributes = '']) => {
    const names = attributes.replaceAll(/=\s*("[^"]*"|'[^']*')/g, ' ');
    return /(^|\s)on[a-z]+(\s|=|$)/i.test(names) || /=\s*["']?\s*javascript:/i.test(attributes);
  });
  return tags.map(([tag]) => tag);
}

/**
 * The page `name` (its path in the build) with its policy, before any script. A page that brings its own policy (the
 * sandbox) is left alone.
 */
export function addPolicy(html: string, name: string): string {
  if (/http-equiv\s*=\s*["']?content-security-policy/i.test(html)) return html;
  const forbidden = forbiddenMarkup(html);
  if (forbidden.length > 0) throw new Error(`${name}: the CSP forbids inline handlers: ${forbidden.join(' ')}`);
  const start = /<head\b[^>]*>(\s*<meta charset=[^>]*>)?/i.exec(html);
  if (!start) throw new Error(`${name}: no <head> to put the CSP in`);
  const meta =
    '<meta http-equiv="Content-Security-Policy" ' +
    `content="${policy(inlineScriptHashes(html), HUB_PAGE.test(name) ? HUB_HOSTS : [])}">`;
  const at = start.index + start[0].length;
  return html.slice(0, at) + meta + html.slice(at);
}

export function csp(): AstroIntegration {
  return {
    name: 'book-csp',
    hooks: {
      'astro:build:done': ({ dir, logger }) => {
        const root = fileURLToPath(dir);
        const pages = globSync('**/*.html', { cwd: root });
        for (const page of pages) {
          const path = join(root, page);
          writeFileSync(path, addPolicy(readFileSync(path, 'utf8'), page));
        }
        logger.info(`Content-Security-Policy on ${pages.length} pages`);
      },
    },
  };
}
