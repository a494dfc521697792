/** What a file is that is no safetensors file, by its first bytes: what people really pick by mistake. */
export type OtherKind =
  | 'empty'
  /** what a clone without Git LFS holds in place of a large file */
  | 'lfs-pointer'
  | 'web-page'
  /** PyTorch's own formats, which can run code when they are read: a zip or a bare pickle */
  | 'pickle'
  | 'gguf'
  | 'json'
  /** none of these, but no safetensors: its header does not begin as one */
  | 'other';

const LFS = 'version https://git-lfs.github.com/spec/';

/** null: nothing that is known here. Never 'other', which only whoever looks for a header can tell. */
export function otherKind(bytes: Uint8Array): OtherKind | null {
  if (bytes.length === 0) return 'empty';
  const begins = (...values: readonly number[]) => values.every((value, i) => bytes[i] === value);
  if (begins(0x50, 0x4b, 0x03, 0x04) || (begins(0x80) && (bytes[1] as number) >= 2 && (bytes[1] as number) <= 5)) {
    return 'pickle';
  }
  if (begins(0x47, 0x47, 0x55, 0x46)) return 'gguf';
  const text = new TextDecoder().decode(bytes.subarray(0, 512)).trimStart();
  if (text.startsWith(LFS)) return 'lfs-pointer';
  if (/^(?:<!doctype|<html|<head|<\?xml|<!--)/i.test(text)) return 'web-page';
  return /^[{[]\s*["{[\]}]/.test(text) ? 'json' : null;
}
