/** Arrow keys inside what is one stop for the Tab key: a row of tokens, tabs, a grid of heads, the marks of a chart. */
import type { Attachment } from 'svelte/attachments';
import { on } from 'svelte/events';
import { inRow, type Step } from './arrows.ts';

export interface Roving {
  /** where a key leads; default: along a row */
  readonly step?: Step;
  /** selector of the elements that take the focus; default: the buttons */
  readonly items?: string;
  /** places that are no elements: how many, and the present one. The focus then stays on the element itself */
  readonly places?: () => { readonly count: number; readonly at: number };
  /** told where the key leads, before the focus goes there */
  readonly onmove?: (index: number) => void;
}

/**
 * One Tab stop, arrows inside. The owner gives `tabindex="0"` to one item and −1 to the others; a key that leads
 * nowhere here keeps its meaning for the browser.
 */
export function roving({ step = inRow, items = 'button', places, onmove }: Roving = {}): Attachment<HTMLElement> {
  return (node) =>
    on(node, 'keydown', (event) => {
      const all = places ? [] : [...node.querySelectorAll<HTMLElement>(items)];
      const holds = (item: HTMLElement) => event.target instanceof Node && item.contains(event.target);
      const focused = all.findIndex(holds);
      const { count, at } = places?.() ?? {
        count: all.length,
        at: focused < 0 ? all.findIndex(({ tabIndex }) => tabIndex === 0) : focused,
      };
      const to = at < 0 ? null : step(event, at, count, all);
      if (to === null) return;
      event.preventDefault();
      onmove?.(to);
      all[to]?.focus();
    });
}
