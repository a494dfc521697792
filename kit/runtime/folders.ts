import type { ModelId } from './types.ts';

/** The folders of `public/models` that hold a model's files. Paths are unique among them. */
export const FOLDERS = {
  decoder: ['decoder'],
  encoder: ['encoder'],
  reasoner: ['reasoner'],
  clip: ['clip'],
  /** adapters are nothing without their base */
  adapters: ['decoder', 'adapters'],
} as const satisfies Readonly<Record<ModelId, readonly string[]>>;
