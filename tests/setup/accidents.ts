/** Accidents caused from the page: the GPU's device lost under a worker that computes, or the worker itself gone. */

/** Before any script of the page: keeps hold of its workers. */
export function watchWorkers(): void {
  const workers: Worker[] = [];
  Object.assign(window, { workersOfThePage: workers });
  window.Worker = class extends Worker {
    constructor(url: string | URL, options?: WorkerOptions) {
      super(url, options);
      workers.push(this);
    }
  };
}

/** `draw`, from 0 to 1, says which: half of the time the device, half of the time the worker. */
export function accident(draw: number): string {
  const { workersOfThePage = [] } = window as { workersOfThePage?: Worker[] };
  const worker = workersOfThePage.at(-1 - (Math.floor(draw * 1000) % Math.max(1, workersOfThePage.length)));
  if (!worker) return 'none';
  // a message that the page's end of kit/remote never sent: its answer is nobody's
  if (draw < 0.5) worker.postMessage({ id: -1, on: '', method: 'loseDevice', args: [], live: [] });
  else {
    worker.terminate();
    worker.dispatchEvent(new ErrorEvent('error', { message: 'killed by a test' }));
  }
  return draw < 0.5 ? 'device' : 'worker';
}
