/**
 * The text of a file that a reader has saved, or had saved by something: in UTF-8, or in UTF-16 as Windows's Notepad
 * and PowerShell may write it, which its byte-order mark says. The mark is no part of the text.
 */
export function decodeText(bytes: Uint8Array): string {
  const mark = ((bytes[0] ?? 0) << 8) | (bytes[1] ?? 0);
  const encoding = mark === 0xfffe ? 'utf-16le' : mark === 0xfeff ? 'utf-16be' : 'utf-8';
  return new TextDecoder(encoding).decode(bytes);
}
