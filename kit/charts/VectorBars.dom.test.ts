import { fireEvent, render, screen } from '@testing-library/svelte';
import { expect, it, vi } from 'vitest';
import VectorBars from './VectorBars.svelte';

const q = Float32Array.of(1, -2, 0.5, 4);

it('is a slider over the components, with their values as text and bars to scale', async () => {
  const onindex = vi.fn();
  const describe = (i: number) => `component ${i + 1}: ${q[i]}`;
  const { container } = render(VectorBars, {
    lines: [{ name: 'q', values: q }],
    index: 1,
    onindex,
    label: 'vector',
    describe,
  });
  const slider = screen.getByRole('slider', { name: 'vector' });
  expect(slider.getAttribute('aria-valuenow')).toBe('2');
  expect(slider.getAttribute('aria-valuemax')).toBe('4');
  expect(slider.getAttribute('aria-valuetext')).toBe('component 2: -2');
  const bars = [...container.querySelectorAll<HTMLElement>('i')];
  expect(bars.map((bar) => Number(bar.style.getPropertyValue('--part')))).toEqual([0.25, 0.5, 0.125, 1]);
  expect(bars.map((bar) => bar.classList.contains('minus'))).toEqual([false, true, false, false]);

  await fireEvent.keyDown(slider, { key: 'ArrowRight' });
  expect(onindex).toHaveBeenLastCalledWith(2);
  await fireEvent.keyDown(slider, { key: 'End' });
  expect(onindex).toHaveBeenLastCalledWith(3);
});
