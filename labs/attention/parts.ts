/**
 * Live terms. Pointing at a glossary term in the prose lights the part of the lab that bears its name (`book:term`), and
 * pointing at the part tells the prose (`book:lab-part`). Both events are dispatched on `document`.
 */
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

export interface PartEvent {
  readonly id: string;
  readonly active: boolean;
}

function partOf(event: Event): PartEvent | null {
  const detail: unknown = event instanceof CustomEvent ? event.detail : null;
  if (typeof detail !== 'object' || detail === null || !('id' in detail) || !('active' in detail)) return null;
  return typeof detail.id === 'string' ? { id: detail.id, active: detail.active === true } : null;
}

/** Makes an element the part(s) of the lab with these ids; the first one is what pointing at the element announces. */
export function part(...ids: readonly [PartId, ...PartId[]]): Attachment<HTMLElement> {
  return (node) => {
    const onTerm = (event: Event) => {
      const detail = partOf(event);
      if (detail && ids.some((id) => id === detail.id)) node.toggleAttribute('data-lit', detail.active);
    };
    const announce = (active: boolean) => () => {
      document.dispatchEvent(new CustomEvent<PartEvent>('book:lab-part', { detail: { id: ids[0], active } }));
    };
    const on = announce(true);
    const off = announce(false);
    node.dataset['part'] = ids[0];
    document.addEventListener('book:term', onTerm);
    const pairs = [
      ['pointerenter', on],
      ['focusin', on],
      ['pointerleave', off],
      ['focusout', off],
    ] as const;
    for (const [type, listener] of pairs) node.addEventListener(type, listener);
    return () => {
      document.removeEventListener('book:term', onTerm);
      for (const [type, listener] of pairs) node.removeEventListener(type, listener);
      off();
    };
  };
}
