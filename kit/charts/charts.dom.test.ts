/** What a reader without a pointer meets on each chart: one slider over its marks, and every number in a table. */
import { fireEvent, render, screen } from '@testing-library/svelte';
import { expect, it, vi } from 'vitest';
import LineChart from './LineChart.svelte';
import StackedBars from './StackedBars.svelte';
import Timeline from './Timeline.svelte';

const said = () => screen.getByRole('slider').getAttribute('aria-valuetext');
const press = (...keys: string[]) =>
  keys.reduce<Promise<unknown>>(
    (before, key) => before.then(() => fireEvent.keyDown(screen.getByRole('slider'), { key })),
    Promise.resolve(),
  );
const cells = () =>
  [...screen.getByRole('table', { hidden: true }).querySelectorAll('tr')].map((row) =>
    [...row.children].map(({ textContent }) => textContent),
  );

it('a line chart without intervals sets every point at its place; a plain series is a line alone', () => {
  const { container } = render(LineChart, {
    locale: 'en',
    caption: 'Losses',
    x: { label: 'step', format: String },
    y: { label: 'loss', format: String },
    series: [
      { id: 'a', label: 'training', plain: true, points: [1, 2, 3].map((x) => ({ x, y: 5 - x })) },
      { id: 'b', label: 'held out', points: [1, 3].map((x) => ({ x, y: 4 - x / 2 })) },
      { id: 'c', label: 'general', points: [1, 3].map((x) => ({ x, y: 3 + x / 4 })) },
    ],
    describe: ({ label }: { label: string }, { x, y }: { x: number; y: number }) => `${label} ${x}: ${y}`,
  });
  const places = [...container.querySelectorAll('g .mark')].map(
    (mark) => /\(([\d.]+)/.exec(mark.getAttribute('transform') ?? '')?.[1],
  );
  expect(places).toHaveLength(4);
  expect(new Set(places).size).toBe(2);
  expect(container.querySelectorAll('g .line')).toHaveLength(3);
});

it('a line chart: along a series, to the nearest point of the next; the table has every point', async () => {
  const onpoint = vi.fn();
  const { container } = render(LineChart, {
    locale: 'en',
    summary: 'It falls.',
    caption: 'Losses',
    onpoint,
    x: { label: 'parameters', kind: 'log', format: (n: number) => `${n}` },
    y: { label: 'loss', format: (n: number) => n.toFixed(1) },
    series: [
      { id: 'a', label: 'measured', points: [1, 10, 100].map((x) => ({ x, y: 4 - Math.log10(x), low: 1, high: 4 })) },
      { id: 'b', label: 'forecast', points: [{ x: 100, y: 2.5 }], fitted: (x: number) => 4.5 - Math.log10(x) },
    ],
    describe: ({ label }: { label: string }, { x, y }: { x: number; y: number }) => `${label} ${x}: ${y}`,
  });
  expect(screen.getByText('It falls.')).toBeTruthy();
  expect(said()).toBe('measured 1: 4');
  await press('ArrowRight');
  expect(said()).toBe('measured 10: 3');
  await press('ArrowDown');
  expect(said()).toBe('forecast 100: 2.5');
  expect(onpoint).toHaveBeenLastCalledWith({ x: 100, y: 2.5 });
  await press('ArrowUp', 'Home');
  expect(said()).toBe('measured 1: 4');
  expect(cells()).toEqual([
    ['parameters', 'measured', 'forecast'],
    ['1', '4.0', '—'],
    ['10', '3.0', '—'],
    ['100', '2.0', '2.5'],
  ]);
  // an interval each, and equal ratios at equal lengths
  const xs = [...container.querySelectorAll('path.bar')].map((bar) =>
    Number(/M([\d.]+)/.exec(bar.getAttribute('d')!)?.[1]),
  );
  expect(xs).toHaveLength(3);
  expect(xs[1]! - xs[0]!).toBeCloseTo(xs[2]! - xs[1]!, 6);
});

it('stacked bars: part by part, bar by bar; empty parts are passed over, totals are in the table', async () => {
  const { container } = render(StackedBars, {
    ...{
      locale: 'fr',
      label: 'octets',
      caption: 'Mémoire',
      heads: ['GPU', 'total'],
      parts: ['poids', 'rien', 'états'],
    },
    bars: [
      { id: 'a', label: 'A', values: [2, 0, 6] },
      { id: 'b', label: 'B', values: [1, 0, 1] },
    ],
    format: (n: number) => `${n} Go`,
    limit: { value: 4, label: 'carte' },
    describe: (bar: { label: string; values: readonly number[] }, part: number) =>
      `${bar.label} ${part}: ${bar.values[part]}`,
  });
  expect(said()).toBe('A 0: 2');
  await press('ArrowRight');
  expect(said()).toBe('A 2: 6');
  await press('ArrowDown');
  expect(said()).toBe('B 2: 1');
  expect(cells()).toEqual([
    ['GPU', 'poids', 'états', 'total'],
    ['A', '2 Go', '6 Go', '8 Go'],
    ['B', '1 Go', '1 Go', '2 Go'],
  ]);
  const widths = [...container.querySelectorAll('.plot rect.block')].map((rect) => Number(rect.getAttribute('width')));
  expect(widths.map((width) => width / widths[0]!)).toEqual([1, 3, 0.5, 0.5].map((part) => expect.closeTo(part, 6)));
});

it('a timeline: along a lane, then to the nearest block of the next; what is idle is left empty', async () => {
  const { container } = render(Timeline, {
    locale: 'en',
    label: 'schedule',
    caption: 'Blocks',
    idle: 'idle',
    kinds: ['forward', 'backward'],
    heads: ['stage', 'block', 'start', 'length'],
    lanes: [
      {
        id: '0',
        label: 'stage 1',
        blocks: [
          { start: 0, length: 1, kind: 0, name: '1' },
          { start: 3, length: 2, kind: 1, name: '1' },
        ],
      },
      { id: '1', label: 'stage 2', blocks: [{ start: 1, length: 2, kind: 0 }] },
    ],
    format: (t: number) => `${t} s`,
    describe: (lane: { label: string }, { start, length }: { start: number; length: number }) =>
      `${lane.label}, ${start}–${start + length}`,
  });
  await press('ArrowRight');
  expect(said()).toBe('stage 1, 3–5');
  await press('ArrowDown');
  expect(said()).toBe('stage 2, 1–3');
  expect(cells()).toEqual([
    ['stage', 'block', 'start', 'length'],
    ['stage 1', 'forward 1', '0 s', '1 s'],
    ['stage 1', 'backward 1', '3 s', '2 s'],
    ['stage 2', 'forward', '1 s', '2 s'],
  ]);
  const [first, second, third] = [...container.querySelectorAll('.plot rect.block')].map((rect) => ({
    x: Number(rect.getAttribute('x')),
    width: Number(rect.getAttribute('width')),
  }));
  expect(second!.x - first!.x).toBeCloseTo(3 * first!.width, 6);
  expect(third!.width).toBeCloseTo(2 * first!.width, 6);
});
