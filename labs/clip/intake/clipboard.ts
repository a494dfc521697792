/** Images in what is pasted or dropped. */

/**
 * The first image among the files; when there are files but no image, the first of them, to be refused with its reason.
 */
export function firstFile(data: DataTransfer | null): File | null {
  const files = [...(data?.files ?? [])];
  return files.find((file) => file.type.startsWith('image/')) ?? files[0] ?? null;
}

/** Fields where a picture cannot go and a text can. */
const TEXTLESS = ['button', 'checkbox', 'color', 'file', 'hidden', 'image', 'radio', 'range', 'reset', 'submit'];

function takesText(target: EventTarget | undefined): boolean {
  if (target instanceof HTMLInputElement) return !TEXTLESS.includes(target.type);
  return target instanceof HTMLTextAreaElement || (target instanceof HTMLElement && target.isContentEditable);
}

/**
 * The picture that a paste is meant for. A word processor puts a picture of the text beside the text: into a field, it
 * is the text that the reader pastes. A copied picture comes with HTML, which is no text to paste.
 */
export function pastedFile(event: ClipboardEvent): File | null {
  if (event.defaultPrevented) return null;
  const data = event.clipboardData;
  const hasText = (data?.getData('text/plain') ?? '').trim() !== '';
  return hasText && takesText(event.composedPath()[0]) ? null : firstFile(data);
}

/** A text, or a link, dragged to a field: it is not for the images. */
export function isForField(event: DragEvent): boolean {
  return takesText(event.composedPath()[0]) && !event.dataTransfer?.types.includes('Files');
}

/** What is dropped is a picture, or a link, of a page: without its file. */
export function comesFromPage(data: DataTransfer | null): boolean {
  return ['text/uri-list', 'text/html', 'text/x-moz-url'].some((type) => data?.types.includes(type));
}

/** What the button « paste » reads; null: no image there. Rejects where the browser forbids it. */
export async function readClipboardImage(): Promise<Blob | null> {
  for (const item of await navigator.clipboard.read()) {
    const type = item.types.find((name) => name.startsWith('image/'));
    if (type) return item.getType(type);
  }
  return null;
}
