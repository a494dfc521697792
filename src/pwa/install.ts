/** Installation as an application, where the browser offers it (Chromium) and where it only explains it (iOS). */

/** Not in TypeScript's DOM library: https://developer.mozilla.org/docs/Web/API/BeforeInstallPromptEvent */
export interface InstallPrompt extends Event {
  prompt(): Promise<{ readonly outcome: 'accepted' | 'dismissed' }>;
}

export type Installability =
  | { readonly kind: 'installed' }
  | { readonly kind: 'prompt'; readonly event: InstallPrompt }
  | { readonly kind: 'ios' }
  | { readonly kind: 'manual' };

let captured: InstallPrompt | undefined;
let installed = false;
const listeners = new Set<() => void>();

function isInstallPrompt(event: Event): event is InstallPrompt {
  return 'prompt' in event && typeof event.prompt === 'function';
}

/** The browser offers once, soon after loading: every page listens before any component is there. */
export function listenForInstall(): void {
  addEventListener('beforeinstallprompt', (event) => {
    if (isInstallPrompt(event)) captured = event;
    for (const listener of listeners) listener();
  });
  addEventListener('appinstalled', () => {
    installed = true;
    for (const listener of listeners) listener();
  });
}

export function installability(): Installability {
  if (installed || matchMedia('(display-mode: standalone)').matches) return { kind: 'installed' };
  if (captured) return { kind: 'prompt', event: captured };
  // `standalone` exists in Safari on iOS and iPadOS alone
  return { kind: 'standalone' in navigator ? 'ios' : 'manual' };
}

/** Calls back on every change; returns the unsubscriber. */
export function watchInstall(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The reader accepted or dismissed: an event prompts only once. */
export async function install(event: InstallPrompt): Promise<void> {
  captured = undefined;
  await event.prompt();
  for (const listener of listeners) listener();
}
