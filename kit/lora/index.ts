/** LoRA adapters: everything a lab may ask. The graphs that run them: runtime/variants.ts. */
export {
  LORA_MODULES,
  type LoraAdapter,
  type LoraFactors,
  type LoraModule,
  linearSize,
  modulesOf,
  scaled,
} from './adapter.ts';
export { sum } from './combine.ts';
export { decoderParameters, parametersByFile, parametersByFormula } from './count.ts';
export { deltaNorms, deltaOf } from './delta.ts';
export { LoraError, type LoraErrorCode, type LoraHint } from './errors.ts';
export { merge, unmerge, weightName } from './merge.ts';
export { mergeGently } from './merge-gently.ts';
export { MAX_RANK, readPeftConfig } from './peft-config.ts';
export { type AdapterFiles, type ReadAdapter, readAdapter } from './read.ts';
export { type DeltaSvd, deltaSvd, layerSvd, truncate } from './svd.ts';
export { writeAdapter } from './write.ts';
