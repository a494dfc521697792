/**
 * Page side of the service worker: registers it once the page is quiet, and offers a new version when one waits.
 * Nothing is ever reloaded but the tab in which the reader asked for it.
 */
import { assetPath, packageKind } from '@kit/i18n/index.ts';
import type { WorkerMessage } from './messages.ts';
import type { UpdateOffer } from './offer.ts';

/** A book left open for days asks for a new version at most this often, when it is looked at again. */
const CHECK_EVERY_MS = 60 * 60 * 1000;

/** Calls `offer` whenever a new version has become ready, at once if one already waits. */
export function watchUpdates(registration: ServiceWorkerRegistration, offer: (update: UpdateOffer) => void): void {
  const container = navigator.serviceWorker;
  // Without a controller this is the first visit: nothing is being replaced.
  let controlled = container.controller !== null;
  let accepted = false;

  const offerWaiting = (): void => {
    if (!registration.waiting || !controlled) return;
    offer({
      accept: () => {
        accepted = true;
        const message: WorkerMessage = { type: 'activate' };
        // Another tab may have accepted meanwhile: then nothing waits, and this one only has to reload.
        if (registration.waiting) registration.waiting.postMessage(message);
        else location.reload();
      },
    });
  };

  registration.addEventListener('updatefound', () => {
    const { installing } = registration;
    installing?.addEventListener('statechange', () => {
      if (installing.state === 'installed') offerWaiting();
    });
  });
  container.addEventListener('controllerchange', () => {
    if (accepted) location.reload();
    else if (controlled) offer({ accept: () => location.reload() }); // accepted in another tab
    controlled = true;
  });
  offerWaiting();
}

function checkWhenLookedAt(registration: ServiceWorkerRegistration): void {
  let last = Date.now();
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState !== 'visible' || Date.now() - last < CHECK_EVERY_MS) return;
    last = Date.now();
    registration.update().catch(() => undefined); // offline: the next look will do
  });
}

/** The notice and Svelte are fetched only when there is something to say. */
async function showNotice(update: UpdateOffer): Promise<void> {
  const { showUpdateNotice } = await import('./notice.ts');
  showUpdateNotice(update);
}

async function start(): Promise<void> {
  try {
    const registration = await navigator.serviceWorker.register(assetPath('sw.js'), {
      scope: assetPath(''),
      updateViaCache: 'none',
    });
    watchUpdates(registration, (update) => void showNotice(update));
    checkWhenLookedAt(registration);
  } catch (error) {
    // Private window, storage refused, or offline before the first visit: the book is read from the network.
    console.info('Service worker:', error);
  }
}

export function startPwa(): void {
  // in a course the book belongs to the course
  if (packageKind() || !('serviceWorker' in navigator)) return;
  const whenQuiet = () =>
    'requestIdleCallback' in window ? requestIdleCallback(() => void start(), { timeout: 5000 }) : void start();
  if (document.readyState === 'complete') whenQuiet();
  else addEventListener('load', whenQuiet, { once: true });
}
