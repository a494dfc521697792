/** Weights in few bits: each bit width computed in the page, and the 4-bit file that training made. */
export { isQuantised, type QuantisedDecoder, quantiseDecoder, unpackDecoder } from './decoder.ts';
export { dequantise, type Granularity, packedBytes, type QuantConfig, type Quantised, quantise } from './quantise.ts';
