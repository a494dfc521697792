/** Blocks put in order by keyboard, by clicks, and what is said of it. */
import { cleanup, fireEvent, render, screen } from '@testing-library/svelte';
import { tick } from 'svelte';
import { afterEach, expect, it } from 'vitest';
import MovableList from './MovableList.svelte';

afterEach(cleanup);

async function show(onremove?: (id: string) => void) {
  let items = ['F1', 'F2', 'B1'].map((id) => ({ id, label: id }));
  const props = () => ({ locale: 'en' as const, items, label: 'Stage 1', ...(onremove && { onremove }) });
  const onorder = (ids: readonly string[]) => {
    items = ids.map((id) => ({ id, label: id }));
    void rerender({ ...props(), onorder });
  };
  const { rerender } = render(MovableList, { ...props(), onorder });
  await tick();
  return { order: () => [...document.querySelectorAll('.block')].map((block) => block.textContent) };
}
const block = (name: string) => screen.getByRole('button', { name });
const press = async (key: string) => {
  await fireEvent.keyDown(document.activeElement as HTMLElement, { key });
  await new Promise((resolve) => setTimeout(resolve));
};
const said = () => screen.getByRole('status').textContent;

it('is one Tab stop, in which arrows walk', async () => {
  await show();
  const stops = () => screen.getAllByRole('button').filter(({ tabIndex }) => tabIndex === 0);
  expect(stops()).toEqual([block('F1')]);
  block('F1').focus();
  await press('ArrowRight');
  expect(document.activeElement).toBe(block('F2'));
  expect(stops()).toEqual([block('F2')]);
  await press('End');
  expect(document.activeElement).toBe(block('B1'));
});

it('a block that is taken moves with the arrows, keeps the focus, and says where it is', async () => {
  const { order } = await show();
  block('B1').focus();
  await fireEvent.click(block('B1'));
  expect(block('B1').getAttribute('aria-pressed')).toBe('true');
  expect(said()).toMatch(/^B1: taken, place 3 of 3\./);
  await press('ArrowLeft');
  expect(order()).toEqual(['F1', 'B1', 'F2']);
  expect(said()).toBe('B1: place 2 of 3.');
  expect(document.activeElement).toBe(block('B1'));
  await press('Escape');
  expect(said()).toBe('B1: put down at place 2.');
  await press('ArrowLeft');
  expect(document.activeElement).toBe(block('F1'));
});

it('by clicks alone: the buttons beside a taken block, or the place where it must go', async () => {
  const { order } = await show();
  await fireEvent.click(block('F1'));
  await fireEvent.click(block('Later: F1'));
  expect(order()).toEqual(['F2', 'F1', 'B1']);
  await fireEvent.click(block('B1'));
  expect(order()).toEqual(['F2', 'B1', 'F1']);
});

it('a block leaves the list where it may', async () => {
  const removed: string[] = [];
  await show((id) => removed.push(id));
  block('F1').focus();
  await press('Delete');
  await fireEvent.click(block('F2'));
  await fireEvent.click(block('Take out: F2'));
  expect(removed).toEqual(['F1', 'F2']);
  expect(said()).toBe('F2: taken out.');
});
