/** The decoder made smaller: a recipe, what it does to the weights, and what that costs. */

export { roundActivations } from './activations.ts';
export { type Compressed, type CompressedMatrix, compress, packedFile, type Sources, storedBytes } from './compress.ts';
export { type EngineWeights, engineSession, headInputs, headLogits, type Through } from './engine.ts';
export { type InputStatistics, type Inputs, readInputs } from './inputs.ts';
export { measureWindow, type Quality, qualityOf, type WindowMeasure } from './measure.ts';
export { BLOCK_KINDS, type BlockKind } from './modules.ts';
export { pruneSteps } from './prune.ts';
export {
  type ActivationStep,
  calibrates,
  kindOf,
  MATRIX_KINDS,
  type MatrixKind,
  type Planted,
  type QuantiseStep,
  type Recipe,
} from './recipe.ts';
export { type SparseFacts, sparseFacts } from './sparse-facts.ts';
export {
  COMPRESSION_WINDOWS,
  type CompressionWindows,
  type MeasuredWindow,
  readCompressionWindows,
} from './windows.ts';
