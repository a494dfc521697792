/**
 * What the development server answers for sw.js: a published book read earlier on the same host and port would
 * otherwise keep answering from its cache. Without its stored pages, the worker in use asks the server; then it goes.
 */
import { shellCacheName } from './shell.ts';

const worker = self as unknown as ServiceWorkerGlobalScope;

// At install, since activation waits for the worker in use. The removal is not awaited: it waits for the install.
worker.addEventListener('install', (event) => {
  void worker.registration.unregister();
  event.waitUntil(caches.delete(shellCacheName(new URL(worker.registration.scope).pathname)));
});
