/** What the page and the service worker say to each other. */
import type { ShellReport } from './report.ts';

export type WorkerMessage =
  /** the reader accepted the new version: stop waiting */
  | { readonly type: 'activate' }
  /**
   * how much of the shell is stored, after an attempt to complete it; answered with ShellStatus on the port sent along
   */
  | { readonly type: 'status' };

export interface ShellStatus {
  readonly storedFiles: number;
  readonly totalFiles: number;
  readonly bytes: number;
  /** what was left out and why; undefined when that is not known any more */
  readonly report: ShellReport | undefined;
}

export function isWorkerMessage(data: unknown): data is WorkerMessage {
  if (typeof data !== 'object' || data === null || !('type' in data)) return false;
  return data.type === 'activate' || data.type === 'status';
}
