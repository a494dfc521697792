/** What the page can learn of the stored pages and of the browser's storage. */
import { assetPath } from '@kit/i18n/index.ts';
import type { ShellStatus, WorkerMessage } from './messages.ts';
import { type Refusal, readReports, type ShellReport } from './report.ts';

export type PagesState =
  /** `report` when something was left out or kept altered */
  | { readonly kind: 'stored'; readonly bytes: number; readonly report?: ShellReport }
  | { readonly kind: 'installing' }
  /** registration refused, or this is the development server */
  | { readonly kind: 'absent' }
  /** the host, the moment or the disk does not allow it: reloading will not help by itself */
  | { readonly kind: 'refused'; readonly report: ShellReport; readonly why: Refusal }
  | { readonly kind: 'unsupported' };

function ask(worker: ServiceWorker): Promise<ShellStatus> {
  return new Promise((done) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }: MessageEvent<ShellStatus>) => {
      port1.close();
      done(data);
    };
    const message: WorkerMessage = { type: 'status' };
    worker.postMessage(message, [port2]);
  });
}

export async function pagesState(): Promise<PagesState> {
  if (!('serviceWorker' in navigator)) return { kind: 'unsupported' };
  const registration = await navigator.serviceWorker.getRegistration(assetPath('')).catch(() => undefined);
  if (registration?.active) {
    const { storedFiles, totalFiles, bytes, report } = await ask(registration.active);
    const gaps = report?.gaps.length ?? 0;
    if (storedFiles === totalFiles && !report?.asGiven.length) return { kind: 'stored', bytes };
    if (report && storedFiles + gaps === totalFiles) return { kind: 'stored', bytes, report };
    return refusal(report) ?? { kind: 'absent' };
  }
  if (registration?.installing) return { kind: 'installing' };
  const [latest] = await readReports(assetPath('')).catch(() => []);
  return refusal(latest) ?? { kind: 'absent' };
}

function refusal(report: ShellReport | undefined): PagesState | undefined {
  return report?.refused ? { kind: 'refused', report, why: report.refused } : undefined;
}

/** Resolves when the worker that is storing the pages has done so, or given up. */
export async function installed(): Promise<void> {
  const registration = await navigator.serviceWorker.getRegistration(assetPath(''));
  const worker = registration?.installing;
  while (worker?.state === 'installing' || worker?.state === 'installed') {
    await new Promise((done) => worker.addEventListener('statechange', done, { once: true }));
  }
}

export interface StorageState {
  /** bytes; undefined where the browser does not say */
  readonly usage: number | undefined;
  readonly quota: number | undefined;
  readonly persisted: boolean;
}

export async function storageState(): Promise<StorageState> {
  const { storage } = navigator;
  const estimate: StorageEstimate = (await storage?.estimate?.()) ?? {};
  return { usage: estimate.usage, quota: estimate.quota, persisted: (await storage?.persisted?.()) ?? false };
}

/** Whether files can be kept at all: not on plain http, nor where the reader blocks storage. */
export async function canStore(): Promise<boolean> {
  try {
    await globalThis.caches.keys();
    return true;
  } catch {
    return false;
  }
}
