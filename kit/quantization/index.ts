/** Weights in few bits: each bit width computed in the page, and the 4-bit file that training made. */
export { asOutIn, asStored, EMBEDDING, isQuantised, outIn, unpackCodes, unpackDecoder } from './decoder.ts';
export { type GptqOptions, gptq } from './gptq.ts';
export { type PackedMatrix, packBits, packMatrix, unpackBits } from './pack.ts';
export {
  dequantise,
  type Granularity,
  levelsOf,
  packedBytes,
  type QuantConfig,
  type Quantised,
  quantise,
} from './quantise.ts';
