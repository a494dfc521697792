import { fireEvent } from '@testing-library/svelte';
import { afterEach, expect, it, vi } from 'vitest';
import { inGrid } from './arrows.ts';
import { roving } from './roving.ts';

function show(count: number, options?: Parameters<typeof roving>[0]) {
  const node = document.createElement('div');
  node.innerHTML = Array.from(
    { length: count },
    (_, i) => `<button tabindex="${i === 1 ? 0 : -1}"><i>${i}</i></button>`,
  ).join('');
  document.body.append(node);
  const detach = roving(options)(node);
  return { node, buttons: [...node.querySelectorAll('button')], detach };
}
afterEach(() => document.body.replaceChildren());

it('moves the focus along the buttons, from the one that has it, and tells its owner first', async () => {
  const onmove = vi.fn();
  const { buttons } = show(4, { onmove });
  buttons[2]?.focus();
  await fireEvent.keyDown(buttons[2]!.firstElementChild!, { key: 'ArrowRight' });
  expect(onmove).toHaveBeenLastCalledWith(3);
  expect(document.activeElement).toBe(buttons[3]);
  await fireEvent.keyDown(buttons[3]!, { key: 'Home' });
  expect(document.activeElement).toBe(buttons[0]);
});

it('starts from the Tab stop when no item has the focus; keys without meaning stay the browser’s', async () => {
  const { node, buttons, detach } = show(6, { step: inGrid(3) });
  expect(await fireEvent.keyDown(node, { key: 'ArrowDown' })).toBe(false); // default prevented
  expect(document.activeElement).toBe(buttons[4]);
  expect(await fireEvent.keyDown(buttons[4]!, { key: 'Tab' })).toBe(true);
  detach?.();
  await fireEvent.keyDown(buttons[4]!, { key: 'ArrowUp' });
  expect(document.activeElement).toBe(buttons[4]);
});

it('places that are no elements: the focus stays', async () => {
  let at = 2;
  const { node, buttons } = show(1, { places: () => ({ count: 4, at }), onmove: (to) => (at = to) });
  buttons[0]?.focus();
  await fireEvent.keyDown(node, { key: 'ArrowRight' });
  await fireEvent.keyDown(node, { key: 'ArrowRight' });
  expect(at).toBe(3);
  expect(document.activeElement).toBe(buttons[0]);
});
