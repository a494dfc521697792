/** Headers of BMP: « BM » also begins texts, so what follows must make sense. */

export interface BmpHeader {
  readonly width: number;
  readonly height: number;
}

const FILE_HEADER = 14;
/** bytes of OS/2's first header, whose sizes are on 16 bits; all the others begin like Windows's */
const CORE = 12;
const LONGEST = 124;
const DEPTHS = [0, 1, 2, 4, 8, 16, 24, 32, 64];

/** null: not a BMP. */
export function bmpHeader(bytes: Uint8Array): BmpHeader | null {
  if (bytes[0] !== 0x42 || bytes[1] !== 0x4d || bytes.length < FILE_HEADER + CORE) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const length = view.getUint32(FILE_HEADER, true);
  if (length === CORE) {
    const [width, height] = [view.getUint16(18, true), view.getUint16(20, true)];
    return plausible(view.getUint16(22, true), view.getUint16(24, true)) ? { width, height } : null;
  }
  if (length < 16 || length > LONGEST || bytes.length < 30) return null;
  // a negative height: rows from the top
  const [width, height] = [Math.abs(view.getInt32(18, true)), Math.abs(view.getInt32(22, true))];
  return plausible(view.getUint16(26, true), view.getUint16(28, true)) ? { width, height } : null;
}

function plausible(planes: number, depth: number): boolean {
  return planes === 1 && DEPTHS.includes(depth);
}
