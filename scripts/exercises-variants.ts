/**
 * `npm run -s exercises:variants`: the variants on which the tests check the exercises, as JSON on standard output,
 * for `python -m training.exercises` (training/README.md), which computes their answers.
 */

import { siteServer } from './lazy/server.ts';
import type * as Variants from './lazy/variants.ts';

const server = await siteServer();
try {
  const { variantsBySet } = (await server.ssrLoadModule('/scripts/lazy/variants.ts')) as typeof Variants;
  process.stdout.write(`${JSON.stringify(variantsBySet())}\n`);
} finally {
  await server.close();
}
