import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/svelte';
import axe from 'axe-core';
import { afterEach, describe, expect, test } from 'vitest';
import type { Locale } from '../../i18n/index.ts';
import type { ProgressStore } from '../../progress/index.ts';
import ExerciseHost from '../ExerciseHost.svelte';
import { animals, colours, spring, testProgress } from '../fixtures.ts';
import type { Exercise } from '../types.ts';

afterEach(cleanup);

async function show(exercise: Exercise, locale: Locale = 'en', progress: ProgressStore = testProgress()) {
  const { container } = render(ExerciseHost, { locale, exercise, progress });
  await waitFor(() => expect(container.querySelector('[data-ready="true"]')).not.toBeNull());
  return { container, progress };
}
const status = () => (screen.getAllByRole('status').at(-1)?.textContent ?? '').trim();
const check = async () => {
  await fireEvent.submit(document.querySelector('form') as HTMLFormElement);
  await waitFor(() => expect(status()).toMatch(/\S/));
};

describe('matching', () => {
  const list = (name: string) => screen.getByRole<HTMLSelectElement>('combobox', { name });
  const choose = (name: string, value: string) => fireEvent.change(list(name), { target: { value } });

  test('a list per line, offered in plain text; credit by line, each told what becomes of it', async () => {
    const { container } = await show(animals);
    expect([...list('A cow').options].map(({ text }) => text).sort()).toEqual(['Choose…', 'Meow', 'Moo', 'Woof']);
    await check();
    expect(status()).toContain('Choose at least one item');
    expect(container.textContent).toContain('Not tried yet');
    await choose('A cow', 'moo');
    await choose('A dog', 'meow');
    await check();
    expect(status()).toContain('Partly right: 33%.');
    expect(status()).toContain('One line does not have what goes with it.');
    expect(status()).toContain('One line was left without an answer.');
    const note = (name: string) =>
      document.getElementById(list(name).getAttribute('aria-describedby') ?? '')?.textContent;
    expect(note('A cow')).toMatch(/right\s*Cows moo/);
    expect(note('A dog')).toMatch(/wrong\s*That is a cat/);
    // nothing wrong was said of it
    expect(note('A puppy')).toMatch(/^\s*Nothing was chosen\.\s*$/);
    expect((await axe.run(container)).violations).toEqual([]);
    // an edit takes the verdict back; a choice can be taken back too
    await choose('A dog', '');
    expect(list('A dog').getAttribute('aria-describedby')).toBeNull();
    for (const [name, value] of [
      ['A cow', 'moo'],
      ['A dog', 'woof'],
      ['A puppy', 'woof'],
    ] as const)
      await choose(name, value);
    await check();
    expect(status()).toContain('Correct.');
  });

  test('what was chosen is there after a reload; once the solution is out every line says its own', async () => {
    const { progress } = await show(animals);
    await choose('A cow', 'meow');
    for (let failure = 1; failure <= 3; failure += 1) {
      await check();
      await waitFor(() => expect(document.body.textContent).toContain(`Attempts: ${failure}`));
    }
    await fireEvent.click(screen.getByRole('button', { name: 'Show the solution' }));
    await waitFor(() => expect(document.body.textContent).toContain('To be chosen: Moo. Cows moo'));
    cleanup();
    await show(animals, 'en', progress);
    expect(list('A cow').value).toBe('meow');
    expect(document.body.textContent).toContain('To be chosen: Woof. So do young ones');
  });
});

describe('formula', () => {
  const field = () => screen.getByRole<HTMLInputElement>('textbox', { name: 'Your formula' });
  const type = (text: string) => fireEvent.input(field(), { target: { value: text } });

  test('what was typed is drawn as maths, checked by its values, and a fault is a sentence', async () => {
    const { container } = await show(spring);
    expect(container.textContent).toContain('Letters to use: m, τ, d_k.');
    await type('2pi sqrt(m/tau)');
    const math = container.querySelector('math');
    expect(math?.querySelector('msqrt mfrac')?.namespaceURI).toBe('http://www.w3.org/1998/Math/MathML');
    expect(math?.textContent?.replace(/\s/g, '')).toBe('T=2\u2062π\u2062mτ');
    // the power of a root has its brackets: it would seem to be under the roof
    await type('sqrt(m)^(2/tau)');
    expect(math?.textContent?.replace(/\s/g, '')).toBe('T=(m)2τ');
    await type('2pi sqrt(m/tau)');
    await check();
    expect(status()).toMatch(/^Not yet\. With m = [\d.]+, τ = [\d.]+, d_k = \d+, your formula gives/);
    expect(field().getAttribute('aria-invalid')).toBe('true');
    expect((await axe.run(container)).violations).toEqual([]);
    await type('2pi sqrt(m/tau');
    expect(container.querySelector('math')).toBeNull();
    await check();
    expect(status()).toContain('An open bracket is not closed.');
    expect(container.textContent).toContain('Attempts: 1');
    await type('2pi sqrt(m/tau)/d_k');
    await check();
    expect(status()).toContain('Correct.');
  });

  test('a formula typed in French is drawn in English with an English decimal', async () => {
    const { container, progress } = await show(spring, 'fr');
    await fireEvent.input(screen.getByRole('textbox'), { target: { value: '0,5m' } });
    expect(container.querySelector('math mn')?.textContent).toBe('0,5');
    await check();
    cleanup();
    const again = await show(spring, 'en', progress);
    expect(again.container.querySelector('math mn')?.textContent).toBe('0.5');
  });
});

test('a choice of several says how it is counted', async () => {
  const { container } = await show(colours);
  expect(container.textContent).toContain('each wrong one takes as much away, never below zero');
});
