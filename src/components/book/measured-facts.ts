/**
 * Results of the book’s models that the text quotes: where each stands in the files that the training recipes write
 * beside the weights, and how it is shown. The model cards are written from the same files.
 */
export interface MeasuredFact {
  /** file of `public/models/<model>/` */
  readonly file: string;
  /** keys and ranks down to the number */
  readonly path: readonly (string | number)[];
  /** 100 shows a share as a percentage, 1e-6 a number in millions; 1 when absent */
  readonly times?: number;
  readonly decimals: number;
}

const SCALING = 'training-results.json';
const LARGEST = 7;

export const MEASURED_FACTS: Readonly<Record<string, Readonly<Record<string, MeasuredFact>>>> = {
  clip: {
    imageSide: { file: 'config.json', path: ['vision_config', 'image_size'], decimals: 0 },
    patchSide: { file: 'config.json', path: ['vision_config', 'patch_size'], decimals: 0 },
    space: { file: 'config.json', path: ['projection_dim'], decimals: 0 },
    scale: { file: 'evaluation.json', path: ['scale'], decimals: 1 },
    photosFr: { file: 'evaluation.json', path: ['photos', 'fr', 'accuracy'], decimals: 1 },
    photosEn: { file: 'evaluation.json', path: ['photos', 'en', 'accuracy'], decimals: 1 },
    newStyleFr: { file: 'evaluation.json', path: ['unseen_styles', 'streamline-emojis', 'fr', 'top1'], decimals: 0 },
    newStyleEn: { file: 'evaluation.json', path: ['unseen_styles', 'streamline-emojis', 'en', 'top1'], decimals: 0 },
  },
  scaling: {
    smallest: { file: SCALING, path: ['sizes', 0, 'total'], decimals: 0 },
    largest: { file: SCALING, path: ['sizes', LARGEST, 'total'], decimals: 0 },
  },
};

/** The number itself; undefined when the file does not hold one there. */
export function valueAt(json: unknown, path: readonly (string | number)[]): number | undefined {
  let value = json;
  for (const key of path) value = (value as Record<string | number, unknown> | undefined)?.[key];
  return typeof value === 'number' ? value : undefined;
}
