/**
 * Byte-level BPE writes each byte as one printable character (GPT-2, Radford et al. 2019): printable Latin-1 bytes
 * stand for themselves, the 68 others are moved to U+0100…U+0143 in order.
 */
function printable(byte: number): boolean {
  return (byte >= 0x21 && byte <= 0x7e) || (byte >= 0xa1 && byte <= 0xac) || byte >= 0xae;
}

const BYTE_OF = new Map<string, number>();
for (let byte = 0, moved = 0; byte < 256; byte++) {
  BYTE_OF.set(String.fromCharCode(printable(byte) ? byte : 0x100 + moved++), byte);
}

/** The bytes a vocabulary entry stands for; undefined when it is not a byte-level string. */
export function bytesOfEntry(entry: string): Uint8Array | undefined {
  const bytes = Array.from(entry, (character) => BYTE_OF.get(character));
  return bytes.every((byte) => byte !== undefined) ? Uint8Array.from(bytes) : undefined;
}

/** Length in bytes of the well-formed UTF-8 character that starts at `at`, 0 when there is none. */
export function utf8Length(bytes: Uint8Array, at: number): number {
  const lead = bytes[at] ?? 0xff;
  const length = lead < 0x80 ? 1 : lead < 0xc2 ? 0 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : lead < 0xf5 ? 4 : 0;
  if (length < 2) return length;
  const character = bytes.subarray(at, at + length);
  try {
    // the decoder also knows overlong forms, surrogates and what lies beyond U+10FFFF
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(character).length > 0 ? length : 0;
  } catch {
    return 0;
  }
}
