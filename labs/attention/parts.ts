/** The parts of this lab that answer to a term of the prose. */
import { part as partOf } from '@kit/lab/part.ts';
import type { Attachment } from 'svelte/attachments';

export const PARTS = [
  'token',
  'context-window',
  'attention-head',
  'attention-map',
  'query',
  'key',
  'value',
  'attention-scores',
  'scaling',
  'causal-mask',
  'softmax',
  'attention-weights',
  'ablation',
  'temperature',
  'next-token-distribution',
] as const;
/** ids of the glossary that the lab answers to */
export type PartId = (typeof PARTS)[number];

/** Makes an element the part(s) of the lab with these ids; the first one is what pointing at the element announces. */
export const part: (...ids: readonly [PartId, ...PartId[]]) => Attachment<HTMLElement> = partOf;
