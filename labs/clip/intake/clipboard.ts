/** Images in what is pasted or dropped. */

/** The first image among the files; when there are files but no image, the first of them, to be refused with its reason. */
export function firstFile(data: DataTransfer | null): File | null {
  const files = [...(data?.files ?? [])];
  return files.find((file) => file.type.startsWith('image/')) ?? files[0] ?? null;
}

/** What the button « paste » reads; null: no image there. Rejects where the browser forbids it. */
export async function readClipboardImage(): Promise<Blob | null> {
  for (const item of await navigator.clipboard.read()) {
    const type = item.types.find((name) => name.startsWith('image/'));
    if (type) return item.getType(type);
  }
  return null;
}
