/**
 * A file that the reader takes away. Browsers save it; an application installed on an iPhone or iPad saves nothing
 * from a page (a link with `download` does nothing there), but can share: with Files, mail, another application.
 */
import { packageKind } from '../i18n/index.ts';

/**
 * `shared` covers a reader who closed the sheet: it has been offered. `ask-again`: sharing wants a press of its own.
 */
export type HandOver = 'saved' | 'shared' | 'ask-again' | 'no-way';

/** `standalone` exists in Safari on iOS and iPadOS alone. Kolibri shows the book in a frame without downloads. */
export function savesNothing(): boolean {
  return packageKind() === 'kolibri' || ('standalone' in navigator && navigator.standalone === true);
}

export async function handOver(file: File): Promise<HandOver> {
  if (!savesNothing()) {
    save(file);
    return 'saved';
  }
  const content = { files: [file] };
  if (!navigator.canShare?.(content)) return 'no-way';
  try {
    await navigator.share(content);
    return 'shared';
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') return 'shared';
    // making the file took longer than a press of a button counts for
    if (error instanceof DOMException && error.name === 'NotAllowedError') return 'ask-again';
    return 'no-way';
  }
}

function save(file: File): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = file.name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000); // the browser reads it after the click
}
