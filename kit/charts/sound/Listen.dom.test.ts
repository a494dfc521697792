import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/svelte';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import Listen from './Listen.svelte';

/** jsdom is silent: what is asked of the browser is counted (`play.browser.test.ts` hears it). */
const contexts: Silent[] = [];
class Silent {
  currentTime = 0;
  open = true;
  voices: { onended?: () => void }[] = [];
  readonly destination = {};
  constructor() {
    contexts.push(this);
  }
  #node(): { onended?: () => void } {
    const param = {
      setValueAtTime: () => param,
      linearRampToValueAtTime: () => param,
      exponentialRampToValueAtTime: () => param,
    };
    const methods = { connect: (to: unknown) => to, start() {}, stop() {} };
    return { frequency: param, gain: param, ...methods } as { onended?: () => void };
  }
  createOscillator() {
    const voice = this.#node();
    this.voices.push(voice);
    return voice;
  }
  createGain() {
    return this.#node();
  }
  async close() {
    this.open = false;
  }
}
beforeEach(() => {
  contexts.length = 0;
  vi.stubGlobal('AudioContext', Silent);
});
afterEach(cleanup);

const tune = { joined: true, range: [1.2, 4.6] as const, points: [0, 1].map((at) => ({ at, value: 4.6 - 3.4 * at })) };
const show = () =>
  render(Listen, {
    locale: 'fr',
    tune,
    what: 'la courbe',
    measure: 'Perte (nats)',
    format: (v: number) => `${v}`.replace('.', ','),
  });
const button = (name: RegExp) => screen.getByRole('button', { name });

it('says beforehand what will be heard, and gives no sound that is not asked for', () => {
  show();
  const described = document.getElementById(button(/^Écouter la courbe/).getAttribute('aria-describedby') ?? '');
  const text = described?.textContent?.replaceAll(/\s/g, ' ');
  expect(text).toBe('Un son de 5 s. Sa hauteur suit « Perte (nats) », de 220 Hz pour 1,2 à 1 760 Hz pour 4,6.');
  expect(contexts).toEqual([]);
});

it('plays, and stops: by its button, by Escape, at the end, with its page', async () => {
  const { unmount } = show();
  const start = async () => {
    await fireEvent.click(button(/^Écouter/));
    expect(contexts.at(-1)?.open).toBe(true);
    return contexts.at(-1) as Silent;
  };
  const first = await start();
  await fireEvent.click(button(/^Arrêter/));
  expect(first.open).toBe(false);
  const second = await start();
  await fireEvent.keyDown(button(/^Arrêter/), { key: 'Escape' });
  expect(second.open).toBe(false);
  const third = await start();
  third.voices[0]?.onended?.();
  await waitFor(() => button(/^Écouter/));
  expect(third.open).toBe(false);
  const fourth = await start();
  unmount();
  expect(fourth.open).toBe(false);
});

it('a browser that gives no sound is said to', async () => {
  vi.stubGlobal('AudioContext', undefined);
  show();
  await fireEvent.click(button(/^Écouter/));
  expect(screen.getByRole('status').textContent).toBe('Ce navigateur ne donne pas de son.');
});
