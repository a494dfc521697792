/**
 * Live terms. Pointing at a glossary term in the prose lights the part of the lab that bears its name (`book:term`),
 * and pointing at the part tells the prose (`book:lab-part`). Both events are dispatched on `document`.
 */
import type { Attachment } from 'svelte/attachments';

export interface PartEvent {
  readonly id: string;
  readonly active: boolean;
}

function partOf(event: Event): PartEvent | null {
  const detail: unknown = event instanceof CustomEvent ? event.detail : null;
  if (typeof detail !== 'object' || detail === null || !('id' in detail) || !('active' in detail)) return null;
  return typeof detail.id === 'string' ? { id: detail.id, active: detail.active === true } : null;
}

/**
 * Makes an element the part(s) of a lab with these glossary ids; the first one is what pointing at the element
 * announces.
 */
export function part(...ids: readonly [string, ...string[]]): Attachment<HTMLElement> {
  return (node) => {
    const onTerm = (event: Event) => {
      const detail = partOf(event);
      if (detail && ids.includes(detail.id)) node.toggleAttribute('data-lit', detail.active);
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
