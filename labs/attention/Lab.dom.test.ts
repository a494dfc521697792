/** The lab as a reader without a pointer meets it, on the recorded pass of a small model shape. */

import { LAB_STRINGS } from '@kit/lab/strings/index.ts';
import { randomStream } from '@kit/math/random.ts';
import { fireEvent, render, screen, within } from '@testing-library/svelte';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import Lab from './Lab.svelte';
import { maskFuture, softmaxRows } from './logic.ts';
import { encodeFloats, encodeMaps } from './payload.ts';
import type { Recording } from './recording.ts';
import EN from './strings/en.ts';
import FR from './strings/fr.ts';

const T = 4;
const shape = { layers: 2, heads: 3, dim: 8, vocabulary: 10, context: 16, endOfText: 0 };
const random = randomStream(1);
const floats = (n: number) => Float32Array.from({ length: n }, () => random() * 4 - 2);
const token = (id: number, display: string, leadingSpace = true) => ({
  id,
  display,
  leadingSpace,
  text: (leadingSpace ? ' ' : '') + display,
  complete: true,
  special: false,
});
const maps = Array.from({ length: 6 }, () => softmaxRows(maskFuture(floats(T * T), T), T));

const recording: Recording = {
  text: 'Le chat dort là',
  shape,
  tokens: [token(1, 'Le', false), token(2, 'chat'), token(3, 'dort'), token(4, 'là')],
  maps: encodeMaps(Float32Array.from(maps.flatMap((map) => [...map])), T),
  picture: 'data:image/png;base64,',
  opened: { layer: 1, head: 0, tensors: encodeFloats(floats(3 * T * shape.dim)) },
  encoderHead: { layer: 0, head: 1 },
  next: [
    { token: token(5, 'bas'), probability: 0.5 },
    { token: token(6, 'haut'), probability: 0.25 },
  ],
  details: 'recorded/none.bin',
};

beforeAll(() => {
  // jsdom lays nothing out: no media queries, no canvas
  vi.stubGlobal('matchMedia', () => new EventTarget());
  HTMLCanvasElement.prototype.getContext = () => null;
});
beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const show = (locale: 'fr' | 'en' = 'fr') => render(Lab, { locale, recording });

describe('at once, before any download', () => {
  it('shows the recorded pass, marked as such, in the page’s language', () => {
    show('en');
    expect(screen.getAllByText(LAB_STRINGS.en.recorded).length).toBeGreaterThan(1);
    expect(screen.getByText(EN.prediction.plainTop('·bas', '50.0%'), { exact: false })).toBeTruthy();
  });

  it('names every map with what its head looks at', () => {
    show();
    const grid = screen.getByRole('grid', { name: FR.field.grid });
    const names = within(grid)
      .getAllByRole('button')
      .map((button) => button.getAttribute('aria-label'))
      .filter((name) => name?.startsWith('Couche'));
    expect(names).toHaveLength(6);
    expect(names.every((name) => /regard/.test(name ?? ''))).toBe(true);
  });
});

describe('by keyboard', () => {
  it('the field is one Tab stop: arrows move, Enter opens, the address follows', async () => {
    const { container } = show();
    const cell = (id: string) => container.querySelector<HTMLElement>(`[data-cell="${id}"]`)!;
    expect(container.querySelectorAll('[data-cell][tabindex="0"]')).toHaveLength(1);
    cell('1.0').focus();
    await fireEvent.keyDown(cell('1.0'), { key: 'ArrowUp' });
    await fireEvent.keyDown(document.activeElement!, { key: 'ArrowRight' });
    expect(document.activeElement).toBe(cell('0.1'));
    await fireEvent.click(cell('0.1'));
    expect(screen.getByRole('heading', { name: FR.head.title('1', '2') })).toBeTruthy();
    await vi.advanceTimersByTimeAsync(500);
    expect(location.hash).toBe('#attention?l=1&h=2');
  });

  it('the steps are tabs that arrows walk through, each with its numbers', async () => {
    const { container } = show();
    const steps = container.querySelector('#attention-steps')?.closest('details');
    if (steps) steps.open = true;
    await fireEvent(steps!, new Event('toggle'));
    const selected = () => container.querySelector('[role="tab"][aria-selected="true"]')!;
    expect(selected().textContent).toBe(FR.head.softmax);
    await fireEvent.keyDown(selected(), { key: 'Home' });
    expect(selected().textContent).toBe(FR.head.scores);
    expect(container.querySelector('.explain')?.textContent).toBe(FR.head.explain.scores('8'));
    expect(screen.getByRole('slider', { name: /Composantes de la requête/ })).toBeTruthy();
    await fireEvent.keyDown(selected(), { key: 'End' });
    expect(container.querySelector('.explain')?.textContent).toBe(FR.head.explain.output);
  });
});

describe('links', () => {
  it('restores a state, and follows a later change of the fragment', async () => {
    history.replaceState(null, '', '#attention?l=1&h=3&stage=masked&q=2&k=4');
    const { container } = show();
    await vi.advanceTimersByTimeAsync(0);
    expect(screen.getByRole('heading', { name: FR.head.title('1', '3') })).toBeTruthy();
    history.replaceState(null, '', '#attention?l=2&h=1&stage=masked&q=2&k=4');
    window.dispatchEvent(new HashChangeEvent('hashchange'));
    await vi.advanceTimersByTimeAsync(0);
    expect(container.querySelector('.readout')?.textContent).toContain('−∞');
  });

  it('leaves heading anchors alone', async () => {
    history.replaceState(null, '', '#causal-mask');
    show();
    await vi.advanceTimersByTimeAsync(500);
    expect(location.hash).toBe('#causal-mask');
  });
});

describe('what to do first', () => {
  it('a mission makes its gesture, leads to its answer, and what is not computed yet is not called untouched', async () => {
    const { container } = show();
    expect(container.textContent).toContain(FR.prediction.untouched);
    await fireEvent.click(screen.getByRole('button', { name: FR.missions.mask }));
    await vi.advanceTimersByTimeAsync(0);
    expect(screen.getByRole<HTMLInputElement>('switch', { name: FR.experiments.causal }).checked).toBe(false);
    expect(document.activeElement?.id).toBe('attention-strip');
    expect(container.textContent).not.toContain(FR.prediction.untouched);
    expect(container.querySelector('.effects .why')?.textContent).toContain(LAB_STRINGS.fr.stale.before);
    expect(container.querySelector('#attention-strip .why')?.textContent).toContain(LAB_STRINGS.fr.stale.before);
  });

  it('at another temperature the distribution is not called that of the untouched model', async () => {
    const { container } = show();
    await fireEvent.input(container.querySelector('.temperature input')!, { target: { value: '0.5' } });
    expect(container.textContent).not.toContain(FR.prediction.untouched);
  });
});

describe('live terms', () => {
  it('pointing at a term lights its part, and pointing at a part tells the prose', async () => {
    const { container } = show();
    const send = (active: boolean) =>
      document.dispatchEvent(new CustomEvent('book:term', { detail: { id: 'causal-mask', active } }));
    send(true);
    const lit = () => container.querySelectorAll('[data-lit]').length;
    expect(lit()).toBe(2); // its switch and its step
    send(false);
    expect(lit()).toBe(0);

    const heard = vi.fn();
    document.addEventListener('book:lab-part', (event) => heard((event as CustomEvent).detail), { once: true });
    await fireEvent.pointerEnter(container.querySelector('[data-part="temperature"]')!);
    expect(heard).toHaveBeenCalledWith({ id: 'temperature', active: true });
  });
});

describe('sentences made of pieces', () => {
  it.each([
    ['fr', FR.head.summary(FR.patterns.none), /^Cette tête lit /],
    ['en', EN.head.summary(EN.patterns.none), /^This head reads /],
  ])('%s: a head of which nothing can be said still has its verb', (_, sentence, expected) => {
    expect(sentence).toMatch(expected);
  });

  it('the second sentence has no count before it is written', async () => {
    show();
    await fireEvent.click(screen.getByText(FR.compare.title));
    await vi.advanceTimersByTimeAsync(1);
    const second = screen.getByRole('textbox', { name: FR.compare.label });
    expect(second.parentElement?.querySelector('.count')?.textContent).toBe(FR.compare.hint);
  });

  it('one token is written in the singular', () => {
    expect(LAB_STRINGS.fr.sentence.count('1', '256')).toContain('1 jeton sur');
    expect(LAB_STRINGS.fr.sentence.count('2', '256')).toContain('2 jetons sur');
    expect(LAB_STRINGS.en.sentence.count('1', '256')).toContain('1 token of');
  });

  it('heads switched back on: the focus stays beside, on what is said of them', async () => {
    const { container } = show();
    const [toggle] = container.querySelectorAll<HTMLElement>('.cell input[type="checkbox"]');
    await fireEvent.click(toggle!);
    const all = screen.getByRole('button', { name: FR.experiments.allOn });
    all.focus();
    await fireEvent.click(all);
    await vi.advanceTimersByTimeAsync(1);
    expect(document.activeElement?.textContent).toContain(FR.experiments.noneOff);
  });
});
