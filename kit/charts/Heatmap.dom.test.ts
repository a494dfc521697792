import { fireEvent, render, screen } from '@testing-library/svelte';
import { beforeAll, expect, it, vi } from 'vitest';
import Heatmap from './Heatmap.svelte';

beforeAll(() => {
  // jsdom lays nothing out: no media queries, no canvas
  vi.stubGlobal('matchMedia', () => new EventTarget());
  HTMLCanvasElement.prototype.getContext = () => null;
});

const rows = 3;
const cols = 4;
const values = Float32Array.from({ length: rows * cols }, (_, i) => i / 10);

function show(selected = { row: 1, col: 2 }) {
  const onselect = vi.fn();
  const names = (n: number, letter: string) => Array.from({ length: n }, (_, i) => letter + i);
  const view = render(Heatmap, {
    values,
    rows,
    cols,
    scale: { kind: 'share' },
    rowLabels: names(rows, 'r'),
    colLabels: names(cols, 'c'),
    rowTitle: 'query',
    colTitle: 'key',
    label: 'weights',
    selected,
    onselect,
    describe: (row: number, col: number) => `r${row} c${col} = ${values[row * cols + col]?.toFixed(1)}`,
  });
  return { onselect, view, grid: screen.getByRole('grid', { name: 'weights' }) };
}

it('has one focusable grid, one cell, and says the size of the whole matrix', () => {
  const { grid } = show();
  expect(grid.getAttribute('aria-rowcount')).toBe('3');
  expect(grid.getAttribute('aria-colcount')).toBe('4');
  expect(grid.tabIndex).toBe(0);
  const cell = screen.getByRole('gridcell');
  expect(cell.textContent).toContain('r1 c2 = 0.6');
  expect(grid.getAttribute('aria-activedescendant')).toBe(cell.id);
});

it('moves by arrow keys and announces the value of the new cell', async () => {
  const { grid, onselect, view } = show();
  await fireEvent.keyDown(grid, { key: 'ArrowUp' });
  expect(onselect).toHaveBeenLastCalledWith({ row: 0, col: 2 });
  expect(view.container.querySelector('[aria-live]')?.textContent).toBe('r0 c2 = 0.2');
  await fireEvent.keyDown(grid, { key: 'End', ctrlKey: true });
  expect(onselect).toHaveBeenLastCalledWith({ row: 2, col: 3 });
  await fireEvent.keyDown(grid, { key: 'Tab' });
  expect(onselect).toHaveBeenCalledTimes(2);
});

it('chooses the cell under a tap', async () => {
  const { grid, onselect, view } = show();
  const canvas = view.container.querySelector('canvas')!;
  canvas.getBoundingClientRect = () => new DOMRect(10, 20, 400, 300);
  await fireEvent.click(grid, { clientX: 10 + 350, clientY: 20 + 150 });
  expect(onselect).toHaveBeenLastCalledWith({ row: 1, col: 3 });
  await fireEvent.click(grid, { clientX: 5, clientY: 25 });
  expect(onselect).toHaveBeenCalledTimes(1);
});
