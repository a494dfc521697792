/**
 * Service worker. Pages and their files come from the version that was installed as a whole (cache first, so that
 * HTML and scripts never belong to two versions); a new version waits until the reader accepts it or closes the book.
 * Models and the wasm runtime are stored by the page on request: see kit/runtime/files.ts.
 */
import { isWorkerMessage, type ShellStatus } from './messages.ts';
import { routeRequest } from './route.ts';
import { type ShellManifest, shellBytes } from './shell.ts';
import { countStored, fillShell, pruneShell, storedFile, storedHashed } from './store.ts';

/** Written by the build: src/integrations/pwa.ts. */
declare const __SHELL__: ShellManifest;

const worker = self as unknown as ServiceWorkerGlobalScope;
const manifest = __SHELL__;

worker.addEventListener('install', (event) => event.waitUntil(fillShell(manifest)));

worker.addEventListener('activate', (event) => {
  event.waitUntil(
    (async () => {
      await worker.clients.claim(); // the page of the first visit, too, must survive a lost network
      await pruneShell(manifest);
    })(),
  );
});

async function status(): Promise<ShellStatus> {
  const totalFiles = Object.keys(manifest.files).length;
  const describe = async () => ({ totalFiles, storedFiles: await countStored(manifest), bytes: shellBytes(manifest) });
  const now = await describe();
  if (now.storedFiles === totalFiles) return now;
  // Something was deleted: this is the moment to have it again, unless the network or the version is gone.
  await fillShell(manifest).catch(() => undefined);
  return describe();
}

worker.addEventListener('message', (event) => {
  if (!isWorkerMessage(event.data)) return;
  if (event.data.type === 'activate') event.waitUntil(worker.skipWaiting());
  else event.waitUntil(status().then((answer) => event.ports[0]?.postMessage(answer)));
});

/** The 404 page in the reader's language; what the host answered, or a network error, when it is not stored. */
async function notFound(path: string | undefined, otherwise: Response): Promise<Response> {
  const page = path === undefined ? undefined : await storedFile(manifest, path);
  return page ? new Response(page.body, { status: 404, headers: page.headers }) : otherwise;
}

async function unknownPage(request: Request, path: string | undefined): Promise<Response> {
  const response = await fetch(request).catch(() => Response.error());
  return response.status === 404 || response.type === 'error' ? notFound(path, response) : response;
}

worker.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== worker.location.origin) return;
  const route = routeRequest(manifest, url, request.mode === 'navigate');
  switch (route.kind) {
    case 'stored':
      // A file removed by the browser or by hand: the network still has it.
      event.respondWith(storedFile(manifest, route.path).then((stored) => stored ?? fetch(request)));
      break;
    case 'redirect':
      event.respondWith(Promise.resolve(Response.redirect(route.location, 301)));
      break;
    case 'unknown-page':
      event.respondWith(unknownPage(request, route.notFound));
      break;
    case 'hashed':
      event.respondWith(storedHashed(manifest, url).then((stored) => stored ?? fetch(request)));
      break;
    case 'pass':
      break;
  }
});
