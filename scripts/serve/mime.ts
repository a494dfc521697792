/** MIME types of what the site ships, and which of them a static host compresses. */
import { extname } from 'node:path';

export const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.xml': 'application/xml; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.py': 'text/plain; charset=utf-8',
  '.md': 'text/markdown; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.avif': 'image/avif',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.ttf': 'font/ttf',
  '.wasm': 'application/wasm',
};

/** Weights (`.onnx`, `.onnx_data`, `.bin`) have no registered type. */
export const UNKNOWN = 'application/octet-stream';

export function mimeType(path: string): string {
  return TYPES[extname(path).toLowerCase()] ?? UNKNOWN;
}

/** Static hosts compress text and wasm; images, fonts and weights travel as they are. */
export function isCompressible(type: string): boolean {
  return /^text\/|^application\/(json|manifest\+json|xml|wasm)|^image\/svg/.test(type);
}
