/** Counts the decoder's parameters in its file when the book is built. Never imported by code of the page. */
import { readFile } from 'node:fs/promises';
import type { Counted } from '@kit/formulas/published-memory.ts';
import { parseSafetensors } from '@kit/safetensors/parse.ts';

export async function countFile(): Promise<Counted> {
  const { tensors } = parseSafetensors(new Uint8Array(await readFile('public/models/decoder/onnx/model.onnx_data')));
  const sizes = [...tensors.values()].map(({ shape }) => shape.reduce((product, side) => product * side, 1));
  return { parameters: sizes.reduce((sum, size) => sum + size, 0) };
}
