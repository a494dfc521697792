/**
 * The windows that come with the book: `windows/<task>.safetensors` in the decoder's folder
 * (training/adapters/page_windows.py).
 */
import { RuntimeError } from '../runtime/errors.ts';
import type { StoredTensor } from '../safetensors/dtypes.ts';
import { parseSafetensors } from '../safetensors/parse.ts';
import type { TokenWindow } from './options.ts';
import { END_OF_TEXT } from './windows.ts';

/** `ids` [N, T + 1] and `first` [N], both U16; the zeros that end a shorter text are left out. */
export function readWindows(file: Uint8Array): TokenWindow[] {
  const { tensors } = parseSafetensors(file);
  const ids = integers(tensors.get('ids'));
  const first = integers(tensors.get('first'));
  const width = ids.length / first.length;
  return first.map((begin, row) => {
    const window = ids.slice(row * width, (row + 1) * width);
    while (window.length > begin + 1 && window.at(-1) === END_OF_TEXT) window.pop();
    return { ids: window, first: begin };
  });
}

function integers(tensor: StoredTensor | undefined): number[] {
  if (tensor?.dtype !== 'U16') throw new RuntimeError('not-a-model', 'windows');
  const { buffer, byteOffset, byteLength } = tensor.bytes;
  const view = new DataView(buffer, byteOffset, byteLength);
  return Array.from({ length: byteLength / 2 }, (_, i) => view.getUint16(2 * i, true));
}
