/** The size that a JPEG XL file announces (ISO 18181-1, SizeHeader; 18181-2 for its boxes). */
import type { Size } from './dimensions.ts';

/** Width over height, by the number written; 0: the width is written. */
const RATIOS = [0, 1, 12 / 10, 4 / 3, 3 / 2, 16 / 9, 5 / 4, 2];
const LENGTHS = [9, 13, 18, 30];

export function jpegXlSize(view: DataView): Size | null {
  const start = codestream(view);
  if (start === null || view.getUint16(start) !== 0xff0a) return null;
  let at = (start + 2) * 8;
  /** The next bits, the lowest first. */
  const take = (count: number) => {
    let value = 0;
    for (let i = 0; i < count; i++, at++) value += ((view.getUint8(at >> 3) >> (at & 7)) & 1) * 2 ** i;
    return value;
  };
  const small = take(1) === 1;
  const side = () => (small ? (take(5) + 1) * 8 : take(LENGTHS[take(2)] as number) + 1);
  const height = side();
  const ratio = RATIOS[take(3)] as number;
  return { height, width: ratio === 0 ? side() : Math.floor(height * ratio) };
}

/** Where the codestream begins: at once, or in its box. */
function codestream(view: DataView): number | null {
  if (view.getUint16(0) === 0xff0a) return 0;
  const [WHOLE, PART] = [0x6a786c63, 0x6a786c70];
  let at = 0;
  while (at + 8 <= view.byteLength) {
    const [size, type] = [view.getUint32(at), view.getUint32(at + 4)];
    if (type === WHOLE) return at + 8;
    if (type === PART) return at + 12;
    if (size < 8) return null;
    at += size;
  }
  return null;
}
