/** The lab as a reader meets it before any download, on a recording of made-up vectors; jsdom has no canvas and no model. */

import type { Gallery } from '@kit/drawings/gallery.ts';
import { formatPercent } from '@kit/i18n/index.ts';
import { randomStream } from '@kit/math/random.ts';
import { fireEvent, render, screen, within } from '@testing-library/svelte';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import Lab from './Lab.svelte';
import type { Recording } from './recording.ts';
import type { Surroundings } from './session.svelte.ts';
import EN from './strings/en.ts';
import FR from './strings/fr.ts';
import { fill, TEMPLATES } from './templates.ts';
import { encodeFloats, encodeHalves } from './vectors.ts';

const random = randomStream(5);
const [E, S, P] = [6, 4, 4];
const floats = (n: number) => Float32Array.from({ length: n }, () => random() - 0.5);
const labels = ['un chat', 'un chien'];
const sentences = TEMPLATES.fr.flatMap((template) => labels.map((label) => fill(template, label)));
const shape = {
  imageSize: S,
  grid: 2,
  layers: 2,
  heads: 1,
  projection: E,
  scale: 2,
  context: 24,
  mean: 0.5,
  deviation: 0.25,
};

const recording: Recording = {
  shape,
  field: 3,
  images: ['1f431.noto', '1f436.noto'].map((id, i) => ({
    id,
    name: ['chat', 'chien'][i]!,
    pixels: encodeHalves(new Float32Array(S * S * 3)),
    still: `data:image/png;base64,${btoa(id)}`,
  })),
  labels,
  imageVectors: encodeFloats(floats(2 * E)),
  sentences,
  textVectors: encodeFloats(floats(sentences.length * E)),
  look: {
    image: 0,
    means: encodeHalves(new Float32Array(2 * P * P).fill(0.25)),
    pool: encodeFloats(Float32Array.of(0.7, 0.1, 0.1, 0.1)),
  },
  map: {
    drawings: ['1f431.noto', '1f436.noto', '1f34e.noto'],
    names: ['chat', 'chien', 'pomme'],
    words: ['chat', 'chien', 'pomme'],
    vectors: encodeHalves(floats(6 * E)),
  },
  exam: { concept: { predicted: [0, 0], topFive: 2 }, style: { predicted: [], topFive: 0 } },
  photos: null,
};
const gallery: Gallery = {
  concepts: [
    { code: '1f347', group: 4, names: { fr: 'raisin', en: 'grapes' }, heldOut: true },
    { code: '1f352', group: 4, names: { fr: 'cerises', en: 'cherries' }, heldOut: true },
  ],
  drawings: [0, 1].map((concept) => ({
    id: `${['1f347', '1f352'][concept]}.noto`,
    concept,
    set: 'noto',
    unseen: 'concept' as const,
  })),
  rgba: () => ({ width: 1, height: 1, data: new Uint8ClampedArray(4) }),
  tile: () => 'none',
};
const around: Surroundings = {
  gallery: async () => gallery,
  paint: async () => ({ image: { width: 1, height: 1, data: new Uint8ClampedArray(4) }, way: 'canvas' }),
  runtime: () => new Promise(() => {}),
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

const show = (locale: 'fr' | 'en' = 'fr') => render(Lab, { locale, recording, around });
const tab = (container: HTMLElement, name: string) => fireEvent.click(container.querySelector(`[data-tab="${name}"]`)!);

describe('at once', () => {
  it('shows recorded cosines and probabilities that sum to 100 %, in the page’s language', () => {
    const { container } = show('en');
    expect(screen.getByText(EN.choice.title('chat'))).toBeTruthy();
    const shares = [...container.querySelectorAll('.choice .answer td.share')].map((cell) =>
      Number.parseFloat(cell.textContent ?? ''),
    );
    expect(shares).toHaveLength(2);
    expect(shares.reduce((a, b) => a + b, 0)).toBeCloseTo(100, 0);
  });

  it('every view opens, and says where its numbers come from', async () => {
    const { container } = show();
    for (const name of ['matrix', 'look', 'map', 'test']) {
      await tab(container, name);
      await vi.advanceTimersByTimeAsync(10);
      expect(container.querySelector('[role="tabpanel"] .ui-provenance.recorded'), name).toBeTruthy();
      expect(container.querySelector(`[data-tab="${name}"]`)?.getAttribute('aria-selected')).toBe('true');
    }
    await tab(container, 'limits');
    expect(container.textContent).toContain(FR.limits.items.negation.title);
  });

  it('the recorded exam counts its answers', async () => {
    const { container } = show();
    await tab(container, 'test');
    await vi.advanceTimersByTimeAsync(10);
    expect(container.textContent).toContain(FR.test.accuracy('1', '2', formatPercent('fr', 0.5)));
    expect(container.textContent).toContain(FR.test.mixup('cerises', 'raisin', '1'));
  });

  it('images: seen before any script draws them', () => {
    const { container } = show();
    const shown = [...container.querySelectorAll<HTMLElement>('[data-image] canvas')].map(
      (one) => one.style.backgroundImage,
    );
    expect(shown).toHaveLength(recording.images.length);
    recording.images.forEach(({ still }, i) => {
      expect(shown[i]).toContain(still);
    });
  });
});

describe('by keyboard', () => {
  it('images: one Tab stop, arrows, Delete removes', async () => {
    const { container } = show();
    const images = () => [...container.querySelectorAll<HTMLElement>('[data-image]')];
    expect(images().filter((one) => one.tabIndex === 0)).toHaveLength(1);
    images()[0]!.focus();
    await fireEvent.keyDown(images()[0]!, { key: 'ArrowRight' });
    expect(document.activeElement).toBe(images()[1]);
    await fireEvent.keyDown(images()[1]!, { key: 'Delete' });
    expect(images()).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(1);
    expect(document.activeElement).toBe(images()[0]);
    await fireEvent.keyDown(images()[0]!, { key: 'Delete' });
    await vi.advanceTimersByTimeAsync(1);
    expect(document.activeElement?.textContent).toBe(FR.tray.pick);
  });

  it('tabs: arrows and End', async () => {
    const { container } = show();
    const first = container.querySelector<HTMLElement>('[data-tab="choice"]')!;
    first.focus();
    await fireEvent.keyDown(first, { key: 'End' });
    expect(document.activeElement?.getAttribute('data-tab')).toBe('limits');
  });

  it('a drawing can be made with the arrows and Space, and is part of the address', async () => {
    const { container } = show();
    await fireEvent.click(screen.getByRole('button', { name: FR.tray.draw }));
    const sheet = container.querySelector<HTMLElement>('[role="application"]')!;
    await fireEvent.keyDown(sheet, { key: ' ' });
    for (let i = 0; i < 4; i++) await fireEvent.keyDown(sheet, { key: 'ArrowRight' });
    await fireEvent.keyDown(sheet, { key: ' ' });
    await fireEvent.click(screen.getByRole('button', { name: FR.sketch.undo }));
    expect(document.activeElement).toBe(sheet);
    await fireEvent.keyDown(sheet, { key: ' ' });
    for (let i = 0; i < 4; i++) await fireEvent.keyDown(sheet, { key: 'ArrowLeft' });
    await fireEvent.keyDown(sheet, { key: ' ' });
    screen.getByRole('button', { name: FR.sketch.done }).focus();
    await fireEvent.click(screen.getByRole('button', { name: FR.sketch.done }));
    await vi.advanceTimersByTimeAsync(500);
    expect(new URLSearchParams(location.hash.split('?')[1]).getAll('i').at(-1)).toMatch(/^s:[\w-]+$/);
    expect(screen.getByRole('button', { name: FR.tray.item('3', FR.tray.drawn('1')) })).toBeTruthy();
  });
});

describe('labels', () => {
  it('one that is rewritten keeps the focus', async () => {
    show();
    const second = screen.getByRole('textbox', { name: FR.labels.edit('2') });
    second.focus();
    await fireEvent.change(second, { target: { value: 'un renard' } });
    await vi.advanceTimersByTimeAsync(1);
    expect(second.isConnected).toBe(true);
    expect(document.activeElement).toBe(second);
    expect(screen.getByRole('button', { name: FR.labels.remove('un renard') })).toBeTruthy();
  });

  it('are added, refused twice, changed and removed, and the address follows', async () => {
    const { container } = show();
    const field = screen.getByLabelText(FR.labels.field);
    const add = (text: string) => {
      (field as HTMLInputElement).value = text;
      return fireEvent.input(field).then(() => fireEvent.submit(field.closest('form')!));
    };
    await add('un chat');
    expect(container.textContent).toContain(FR.labels.twice('un chat'));
    await add('une pomme');
    await fireEvent.click(screen.getByRole('button', { name: FR.labels.remove('un chien') }));
    await vi.advanceTimersByTimeAsync(500);
    expect(new URLSearchParams(location.hash.split('?')[1]).getAll('l')).toEqual(['un chat', 'une pomme']);
    // unknown to the recording: a dash, not a number
    expect(within(container.querySelector('.choice .answer')!).getAllByText(FR.waiting).length).toBe(2);
  });
});

describe('a file that is no image', () => {
  it('gets a sentence, and nothing is lost', async () => {
    const { container } = show();
    const input = container.querySelector<HTMLInputElement>('input[type="file"]')!;
    Object.defineProperty(input, 'files', { value: [new File(['bonjour, bonjour'], 'a.png', { type: 'image/png' })] });
    await fireEvent.change(input);
    await vi.waitFor(() => expect(screen.getByRole('alert').textContent).toContain(FR.refusal.notImage));
    expect(container.querySelectorAll('[data-image]')).toHaveLength(2);
  });
});

describe('live terms', () => {
  it('pointing at « similarité cosinus » in the prose lights its column', async () => {
    const { container } = show();
    document.dispatchEvent(new CustomEvent('book:term', { detail: { id: 'cosine-similarity', active: true } }));
    expect(container.querySelectorAll('[data-lit]').length).toBeGreaterThan(0);
  });
});

describe('written counts', () => {
  it.each([
    ['fr', FR.matrix.title('1', '2'), '1 image × 2 étiquettes'],
    ['fr', FR.test.accuracy('0', '16', '0 %'), '0 juste sur 16'],
    ['fr', FR.test.accuracy('1', '16', '6 %'), '1 juste sur 16'],
    ['fr', FR.test.accuracy('2', '16', '12 %'), '2 justes sur 16'],
    ['en', EN.matrix.title('1', '2'), '1 image × 2 labels'],
    ['en', EN.test.hint.concept('2', '1'), '2 drawings of 1 thing of'],
  ])('%s: %s', (_, written, expected) => {
    expect(written).toContain(expected);
  });
});

describe('what is dropped', () => {
  it('from another page, without its file: says to save it first, and fetches nothing', async () => {
    const { container } = show();
    const fetched = vi.spyOn(globalThis, 'fetch');
    const drop = Object.assign(new Event('drop', { bubbles: true, cancelable: true }), {
      dataTransfer: { files: [], types: ['text/uri-list', 'text/html'] },
    });
    await fireEvent(container.querySelector('.add')!, drop);
    expect(screen.getByRole('alert').textContent).toContain(FR.refusal.fromPage);
    expect(drop.defaultPrevented).toBe(true);
    expect(fetched).not.toHaveBeenCalled();
  });
});

describe('a limit that is tried out', () => {
  it('says what to look for where it is seen, and stops once other labels are there', async () => {
    const { container } = show();
    await tab(container, 'limits');
    const { title, text } = FR.limits.items.negation;
    await fireEvent.click(screen.getByRole('button', { name: FR.limits.runThis(title) }));
    const note = container.querySelector<HTMLElement>('.note')!;
    expect(note.textContent).toContain(FR.limits.toSee(title));
    expect(note.textContent).toContain(text);
    expect(document.activeElement).toBe(note);
    // above the images, not under the tab where it was started
    expect(note.compareDocumentPosition(container.querySelector('.choice')!)).toBe(Node.DOCUMENT_POSITION_FOLLOWING);
    await fireEvent.click(screen.getByRole('button', { name: FR.labels.remove('pas un chat') }));
    expect(container.querySelector('.note')).toBeNull();
  });
});
