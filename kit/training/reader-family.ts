/**
 * The family that a reader trains in the page, on the book's own text: four sizes, and a fifth twice as large as the
 * largest, to be predicted.
 */
import { countedParameters, type FamilyRecipe } from './family.ts';

/** of training/scaling: 8 special tokens, 256 bytes, 248 merges */
const VOCABULARY = 512;
/** width and heads */
const WIDTHS = [
  [40, 2],
  [48, 3],
  [56, 4],
  [64, 4],
  [96, 6],
] as const;

export const READER_FAMILY: FamilyRecipe = {
  shapes: WIDTHS.map(([width, heads]) => ({
    vocabulary: VOCABULARY,
    context: 64,
    layers: 3,
    heads,
    width,
    tied: true,
  })),
  windows: 4,
  length: 64,
  schedule: { steps: 800, warmup: 40, decay: 0.5 },
  rate: 0.096,
  most: 1,
  keepEvery: 20,
};

/** N of each size. */
export const READER_SIZES: readonly number[] = READER_FAMILY.shapes.map(countedParameters);
/** index of the size that the others predict */
export const PREDICTED = READER_FAMILY.shapes.length - 1;
