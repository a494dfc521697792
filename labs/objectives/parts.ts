/** The parts of this lab that answer to a term of the prose. */
import { part as partOf } from '@kit/lab/part.ts';
import type { Attachment } from 'svelte/attachments';

/** ids of the glossary that the lab answers to */
export type PartId =
  | 'attention-map'
  | 'autoregressive'
  | 'bidirectional'
  | 'causal-mask'
  | 'context-window'
  | 'cross-entropy'
  | 'decoder-only'
  | 'encoder-only'
  | 'entropy'
  | 'loss'
  | 'masked-language-model'
  | 'next-token-distribution'
  | 'perplexity'
  | 'pseudo-label'
  | 'self-supervised-learning'
  | 'temperature'
  | 'token'
  | 'top-k';

/** Makes an element the part(s) of the lab with these ids; the first one is what pointing at the element announces. */
export const part: (...ids: readonly [PartId, ...PartId[]]) => Attachment<HTMLElement> = partOf;
