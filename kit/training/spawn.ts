/** A worker that trains; the page's bundler finds its script here. */
export const spawnTrainer = (): Worker =>
  new Worker(new URL('./worker.ts', import.meta.url), { type: 'module', name: 'training' });
