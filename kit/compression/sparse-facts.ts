/** What pruning left of a decoder, counted, and in how many bytes each format stores it. */
import type { DecoderConfig } from '../models/decoder.ts';
import { type Compressed, codesOf } from './compress.ts';
import { type BlockKind, MODULES } from './modules.ts';
import { formatsOf, keptIn, packSparse, type SparseFormat, sparseBits } from './sparse-pack.ts';

export const FORMATS = ['dense', 'bitmap', 'csr', '2:4', '4:8'] as const;
export type FormatId = (typeof FORMATS)[number];

const idOf = (format: SparseFormat): FormatId =>
  typeof format === 'string' ? format : format.of === 4 ? '2:4' : '4:8';

export interface FormatSize {
  readonly id: FormatId;
  /** of all matrices of the blocks, in this format: by formula, and really packed */
  readonly bytes: number;
  readonly packedBytes: number;
}

export interface SparseFacts {
  /** weights in the matrices of the original's blocks */
  readonly original: number;
  /** weights in the matrices of the blocks as they are now, and those of them that are not zero */
  readonly weights: number;
  readonly kept: number;
  /** heads and MLP columns that remain in each layer */
  readonly heads: readonly number[];
  readonly columns: readonly number[];
  /** the formats that can hold every matrix; scales of quantised ones are the same in all, and not counted */
  readonly formats: readonly FormatSize[];
}

/** 12·D² weights in each block of the original. */
export function sparseFacts(compressed: Compressed, { layers, width, headDim }: DecoderConfig): SparseFacts {
  const matrices = [...compressed.matrices.values()].filter(({ name }) => name.includes('.h.'));
  const all = matrices.map((matrix) => ({ ...matrix, ...codesOf(matrix) }));
  const possible = all.map(({ mask }) => new Set(formatsOf(mask).map(idOf)));
  const formats = FORMATS.filter((id) => possible.every((own) => own.has(id))).map((id): FormatSize => {
    const format = formatOf(id);
    const sum = (bytes: (matrix: (typeof all)[number]) => number) =>
      all.reduce((total, matrix) => total + bytes(matrix), 0);
    return {
      id,
      bytes: sum((matrix) => Math.ceil(sparseBits(matrix, format) / 8)),
      packedBytes: sum((matrix) => packSparse(matrix, format).length),
    };
  });
  const inputsOf = (kind: BlockKind) =>
    matrices.filter(({ name }) => name.includes(MODULES[kind])).map(({ columns }) => columns);
  return {
    original: 12 * width ** 2 * layers,
    weights: all.reduce((sum, { mask }) => sum + mask.length, 0),
    kept: all.reduce((sum, { mask }) => sum + keptIn(mask), 0),
    heads: inputsOf('attention-out').map((width) => width / headDim),
    columns: inputsOf('mlp-out'),
    formats,
  };
}

function formatOf(id: FormatId): SparseFormat {
  if (id === '2:4') return { kept: 2, of: 4 };
  return id === '4:8' ? { kept: 4, of: 8 } : id;
}
