/** The reader's agreement to leave the book's own site; it lasts as long as the tab. */
export const HUB_ACCEPTED = 'book:hub-accepted';

/** Storage may be refused: the agreement then lasts for the page alone. */
function storage(): Storage | null {
  try {
    return globalThis.sessionStorage;
  } catch {
    return null;
  }
}

export function accept(): void {
  storage()?.setItem(HUB_ACCEPTED, '1');
}

export function hasAccepted(): boolean {
  return storage()?.getItem(HUB_ACCEPTED) === '1';
}

export function withdraw(): void {
  storage()?.removeItem(HUB_ACCEPTED);
}
