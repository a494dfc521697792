/** AVIF and HEIC: boxes of the ISO base media format (ISO 14496-12 and 23008-12), one inside the other. */

interface Box {
  readonly type: string;
  /** its content, from the first byte after its header */
  readonly start: number;
  readonly end: number;
}

/** Brands of HEVC pictures and sequences. */
const HEIC = ['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx', 'hevm', 'hevs'];
/** The container alone, whatever is inside; and H.264, JPEG, H.266, EVC and JPEG 2000 inside it. */
const HEIF = [
  ...['mif1', 'msf1', 'mif2', 'mif3', 'miaf', '1pic'],
  ...['avci', 'avcs', 'jpeg', 'jpgs', 'vvic', 'vvis', 'evbi', 'evmi', 'evbs', 'evms', 'j2ki', 'j2is'],
];
/** more boxes than any picture has: a hostile file is left there */
const MANY = 4096;
const MANY_BRANDS = 64;

const viewOf = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
const word = (bytes: Uint8Array, at: number) => String.fromCharCode(...bytes.subarray(at, at + 4));

/** The boxes that lie side by side between two places. */
function boxes(bytes: Uint8Array, from: number, to: number): Box[] {
  const view = viewOf(bytes);
  const found: Box[] = [];
  let at = from;
  while (at + 8 <= to && found.length < MANY) {
    let size = view.getUint32(at);
    let header = 8;
    if (size === 1 && at + 16 <= to) {
      size = view.getUint32(at + 8) * 2 ** 32 + view.getUint32(at + 12);
      header = 16;
    } else if (size === 0) size = to - at; // to the end
    if (size < header) break;
    found.push({ type: word(bytes, at + 4), start: at + header, end: Math.min(to, at + size) });
    at += size;
  }
  return found;
}

/** null: not a picture of this family. */
export function heifFormat(bytes: Uint8Array): 'AVIF' | 'HEIC' | 'HEIF' | null {
  if (bytes.length < 12 || word(bytes, 4) !== 'ftyp') return null;
  const end = Math.min(bytes.length, viewOf(bytes).getUint32(0), 16 + 4 * MANY_BRANDS);
  const brands = [word(bytes, 8)];
  for (let at = 16; at + 4 <= end; at += 4) brands.push(word(bytes, at));
  const first = brands.find((brand) => brand === 'avif' || brand === 'avis' || HEIC.includes(brand));
  if (first) return HEIC.includes(first) ? 'HEIC' : 'AVIF';
  return brands.some((brand) => HEIF.includes(brand)) ? 'HEIF' : null;
}

/**
 * Where the sizes of pictures (`ispe`) and of the tracks of sequences (`tkhd`) are kept; the bytes that a box has
 * before its boxes.
 */
const PARENTS: Readonly<Record<string, number>> = { meta: 4, iprp: 0, ipco: 0, moov: 0, trak: 0 };

/** The largest picture that the file announces: nothing it decodes to is larger. null: none is announced. */
export function heifSize(bytes: Uint8Array): { width: number; height: number } | null {
  const view = viewOf(bytes);
  let largest: { width: number; height: number } | null = null;
  const see = (width: number, height: number) => {
    if (!largest || width * height > largest.width * largest.height) largest = { width, height };
  };
  const waiting: Box[] = boxes(bytes, 0, bytes.length);
  for (let i = 0; i < waiting.length && i < MANY; i++) {
    const { type, start, end } = waiting[i] as Box;
    const before = PARENTS[type];
    if (before !== undefined) waiting.push(...boxes(bytes, start + before, end));
    else if (type === 'ispe' && start + 12 <= end) see(view.getUint32(start + 4), view.getUint32(start + 8));
    // sizes of tracks end their header, in 16.16
    else if (type === 'tkhd' && end - start >= 84) see(view.getUint16(end - 8), view.getUint16(end - 4));
  }
  return largest;
}
