/** The windows that a compressed decoder is measured on, and calibrated with (training/quantization/page_windows.py). */
import { LOCALES, type Locale } from '../i18n/index.ts';
import type { StoredTensors } from '../safetensors/dtypes.ts';
import { parseSafetensors } from '../safetensors/parse.ts';

/** In the decoder's folder. */
export const COMPRESSION_WINDOWS = 'windows/compression.safetensors';

export interface MeasuredWindow {
  readonly language: Locale;
  /** as the decoder reads them; the last is only predicted */
  readonly ids: readonly number[];
  /** position of the first token that counts */
  readonly first: number;
  /** of UTF-8, of the tokens that count */
  readonly bytes: number;
}

export interface CompressionWindows {
  /** of novels that the decoder never saw, both languages */
  readonly measured: readonly MeasuredWindow[];
  /** of the same novels, elsewhere: what a recipe was not chosen on */
  readonly hidden: readonly MeasuredWindow[];
  /** of novels that it learned from: tokens, window by window */
  readonly calibration: Readonly<Record<Locale, readonly (readonly number[])[]>>;
}

/** `FIRST` of the Python file */
const FIRST = 65;

export function readCompressionWindows(file: Uint8Array): CompressionWindows {
  const { tensors } = parseSafetensors(file);
  const measured = (name: string) =>
    LOCALES.flatMap((language): MeasuredWindow[] => {
      const bytes = rows(tensors, `${name}.${language}.bytes`);
      return rows(tensors, `${name}.${language}.ids`).map((ids, i) => ({
        language,
        ids,
        first: FIRST,
        bytes: bytes[i]?.[0] ?? 0,
      }));
    });
  const calibration = {
    fr: rows(tensors, 'calibration.fr.ids'),
    en: rows(tensors, 'calibration.en.ids'),
  };
  return { measured: measured('measured'), hidden: measured('hidden'), calibration };
}

/** Of a U16 tensor [rows, …]. */
function rows(tensors: StoredTensors, name: string): number[][] {
  const tensor = tensors.get(name);
  if (tensor?.dtype !== 'U16') throw new RangeError(`no windows ${name}`);
  const { buffer, byteOffset, byteLength } = tensor.bytes;
  const view = new DataView(buffer, byteOffset, byteLength);
  const [count = 0] = tensor.shape;
  const width = byteLength / 2 / count;
  return Array.from({ length: count }, (_, row) =>
    Array.from({ length: width }, (_, i) => view.getUint16(2 * (row * width + i), true)),
  );
}
