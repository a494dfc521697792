/**
 * Service worker. Pages and their files come from the version that was installed as a whole (cache first, so that
 * HTML and scripts never belong to two versions); a new version waits until the reader accepts it or closes the book.
 * Models and the wasm runtime are stored by the page on request: see kit/runtime/files.ts.
 */
import { judge, published } from './fetch-shell.ts';
import { isWorkerMessage, type ShellStatus } from './messages.ts';
import { readReports } from './report.ts';
import { localeOf, routeRequest } from './route.ts';
import { type ShellManifest, shellBytes } from './shell.ts';
import { countStored, fileOfTab, fillShell, type Ledger, storedFile, storedHashed, takeOver } from './store.ts';

/** Written by the build: src/integrations/pwa.ts. */
declare const __SHELL__: ShellManifest;
/** language → what stands for a page that cannot be had: absent-page.ts */
declare const __ABSENT__: Readonly<Record<string, string>>;

const worker = self as unknown as ServiceWorkerGlobalScope;
const manifest = __SHELL__;

worker.addEventListener('install', (event) =>
  event.waitUntil(fillShell(manifest, worker.registration.active !== null)),
);

const inLine = () => worker.registration.installing !== null || worker.registration.waiting !== null;
/** Once in a worker's life: killed while it took over, the one that starts again goes on. */
let settled: Promise<Ledger | undefined> | undefined;
function settle(): Promise<Ledger | undefined> {
  settled ??= takeOver(manifest, inLine, tabs).catch(() => undefined);
  return settled;
}
const tabs = async () => (await worker.clients.matchAll({ includeUncontrolled: true })).map(({ id }) => id);

worker.addEventListener('activate', (event) => {
  event.waitUntil(
    (async () => {
      await worker.clients.claim(); // the page of the first visit, too, must survive a lost network
      await settle();
    })(),
  );
});

/** Has what is missing if it can be had by now; if not, the book stays as it is. */
const complete = () => fillShell(manifest, false).catch(() => undefined);
/** Asked for once in a worker's life: what a host never gives is not asked for at every page. */
let completed: Promise<void> | undefined;

/** The page waits so long for what is missing, in ms: a host may never answer. */
const COMPLETION = 10_000;

async function status(): Promise<ShellStatus> {
  const totalFiles = Object.keys(manifest.files).length;
  const describe = async (): Promise<ShellStatus> => {
    const report = (await readReports(manifest.base)).find(({ version }) => version === manifest.version);
    return { totalFiles, storedFiles: await countStored(manifest), bytes: shellBytes(manifest), report };
  };
  const now = await describe();
  if (now.storedFiles === totalFiles) return now;
  // Something was deleted: this is the moment to have it again, unless the network or the version is gone.
  await Promise.race([complete(), new Promise((done) => setTimeout(done, COMPLETION))]);
  return describe();
}

worker.addEventListener('message', (event) => {
  if (!isWorkerMessage(event.data)) return;
  if (event.data.type === 'activate') event.waitUntil(worker.skipWaiting());
  else event.waitUntil(status().then((answer) => event.ports[0]?.postMessage(answer)));
});

/** What the reader sees where neither the disk nor the network has the page. */
function absent(url: URL, status: number): Response {
  const html = __ABSENT__[localeOf(manifest, url) ?? ''];
  return new Response(html, { status, headers: { 'content-type': 'text/html; charset=utf-8' } });
}

async function unknownPage(request: Request, url: URL, path: string | undefined): Promise<Response> {
  const response = await fetch(request).catch(() => undefined);
  if (response && response.status !== 404) return response;
  const page = path === undefined ? undefined : await storedFile(manifest, path);
  if (page) return new Response(page.body, { status: 404, headers: page.headers });
  return response ?? absent(url, 404);
}

/** Data of another version, which the host gives by now: an error is said, a mixture would not be. Pages stand alone. */
async function isOfAnother(path: string, response: Response): Promise<boolean> {
  if (manifest.files[path]?.mark !== undefined || !response.ok) return false;
  const { kind } = await judge(manifest, path, response);
  return kind !== 'intact' && (await published(manifest)) === 'other';
}

/** A file of this version; from the network when it was left out, or removed since by the browser or by hand. */
async function listed(event: FetchEvent, url: URL, path: string): Promise<Response> {
  // of what has a mark or its hash for a name, no tab asks for another's
  const shared = manifest.files[path]?.mark !== undefined || path.startsWith('_astro/');
  const ledger = shared ? undefined : await settle();
  const stored = await (ledger ? fileOfTab(manifest, path, ledger, event.clientId) : storedFile(manifest, path));
  if (stored === 'none') return Response.error();
  if (stored) return stored;
  try {
    const response = await fetch(event.request);
    if (await isOfAnother(path, response.clone())) return Response.error();
    completed ??= complete();
    event.waitUntil(completed);
    return response;
  } catch (error) {
    if (event.request.mode === 'navigate') return absent(url, 503);
    throw error;
  }
}

worker.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  event.waitUntil(settle());
  if (request.method !== 'GET' || url.origin !== worker.location.origin) return;
  const route = routeRequest(manifest, url, request.mode === 'navigate');
  switch (route.kind) {
    case 'stored':
      event.respondWith(listed(event, url, route.path));
      break;
    case 'redirect':
      event.respondWith(Promise.resolve(Response.redirect(route.location, 301)));
      break;
    case 'unknown-page':
      event.respondWith(unknownPage(request, url, route.notFound));
      break;
    case 'hashed':
      event.respondWith(storedHashed(manifest, url).then((stored) => stored ?? fetch(request)));
      break;
    case 'pass':
      break;
  }
});
