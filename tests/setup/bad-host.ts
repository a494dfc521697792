/** The site, as a host gives it that withholds files, answers with others, or rewrites pages on the way. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type StaticServer, startServer } from '../../scripts/serve.ts';

export interface Answer {
  readonly status: number;
  readonly type: string;
  readonly body: Buffer;
  /** the line is cut after this many bytes of it */
  readonly cut?: number;
}
/**
 * What this host makes of a good answer; null: it cuts the line. `path` without leading slash; `dest` as in
 * Sec-Fetch-Dest: `empty` for what a script asks for, the service worker's among them.
 */
export type Manners = (path: string, good: Answer, dest: string) => Answer | null;

/** `manners` may change while the host runs. */
export interface BadHost extends Pick<StaticServer, 'url' | 'close'> {
  manners: Manners;
}

export const page = (html: string, status = 200): Answer => ({
  status,
  type: 'text/html; charset=utf-8',
  body: Buffer.from(html),
});

/** Adds a script to a page, as networks that measure, translate or advertise do. */
export const injected = ({ status, body }: Answer): Answer =>
  page(body.toString().replace('</head>', '<script>window.injected = true</script></head>'), status);

/** A firewall's page, a network's sign-in page: anything but the book. */
export const BLOCK_PAGE = page(
  '<!doctype html><html lang="en"><body><main>Blocked by your administrator.</main></html>',
);

export async function badHost(dir: string, manners: Manners): Promise<BadHost> {
  const good = await startServer({ dir, port: 0, compression: false });
  const host = { manners };

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const address = new URL(request.url ?? '/', good.url);
    const reply = await fetch(address, { method: request.method ?? 'GET', redirect: 'manual' });
    const plain: Answer = {
      status: reply.status,
      type: reply.headers.get('content-type') ?? '',
      body: Buffer.from(await reply.arrayBuffer()),
    };
    const dest = String(request.headers['sec-fetch-dest'] ?? '');
    const given = host.manners(address.pathname.slice(1), plain, dest);
    if (!given) {
      response.destroy();
      return;
    }
    const location = reply.headers.get('location');
    response.writeHead(given.status, {
      'content-type': given.type,
      'cache-control': 'no-cache',
      ...(location ? { location } : {}),
      ...(given.cut === undefined ? {} : { 'content-length': given.body.length }),
    });
    if (given.cut !== undefined) {
      response.write(given.body.subarray(0, given.cut), () => response.destroy());
      return;
    }
    response.end(request.method === 'HEAD' ? undefined : given.body);
  }

  const server = createServer((request, response) => void answer(request, response).catch(() => response.destroy()));
  await new Promise<void>((done) => server.listen(0, 'localhost', done));
  return Object.assign(host, {
    url: `http://localhost:${(server.address() as AddressInfo).port}/`,
    async close() {
      await good.close();
      await new Promise<void>((done) => {
        server.close(() => done());
        server.closeAllConnections();
      });
    },
  });
}
