/**
 * Serves the built site as a static host does: compression, entity tags, long caching of hashed files,
 * one address per page, a 404 page in the reader's language. No dependency, no header a plain host lacks.
 *
 *   node scripts/serve.ts [--dir dist] [--port 4321] [--base /]      also PORT and BASE
 */
import { existsSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { createBodyCache } from './serve/body.ts';
import { cacheControl } from './serve/hosts.ts';
import { normalizeBase, notFoundPage, resolvePath } from './serve/resolve.ts';

export interface ServerOptions {
  /** the built site */
  readonly dir: string;
  /** 0 takes any free port */
  readonly port?: number;
  /** path the site is published under, '/' by default */
  readonly base?: string;
  /** brotli or gzip where the client takes it; true by default */
  readonly compression?: boolean;
  readonly host?: string;
}

export interface StaticServer {
  readonly port: number;
  /** address of the home page, with its final slash */
  readonly url: string;
  /** stops listening and cuts the connections that are still open */
  close(): Promise<void>;
}

export async function startServer(options: ServerOptions): Promise<StaticServer> {
  const dir = resolve(options.dir);
  const base = normalizeBase(options.base ?? '/');
  const bodyOf = createBodyCache(options.compression ?? true);

  async function send(request: IncomingMessage, response: ServerResponse, path: string, status: number, cache: string) {
    const body = await bodyOf(path, request.headers['accept-encoding']);
    response.setHeader('Content-Type', body.type);
    response.setHeader('ETag', body.etag);
    response.setHeader('Cache-Control', cache);
    response.setHeader('X-Content-Type-Options', 'nosniff');
    if (body.varies) response.setHeader('Vary', 'Accept-Encoding');
    const known = request.headers['if-none-match']?.split(',').map((tag) => tag.trim().replace(/^W\//, ''));
    if (status === 200 && known?.includes(body.etag)) return response.writeHead(304).end();
    if (body.encoding !== 'identity') response.setHeader('Content-Encoding', body.encoding);
    response.setHeader('Content-Length', body.bytes.length);
    response.writeHead(status);
    return response.end(request.method === 'HEAD' ? undefined : body.bytes);
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<unknown> {
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      return response.writeHead(405, { Allow: 'GET, HEAD' }).end();
    }
    const [pathname = '/', query] = (request.url ?? '/').split('?', 2);
    const found = resolvePath(dir, base, pathname);
    if (found.kind === 'redirect') {
      const location = query === undefined ? found.location : `${found.location}?${query}`;
      return response.writeHead(301, { Location: location, 'Cache-Control': 'no-cache' }).end();
    }
    if (found.kind === 'file') return send(request, response, found.path, 200, cacheControl(pathname));
    const page = notFoundPage(dir, base, pathname);
    if (page) return send(request, response, page, 404, 'no-cache');
    return response.writeHead(404, { 'Content-Type': 'text/plain; charset=utf-8' }).end('404');
  }

  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      console.error(`${request.url}:`, error);
      if (!response.headersSent) response.writeHead(500);
      response.end();
    });
  });
  const host = options.host ?? 'localhost';
  await new Promise<void>((done, fail) => {
    server.once('error', fail);
    server.listen(options.port ?? 4321, host, done);
  });
  const { port } = server.address() as AddressInfo;
  return {
    port,
    url: `http://${host}:${port}${base}/`,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const { values } = parseArgs({
    options: {
      dir: { type: 'string', default: 'dist' },
      port: { type: 'string', default: process.env['PORT'] ?? '4321' },
      base: { type: 'string', default: process.env['BASE'] ?? '/' },
      host: { type: 'string', default: process.env['HOST'] ?? 'localhost' },
    },
  });
  if (!existsSync(join(values.dir, 'index.html'))) {
    console.error(`${values.dir}/ holds no built site: npm run build`);
    process.exit(1);
  }
  try {
    const server = await startServer({ ...values, port: Number(values.port) });
    console.log(`Le livre est ouvert / The book is open: ${server.url}`);
  } catch (error) {
    const busy = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
    if (!busy) throw error;
    console.error(`Port ${values.port} is in use; choose another: PORT=4322 npm start`);
    process.exit(1);
  }
}
