import { render, screen, within } from '@testing-library/svelte';
import { createRawSnippet } from 'svelte';
import { expect, it } from 'vitest';
import BarTable from './BarTable.svelte';

const name = createRawSnippet<[{ readonly key: string | number }]>((row) => ({
  render: () => `<span>${row().key}</span>`,
}));
const widths = (row: HTMLElement | undefined) =>
  [...(row?.querySelectorAll<HTMLElement>('.bars i') ?? [])].map((bar) => bar.style.width);

it('a row has its name, its bars and its numbers; what is left closes the table; bars are not read aloud', () => {
  const rows = [
    { key: 'mer', bars: [0.5, 1], numbers: ['50 %', '80 %'], own: true },
    { key: 'table', bars: [0.25, 0], numbers: ['25 %', '0 %'] },
  ];
  const rest = ['others', '25 %', '20 %'] as const;
  render(BarTable, { caption: 'after τ', quiet: 'caption', head: ['token', 'before', 'now'], rows, name, rest });
  const table = screen.getByRole('table', { name: 'after τ' });
  expect(
    within(table)
      .getAllByRole('columnheader')
      .map(({ textContent }) => textContent),
  ).toEqual(['token', 'before', 'now']);
  const [, first, second, last] = within(table).getAllByRole('row');
  expect(
    within(first!)
      .getAllByRole('cell')
      .map(({ textContent }) => textContent),
  ).toEqual(['50 %', '80 %']);
  expect([widths(first), widths(second)]).toEqual([
    ['50%', '100%'],
    ['25%', '0%'],
  ]);
  expect([first, second].map((row) => row?.classList.contains('own'))).toEqual([true, false]);
  expect(last?.textContent).toBe('others25 %20 %');
  // with two bars, each head says which is its own
  expect(table.querySelectorAll('thead i')).toHaveLength(2);
  expect(table.querySelector('caption')?.className).toContain('visually-hidden');
});

it('without heads there is no row of them', () => {
  render(BarTable, { caption: 'votes', head: [], rows: [{ key: 'right', bars: [1], numbers: ['3'] }], name });
  expect(screen.getAllByRole('row')).toHaveLength(1);
});
