/** A cold Chromium whose traffic, memory and main-thread blocks are counted from outside the page. */
import { readFileSync } from 'node:fs';
import { type AddressInfo, createServer, type Server, Socket } from 'node:net';
import { type Browser, chromium, type Page } from 'playwright';
import { chromiumLaunch } from '../tests/setup/chromium.ts';

/** Counts every byte the site sends, headers included, whoever asks: page, worker or service worker. */
export interface Tap {
  readonly url: string;
  bytes(): number;
  close(): Promise<void>;
}

export async function tap(target: string): Promise<Tap> {
  const { port, pathname } = new URL(target);
  let sent = 0;
  const sockets = new Set<Socket>();
  const server: Server = createServer((client) => {
    const upstream = new Socket();
    upstream.connect(Number(port), '127.0.0.1');
    for (const [socket, other] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      sockets.add(socket);
      socket.on('error', () => other.destroy());
      socket.on('close', () => {
        sockets.delete(socket);
        other.destroy();
      });
    }
    upstream.on('data', (chunk) => {
      sent += chunk.length;
    });
    client.pipe(upstream);
    upstream.pipe(client);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const own = (server.address() as AddressInfo).port;
  return {
    url: `http://localhost:${own}${pathname}`,
    bytes: () => sent,
    close: () => {
      for (const socket of sockets) socket.destroy();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

/** Renderers of the browser's own interface (its tab strip is a web page), which no site can make larger or smaller. */
const OWN_INTERFACE = /--(top-chrome-webui|extension-process)\b/;

/** Private memory of the renderer processes of the tab, its workers and its frames, bytes. */
function privateMemory(pids: readonly number[]): number {
  let total = 0;
  for (const pid of pids) {
    try {
      if (OWN_INTERFACE.test(readFileSync(`/proc/${pid}/cmdline`, 'utf8'))) continue;
      const rollup = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8');
      for (const [, kB] of rollup.matchAll(/^Private_(?:Clean|Dirty):\s+(\d+) kB/gm)) total += Number(kB) * 1024;
    } catch {
      // the process ended between listing and reading: it holds nothing any more
    }
  }
  return total;
}

export interface Visit {
  readonly page: Page;
  readonly tap: Tap;
  /** longest task of 50 ms or more on the main thread since the last call, ms; 0 when there was none */
  longestBlock(): Promise<number>;
  /** highest private memory seen so far, bytes */
  peakMemory(): number;
  close(): Promise<void>;
}

/** A fresh browser with an empty profile: nothing cached, nothing compiled. */
export async function coldVisit(site: string): Promise<Visit> {
  const meter = await tap(site);
  const browser: Browser = await chromium.launch(chromiumLaunch('whole'));
  const context = await browser.newContext({ serviceWorkers: 'block', viewport: { width: 1280, height: 900 } });
  const page = await context.newPage();
  await page.addInitScript(() => {
    // The browser's own measure of a blocked main thread: tasks of 50 ms or more, with their length.
    const state = { worst: 0 };
    (window as unknown as { blocks: typeof state }).blocks = state;
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) state.worst = Math.max(state.worst, duration);
    }).observe({ type: 'longtask' });
  });
  const session = await browser.newBrowserCDPSession();
  let peak = 0;
  const sample = setInterval(async () => {
    try {
      const { processInfo } = await session.send('SystemInfo.getProcessInfo');
      const pids = processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => id);
      peak = Math.max(peak, privateMemory(pids));
    } catch {
      // the browser is closing: the last sample stands
    }
  }, 100);
  return {
    page,
    tap: meter,
    peakMemory: () => peak,
    longestBlock: () =>
      page.evaluate(() => {
        const state = (window as unknown as { blocks: { worst: number } }).blocks;
        const { worst } = state;
        state.worst = 0;
        return worst;
      }),
    close: async () => {
      clearInterval(sample);
      await browser.close();
      await meter.close();
    },
  };
}
