/**
 * What the development server answers for sw.js: a published book read earlier on the same host and port would
 * otherwise keep answering from its cache. Takes its place, removes itself and the stored pages, reloads.
 */
import { shellCacheName } from './shell.ts';

const worker = self as unknown as ServiceWorkerGlobalScope;

worker.addEventListener('install', (event) => event.waitUntil(worker.skipWaiting()));

worker.addEventListener('activate', (event) => {
  event.waitUntil(
    (async () => {
      await caches.delete(shellCacheName(new URL(worker.registration.scope).pathname));
      await worker.registration.unregister();
      // Not awaited: the navigation itself waits for the end of this event.
      for (const client of await worker.clients.matchAll({ type: 'window' })) void client.navigate(client.url);
    })(),
  );
});
