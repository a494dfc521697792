import type { WorkerHost } from './worker-host.ts';

/** Runs `work` on a worker where the model is open, and again after a recovery. */
export type Ask = <T>(signal: AbortSignal | undefined, work: (host: WorkerHost) => Promise<T>) => Promise<T>;
