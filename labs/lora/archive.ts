/**
 * One file out of a zip, with the checksum that the archive gives for it compared: fflate unpacks without looking at
 * it.
 */
import { crc32Of } from '@kit/math/crc32.ts';
import { unzipSync } from 'fflate';

/** Neither a zip that can be read, nor one with the one file wanted, of a sensible size and whole. */
export class FolderError extends Error {
  readonly reason: 'zip' | 'content' | 'checksum';

  constructor(reason: 'zip' | 'content' | 'checksum') {
    super(reason);
    this.reason = reason;
  }
}

export const isZip = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b;

/** Unpacks nothing but the file called so, in whichever folder, and only when it claims at most `most` bytes. */
export function fileInZip(zip: Uint8Array, wanted: string, most: number): Uint8Array {
  const isWanted = (name: string) => name.split('/').at(-1) === wanted;
  let files: Record<string, Uint8Array>;
  let checksums: readonly Entry[];
  try {
    files = unzipSync(zip, { filter: ({ name, originalSize }) => isWanted(name) && originalSize <= most });
    checksums = directory(zip).filter(({ name }) => isWanted(name));
  } catch {
    throw new FolderError('zip'); // fflate and DataView say in English what of the archive they could not read
  }
  const [file, ...others] = Object.values(files);
  if (!file || others.length > 0) throw new FolderError('content');
  const [entry, ...twins] = checksums;
  if (!entry || twins.length > 0) throw new FolderError('content');
  if (entry.size !== file.length || entry.crc !== crc32Of(file)) throw new FolderError('checksum');
  return file;
}

interface Entry {
  readonly name: string;
  readonly crc: number;
  readonly size: number;
}

const END = 0x06054b50;
const ENTRY = 0x02014b50;

/** The central directory. Source: PKWARE's APPNOTE.TXT, 4.3.12 and 4.3.16. Throws RangeError outside the file. */
function directory(zip: Uint8Array): Entry[] {
  const view = new DataView(zip.buffer, zip.byteOffset, zip.length);
  let end = zip.length - 22;
  while (view.getUint32(end, true) !== END) end--;
  let at = view.getUint32(end + 16, true);
  return Array.from({ length: view.getUint16(end + 10, true) }, () => {
    if (view.getUint32(at, true) !== ENTRY) throw new RangeError('directory');
    const length = view.getUint16(at + 28, true);
    const entry = {
      name: new TextDecoder().decode(zip.subarray(at + 46, at + 46 + length)),
      crc: view.getUint32(at + 16, true),
      size: view.getUint32(at + 24, true),
    };
    at += 46 + length + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    return entry;
  });
}
