/** The lab as a reader without a pointer meets it, on a small recording. */
import { LAB_STRINGS } from '@kit/lab/strings/index.ts';
import { randomStream } from '@kit/math/random.ts';
import { scoreRow } from '@kit/models/scoring.ts';
import { fireEvent, render, screen, within } from '@testing-library/svelte';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import Lab from './Lab.svelte';
import { MAP_UNITS, type Recording } from './recording.ts';
import FR from './strings/fr.ts';

const V = 12;
const random = randomStream(4);
const token = (id: number, display: string, leadingSpace = true) => ({
  id,
  display,
  leadingSpace,
  text: (leadingSpace ? ' ' : '') + display,
  complete: true,
  special: false,
});
const tokens = [token(1, 'Le', false), token(2, 'chat'), token(3, 'dort'), token(4, 'là')];
const words = Array.from({ length: V }, (_, id) => tokens.find((one) => one.id === id) ?? token(id, `mot${id}`));
const rows = () => tokens.map(() => Float32Array.from({ length: V }, () => random() * 6));
const [left, both] = [rows(), rows()];
const scores = (logits: Float32Array[]) => logits.map((row, i) => scoreRow(row, i + 1, tokens[i]?.id ?? 0, 8));
const flat = (size: number) => ({ size, layers: Array.from({ length: 2 * size * size }, () => MAP_UNITS / size) });

const recording: Recording = {
  text: 'Le chat dort là',
  shape: { layers: 2, heads: 3, width: 24, vocabulary: V, longest: 14 },
  tokens,
  words,
  scores: { decoder: scores(left), encoder: scores(both) },
  maps: { decoder: flat(5), encoder: flat(6) },
  pictures: { decoder: 'data:image/png;base64,', encoder: 'data:image/png;base64,' },
  written: {
    tokens: Array.from({ length: 12 }, (_, i) => ({
      id: i % V,
      logProbability: -1,
      // the last one open at first was drawn far from the most probable
      ...(i === 11 ? { rank: 40, chance: 0.001 } : { rank: 1, chance: 0.75 }),
      choices: [{ id: (i === 11 ? 0 : i) % V, logProbability: -1, chance: 0.75 }],
      possible: 3,
    })),
    ended: false,
  },
};
/** e to the mean of −ln(share), by hand */
const perplexity = (logits: Float32Array[]) => {
  const losses = logits.map((row, i) => {
    const total = row.reduce((sum, z) => sum + Math.exp(z), 0);
    return Math.log(total) - (row[tokens[i]?.id ?? 0] ?? 0);
  });
  return Math.exp(losses.reduce((a, b) => a + b, 0) / losses.length);
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
const value = (container: HTMLElement, name: string) => container.querySelector(`[data-value="${name}"]`)?.textContent;

describe('at once, before any download', () => {
  it('shows both perplexities as one would compute them by hand, marked as recorded', () => {
    const { container } = show('en');
    const four = (x: number) => new Intl.NumberFormat('en-GB', { maximumSignificantDigits: 4 }).format(x);
    expect(value(container, 'perplexity')).toBe(four(perplexity(left)));
    expect(value(container, 'pseudo-perplexity')).toBe(four(perplexity(both)));
    expect(screen.getAllByText(LAB_STRINGS.en.recorded).length).toBeGreaterThan(3);
  });

  it('one pass for the decoder, one per token for the encoder', () => {
    const { container } = show();
    expect([value(container, 'passes-decoder'), value(container, 'passes-encoder')]).toEqual(['1', '4']);
  });
});

/** Opens a part that is folded at first. */
async function unfold(container: HTMLElement, id: string): Promise<void> {
  const fold = container.querySelector(`#${id}`)?.closest('details');
  if (!fold) throw new Error(id);
  fold.open = true;
  await fireEvent(fold, new Event('toggle'));
}

describe('by keyboard', () => {
  it('tokens are one Tab stop: arrows move, Enter has the token guessed, the address follows', async () => {
    const { container } = show();
    const strip = screen.getByRole('group', { name: FR.surprises.group });
    const buttons = within(strip).getAllByRole('button');
    expect(buttons.filter((button) => button.tabIndex === 0)).toHaveLength(1);
    buttons[1]?.focus();
    await fireEvent.keyDown(buttons[1]!, { key: 'ArrowRight' });
    expect(document.activeElement).toBe(buttons[2]);
    await fireEvent.click(buttons[2]!);
    expect(screen.getByRole('heading', { name: FR.guesses.title('3', '·dort') })).toBeTruthy();
    const own = recording.scores.decoder[2]!;
    expect(container.querySelector('[data-side="decoder"] .verdict')?.textContent).toContain(`rang ${own.rank},`);
    await vi.advanceTimersByTimeAsync(500);
    expect(location.hash).toBe('#objectives?token=3');
  });

  it('maps answer to arrows with their values as text: masked above the diagonal for the decoder alone', async () => {
    const { container } = show();
    await unfold(container, 'objectives-masks');
    const grid = container.querySelector<HTMLElement>('[data-side="decoder"] [role="grid"]')!;
    await fireEvent.keyDown(grid, { key: 'Home', ctrlKey: true });
    await fireEvent.keyDown(grid, { key: 'ArrowRight' });
    const readout = container.querySelector('#objectives-masks .readout')?.textContent ?? '';
    expect(readout).toContain(`décodeur ${FR.masks.masked}`);
    expect(readout).toMatch(/encodeur 16,67/);
  });

  it('the drawn token is in the table of its draw, however improbable, with its rank and probability', async () => {
    const { container } = show();
    await unfold(container, 'objectives-writing');
    const row = container.querySelector('#objectives-writing tr.drawn');
    expect(row?.textContent).toContain(`${FR.writing.drawn}, ${FR.ranked('40')}`);
    expect([...(row?.querySelectorAll('td.number') ?? [])].map((cell) => cell.textContent)).toEqual([
      '36,8\u00a0%',
      '0,1\u00a0%',
    ]);
  });

  it('a written token opens its draw', async () => {
    const { container } = show();
    await unfold(container, 'objectives-writing');
    const written = within(screen.getByRole('group', { name: FR.writing.group })).getAllByRole('button');
    expect(written).toHaveLength(12);
    await fireEvent.click(written[5]!);
    expect(screen.getByRole('heading', { name: FR.writing.step('6', '·mot5') })).toBeTruthy();
  });
});

describe('links and live terms', () => {
  it('a link restores a state', async () => {
    history.replaceState(null, '', '#objectives?token=2&layer=1&q=3&k=2&n=4&step=2');
    const { container } = show();
    await vi.advanceTimersByTimeAsync(0);
    expect(screen.getByRole('heading', { name: FR.guesses.title('2', '·chat') })).toBeTruthy();
    expect(screen.getByRole('heading', { name: FR.writing.step('2', 'Le') })).toBeTruthy();
    expect(container.querySelector<HTMLSelectElement>('#objectives-masks select')?.value).toBe('0');
  });

  it('pointing at « causal mask » in the prose lights the maps', async () => {
    const { container } = show();
    document.dispatchEvent(new CustomEvent('book:term', { detail: { id: 'causal-mask', active: true } }));
    expect(container.querySelector('#objectives-masks')?.closest('[data-lit]')).toBeTruthy();
  });
});
