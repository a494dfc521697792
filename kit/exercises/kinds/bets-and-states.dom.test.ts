import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/svelte';
import axe from 'axe-core';
import { afterEach, describe, expect, test } from 'vitest';
import type { Locale } from '../../i18n/index.ts';
import { answering } from '../../lab/taken.ts';
import type { ProgressStore } from '../../progress/index.ts';
import ExerciseHost from '../ExerciseHost.svelte';
import { guess, heat, testProgress, winner } from '../fixtures.ts';
import type { Exercise } from '../types.ts';

afterEach(cleanup);

async function show(exercise: Exercise, locale: Locale = 'en', progress: ProgressStore = testProgress()) {
  const { container } = render(ExerciseHost, { locale, exercise, progress });
  await waitFor(() => expect(container.querySelector('[data-ready="true"]')).not.toBeNull());
  return { container, progress };
}

const field = () => screen.getByRole<HTMLInputElement>('textbox');
// the verdict comes after what a form says of itself
const status = () => (screen.getAllByRole('status').at(-1)?.textContent ?? '').trim();
const type = (text: string) => fireEvent.input(field(), { target: { value: text } });
const check = () => fireEvent.submit(document.querySelector('form') as HTMLFormElement);
async function answer(text: string) {
  await type(text);
  await check();
  await waitFor(() => expect(status()).toMatch(/\S/));
}

describe('prediction', () => {
  const asked = () => Number(/times (\d+)/.exec(document.querySelector('.statement')?.textContent ?? '')?.[1]);

  test('a bet once made stands beside the result, and is not changed, after a reload either', async () => {
    const { container, progress } = await show(guess);
    await type(String(6 * asked()));
    await check();
    await waitFor(() => expect(status()).toContain('Not far off'));
    // ln(2) of ln(1.1) … ln(4)
    expect(status()).toContain('54%');
    expect([...container.querySelectorAll('dd')].map((dd) => dd.textContent)).toEqual([
      `${(6 * asked()).toLocaleString('en-GB')}\u202fkg`,
      `${(3 * asked()).toLocaleString('en-GB')}\u202fkg`,
      'a factor of 2',
    ]);
    expect(screen.queryByRole('textbox')).toBeNull();
    expect(screen.queryByRole('button', { name: 'Bet and see' })).toBeNull();
    expect(container.textContent).toContain('Three times.');
    await check();
    expect(container.textContent).toContain('Attempts: 1');
    cleanup();

    const again = await show(guess, 'en', progress);
    expect(again.container.querySelectorAll('dd')).toHaveLength(3);
    expect(screen.queryByRole('textbox')).toBeNull();
    await fireEvent.click(screen.getByRole('button', { name: 'Another variant' }));
    await waitFor(() => expect(field().value).toBe(''));
  });

  test('nothing is shown, and nothing counted, before there is a bet', async () => {
    const { container } = await show(winner);
    await check();
    await waitFor(() => expect(status()).toContain('Choose your bet'));
    expect(container.textContent).toContain('Not tried yet');
    expect(container.textContent).not.toContain('slept');
    await fireEvent.click(screen.getByRole('radio', { name: 'Tortoise' }));
    await check();
    await waitFor(() => expect(status()).toContain('You won your bet.'));
    expect((await axe.run(container)).violations).toEqual([]);
  });
});

describe('experiment', () => {
  test('the state is taken from the lab, read back, graded; it can be pasted too', async () => {
    const { container } = await show(heat);
    const take = screen.getByRole('button', { name: 'Take the state of the lab' });
    await fireEvent.click(take);
    expect(container.textContent).toContain('The lab is not open');
    const sleep = answering('test-dial', () => '#test-dial?heat=6&seed=9');
    await fireEvent.click(take);
    expect(field().value).toBe('#test-dial?heat=6');
    expect(container.querySelector('dl')?.textContent).toContain('Heat');
    await check();
    await waitFor(() => expect(status()).toContain('It is 6.'));
    sleep();
    await answer('https://example.org/#test-dial?heat=7');
    await waitFor(() => expect(status()).toContain('Correct.'));
    expect((await axe.run(container)).violations).toEqual([]);
  });
});
