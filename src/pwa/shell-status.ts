/** What the page can learn of the stored pages and of the browser's storage. */
import { assetPath } from '@kit/i18n/index.ts';
import type { ShellStatus, WorkerMessage } from './messages.ts';

export type PagesState =
  | { readonly kind: 'stored'; readonly bytes: number }
  | { readonly kind: 'installing' }
  /** registration refused, or this is the development server */
  | { readonly kind: 'absent' }
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
  if (!registration?.active) return { kind: registration?.installing ? 'installing' : 'absent' };
  const { storedFiles, totalFiles, bytes } = await ask(registration.active);
  return storedFiles === totalFiles ? { kind: 'stored', bytes } : { kind: 'absent' };
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
