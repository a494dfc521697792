/** From a request path to a file of the built site, as a static host does it. Pure but for `stat`. */
import { statSync } from 'node:fs';
import { join, sep } from 'node:path';

export type Resolution =
  | { readonly kind: 'file'; readonly path: string }
  /** `location` is an absolute path on this host, query excluded */
  | { readonly kind: 'redirect'; readonly location: string }
  | { readonly kind: 'missing' };

/** `/livre` for any of `livre`, `/livre`, `/livre/`; '' for the root. */
export function normalizeBase(base: string): string {
  const inner = base.replace(/^\/+|\/+$/g, '');
  return inner ? `/${inner}` : '';
}

function statKind(path: string): 'file' | 'directory' | 'missing' {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (stat?.isFile()) return 'file';
  return stat?.isDirectory() ? 'directory' : 'missing';
}

/** Decoded segments of a path, or null when one of them could leave the folder or is no name at all. */
function safeSegments(pathname: string): readonly string[] | null {
  try {
    const segments = pathname.split('/').filter(Boolean).map(decodeURIComponent);
    const bad = (name: string) => name === '..' || name === '.' || /[/\\\0]/.test(name) || name.startsWith('.');
    return segments.some(bad) ? null : segments;
  } catch {
    return null; // malformed percent-encoding
  }
}

/** `pathname` as sent (still encoded, no query); `dir` is the built site, mounted under `base`. */
export function resolvePath(dir: string, base: string, pathname: string): Resolution {
  const prefix = normalizeBase(base);
  if (prefix && pathname === prefix) return { kind: 'redirect', location: `${prefix}/` };
  if (prefix && !pathname.startsWith(`${prefix}/`)) return { kind: 'missing' };
  const segments = safeSegments(pathname.slice(prefix.length));
  if (!segments) return { kind: 'missing' };

  const canonical = [prefix, ...segments.map(encodeURIComponent)].join('/');
  const path = join(dir, ...segments);
  if (path !== dir && !path.startsWith(dir.endsWith(sep) ? dir : dir + sep)) return { kind: 'missing' };

  if (segments.at(-1) === 'index.html' && statKind(path) === 'file') {
    return { kind: 'redirect', location: canonical.slice(0, -'index.html'.length) };
  }
  const kind = statKind(path);
  if (kind === 'file') return { kind: 'file', path };
  if (kind === 'directory' && statKind(join(path, 'index.html')) === 'file') {
    // `//x` would be another host: rebuild the path from its segments
    if (pathname !== (canonical === prefix ? `${prefix}/` : `${canonical}/`)) {
      return { kind: 'redirect', location: canonical === prefix ? `${prefix}/` : `${canonical}/` };
    }
    return { kind: 'file', path: join(path, 'index.html') };
  }
  return { kind: 'missing' };
}

/** The 404 page nearest to the request: `/en/…` gets the English one. */
export function notFoundPage(dir: string, base: string, pathname: string): string | undefined {
  const first = safeSegments(pathname.slice(normalizeBase(base).length))?.[0];
  const candidates = [
    ...(first ? [join(dir, first, '404.html'), join(dir, first, '404', 'index.html')] : []),
    join(dir, '404.html'),
  ];
  return candidates.find((candidate) => statKind(candidate) === 'file');
}
