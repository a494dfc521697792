/** The parts of this lab that answer to a term of the prose. */
import { part as partOf } from '@kit/lab/part.ts';
import type { Attachment } from 'svelte/attachments';

/** ids of the glossary */
export const PARTS = [
  'prompt',
  'zero-shot',
  'few-shot',
  'chain-of-thought',
  'next-token-distribution',
  'token',
  'self-consistency',
  'temperature',
] as const;
export type PartId = (typeof PARTS)[number];

/** Makes an element the part(s) of the lab with these ids; the first one is what pointing at the element announces. */
export const part: (...ids: readonly [PartId, ...PartId[]]) => Attachment<HTMLElement> = partOf;
