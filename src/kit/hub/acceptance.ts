/** The reader's agreement to leave the book's own site; it lasts as long as the tab. */
const KEY = 'book:hub-accepted';

/** Storage may be refused: the agreement then lasts for the page alone. */
function storage(): Storage | null {
  try {
    return globalThis.sessionStorage;
  } catch {
    return null;
  }
}

export function accept(): void {
  storage()?.setItem(KEY, '1');
}

export function hasAccepted(): boolean {
  return storage()?.getItem(KEY) === '1';
}

export function withdraw(): void {
  storage()?.removeItem(KEY);
}
