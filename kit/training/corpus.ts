/**
 * A text to train on, as tokens: one file of safetensors with `train` and `held`, both U16, and in its metadata the
 * bytes of text that the held-out tokens stand for.
 */
import type { StoredTensor } from '../safetensors/dtypes.ts';
import { parseSafetensors } from '../safetensors/parse.ts';
import { writeSafetensors } from '../safetensors/write.ts';

export interface Corpus {
  readonly train: Int32Array<ArrayBuffer>;
  /** never learned from */
  readonly held: Int32Array<ArrayBuffer>;
  /** of the held-out text, UTF-8 */
  readonly heldBytes: number;
}

/** A loss over held-out tokens as bits per byte, so that vocabularies can be compared. */
export const bitsPerByte = (nats: number, { held, heldBytes }: Pick<Corpus, 'held' | 'heldBytes'>): number =>
  (nats / Math.LN2) * (held.length / heldBytes);

/** Throws SafetensorsError for a file that is none, RangeError for one that holds something else. */
export function readCorpus(file: Uint8Array): Corpus {
  const { tensors, metadata } = parseSafetensors(file);
  const heldBytes = Number(metadata.get('held_bytes'));
  if (!(heldBytes > 0)) throw new RangeError('no bytes of held-out text');
  return { train: tokens(tensors.get('train')), held: tokens(tensors.get('held')), heldBytes };
}

function tokens(tensor: StoredTensor | undefined): Int32Array<ArrayBuffer> {
  if (tensor?.dtype !== 'U16') throw new RangeError('no tokens');
  const { buffer, byteOffset, byteLength } = tensor.bytes;
  const view = new DataView(buffer, byteOffset, byteLength);
  return Int32Array.from({ length: byteLength / 2 }, (_, i) => view.getUint16(2 * i, true));
}

export function writeCorpus({ train, held, heldBytes }: Corpus): Uint8Array<ArrayBuffer> {
  const stored = (ids: Int32Array): StoredTensor => {
    const bytes = new Uint8Array(2 * ids.length);
    const view = new DataView(bytes.buffer);
    ids.forEach((id, i) => void view.setUint16(2 * i, id, true));
    return { dtype: 'U16', shape: [ids.length], bytes };
  };
  return writeSafetensors(
    new Map([
      ['train', stored(train)],
      ['held', stored(held)],
    ]),
    { held_bytes: String(heldBytes) },
  );
}
