/** A worker of the page for one device. */
export const spawnDevice = (): Worker =>
  new Worker(new URL('./device-worker.ts', import.meta.url), { type: 'module', name: 'device' });
