/**
 * `npm run kernel`: assembles kit/training/kernel/product.wat into the binary that the engine loads, written as base64.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import wabt from 'wabt';

const FOLDER = new URL('../kit/training/kernel/', import.meta.url);
/** characters on a line of the file */
const LINE = 110;

/** Content of binary.ts for the source as it stands. */
export async function kernelModule(): Promise<string> {
  const { parseWat } = await wabt();
  const module = parseWat('product.wat', readFileSync(new URL('product.wat', FOLDER)), { simd: true });
  module.validate();
  const base64 = Buffer.from(module.toBinary({}).buffer).toString('base64');
  module.destroy();
  const lines = base64.match(new RegExp(`.{1,${LINE}}`, 'g')) ?? [];
  return [
    '/** product.wat assembled, base64. Written by `npm run kernel`; a test assembles it again. */',
    'export const BINARY =',
    ...lines.map((line, i) => `  '${line}'${i === lines.length - 1 ? ';' : ' +'}`),
    '',
  ].join('\n');
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  writeFileSync(new URL('binary.ts', FOLDER), await kernelModule());
