import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/svelte';
import axe from 'axe-core';
import { afterEach, describe, expect, test } from 'vitest';
import type { Locale } from '../i18n/index.ts';
import { createProgress, type ProgressStore } from '../progress/index.ts';
import ExerciseHost from './ExerciseHost.svelte';
import { capital, colours, sides, square, tea, testProgress } from './fixtures.ts';
import type { Exercise, ExerciseOf } from './types.ts';

afterEach(cleanup);

/** Keeps no score before it is told to: a store that takes its time. */
function slowProgress(): { slow: ProgressStore; written: () => void } {
  let written = () => {};
  const writing = new Promise<void>((resolve) => {
    written = resolve;
  });
  const slow: ProgressStore = testProgress();
  const grade = slow.grade;
  slow.grade = (...given) => writing.then(() => grade(...given));
  return { slow, written };
}

async function show(exercise: Exercise, locale: Locale = 'en', progress: ProgressStore = testProgress()) {
  const { container } = render(ExerciseHost, { locale, exercise, progress });
  await waitFor(() => expect(container.querySelector('[data-ready="true"]')).not.toBeNull());
  return { container, progress };
}

const n = () => Number(/square of (\d+)/.exec(document.querySelector('.statement')?.textContent ?? '')?.[1]);
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

describe('numeric', () => {
  test('a right answer is counted, explained and kept', async () => {
    const { container } = await show(square);
    await answer(String(n() ** 2));
    await waitFor(() => expect(container.textContent).toContain(`It is ${(n() ** 2).toLocaleString('en-GB')}.`));
    expect(status()).toContain('Correct.');
    expect(container.textContent).toContain('Attempts: 1');
    expect(container.textContent).toContain('Best score: 100%');
  });

  test('what is right is worked out once, to grade and to explain, whether the answer is right or wrong', async () => {
    let solved = 0;
    const { spec } = square as ExerciseOf<'numeric'>;
    const counted = {
      ...square,
      spec: {
        ...spec,
        solve: (...given: Parameters<typeof spec.solve>) => {
          solved++;
          return spec.solve(...given);
        },
      },
    } as Exercise;
    const { container } = await show(counted);
    await answer('1');
    expect(solved).toBe(1);
    expect(container.textContent).not.toContain('It is');
    await answer(String(n() ** 2));
    await waitFor(() => expect(container.textContent).toContain(`It is ${(n() ** 2).toLocaleString('en-GB')}.`));
    expect(solved).toBe(2);
  });

  test('a grader that takes its time says how far it is, and can be stopped', async () => {
    let finish: () => void = () => undefined;
    const { spec } = square as ExerciseOf<'numeric'>;
    const slow = {
      ...square,
      spec: {
        ...spec,
        async solve(...[values, context]: Parameters<typeof spec.solve>) {
          context.onProgress?.({ loaded: 3, total: 12 });
          await new Promise<void>((resolve) => {
            finish = resolve;
          });
          context.signal?.throwIfAborted();
          return spec.solve(values, context);
        },
      },
    } as Exercise;
    const { container } = await show(slow);
    await type('1');
    await check();
    const bar = await screen.findByRole<HTMLProgressElement>('progressbar', { name: 'The grader runs the model' });
    expect([bar.value, bar.max]).toEqual([3, 12]);
    await fireEvent.click(screen.getByRole('button', { name: 'Stop' }));
    finish();
    await waitFor(() => expect(screen.queryByRole('progressbar')).toBeNull());
    expect(container.textContent).not.toContain('Attempts: 1');
  });

  test.each(['the field', 'the button'])(
    'the keyboard stays in the exercise while it is graded, from %s',
    async (from) => {
      const { slow, written } = slowProgress();
      await show(square, 'en', slow);
      const button = screen.getByRole<HTMLButtonElement>('button', { name: 'Check' });
      const place = from === 'the field' ? field() : button;
      await type(String(n() ** 2));
      place.focus();
      await check();
      await waitFor(() => expect(button.textContent).toContain('Checking'));
      // what is disabled loses the focus of a real browser as soon as it draws
      expect(document.activeElement).toBe(button);
      expect([button.disabled, button.getAttribute('aria-disabled')]).toEqual([false, 'true']);
      await check();
      written();
      await waitFor(() => expect(status()).toContain('Correct.'));
      await waitFor(() => expect(document.activeElement).toBe(place));
      expect(document.body.textContent).toContain('Attempts: 1');
    },
  );

  test('the solution that is asked for takes the focus of its button, which is gone', async () => {
    await show(square);
    for (const wrong of ['1', '2', '3']) {
      await answer(wrong);
      await waitFor(() => expect(document.body.textContent).toContain(`Attempts: ${wrong}`));
    }
    const ask = await screen.findByRole('button', { name: 'Show the solution' });
    ask.focus();
    await fireEvent.click(ask);
    await waitFor(() => expect(document.activeElement?.className).toContain('solution'));
  });

  test('the verdict shows once the score is kept, so that leaving the page then loses nothing', async () => {
    const { slow, written } = slowProgress();
    const { container } = await show(square, 'en', slow);
    await type(String(n() ** 2));
    await check();
    await waitFor(() => expect(container.textContent).toContain('Checking'));
    expect(status()).toBe('');
    written();
    await waitFor(() => expect(status()).toContain('Correct.'));
    expect(container.textContent).toContain('Attempts: 1');
  });

  test('an unreadable answer is refused with a sentence and not counted', async () => {
    const { container } = await show(square, 'fr');
    await answer('douze');
    expect(status()).toContain('douze');
    expect(status()).toContain('pas été comptée');
    expect(container.textContent).toContain('Pas encore tenté');
  });

  test('a known mistake gets its own word; hints come one by one, then the solution on demand', async () => {
    const { container } = await show(square);
    await answer(String(2 * n()));
    expect(status()).toContain(`That is twice ${n()}.`);
    await waitFor(() => expect(container.textContent).toContain('Hint 1 of 2'));
    expect(container.textContent).not.toContain('Hint 2 of 2');
    expect(screen.queryByRole('button', { name: 'Show the solution' })).toBeNull();
    await answer('1');
    await waitFor(() => expect(container.textContent).toContain('Hint 2 of 2'));
    await answer('2');
    await fireEvent.click(await screen.findByRole('button', { name: 'Show the solution' }));
    await waitFor(() => expect(container.textContent).toMatch(/It is [\d,]+\./));
    // seen: the same variant is worth nothing any more
    await answer(String(n() ** 2));
    await waitFor(() => expect(container.textContent).toContain('Attempts: 4'));
    expect(container.textContent).toContain('Best score: 0%');
  });

  test('of several fields, each says whether it is right; the score is the same in both places', async () => {
    const { container } = await show(sides, 'fr');
    const field = (name: string) => screen.getByRole<HTMLInputElement>('textbox', { name });
    const fill = (name: string, value: string) => fireEvent.input(field(name), { target: { value } });
    await fill('Triangle', '3');
    await fill('Square', '2×2');
    expect(container.textContent).toContain('Lu comme 4');
    await fill('Hexagon', 'six');
    await check();
    await waitFor(() => expect(status()).toContain('Hexagon\u00a0: «\u00a0six\u00a0» ne se lit pas comme un nombre.'));
    expect(container.textContent).toContain('Pas encore tenté');
    await fill('Hexagon', '8');
    await check();
    await waitFor(() => expect(status()).toContain('En partie juste'));
    expect(status()).toContain('Square\u00a0: juste.');
    expect(status()).toContain('Hexagon\u00a0: ce n’est pas la valeur attendue.');
    expect(field('Hexagon').getAttribute('aria-invalid')).toBe('true');
    expect(field('Square').getAttribute('aria-invalid')).toBeNull();
    await waitFor(() => expect(container.querySelector('.standing')?.textContent).toMatch(/Meilleur score\s:\s66\s%/));
    expect(status()).toMatch(/En partie juste\s:\s66\s%/);
  });

  test('another variant changes the numbers, empties the field and takes the focus there', async () => {
    await show(square);
    const before = n();
    await answer('1');
    await fireEvent.click(screen.getByRole('button', { name: 'Another variant' }));
    await waitFor(() => expect(n()).not.toBe(before));
    expect(field().value).toBe('');
    expect(document.activeElement).toBe(field());
    expect(status()).toBe('');
  });

  test('what was typed comes back on the next page, in the other language too', async () => {
    const { progress } = await show(square, 'fr');
    await type('1234,5');
    cleanup();
    let kept: unknown = null;
    progress.subscribe((state) => {
      kept = state.exercises[square.id]?.draft;
    });
    await waitFor(() => expect(kept).toEqual({ locale: 'fr', texts: ['1234,5'] }));
    await show(square, 'en', progress);
    await waitFor(() => expect(field().value).toBe('1,234.5'));
  });

  test('the verdict goes away as soon as the answer changes', async () => {
    await show(square);
    await answer('1');
    await type('12');
    await waitFor(() => expect(status()).toBe(''));
  });

  test('a new reader keeps the statement of the page, and every one asked for on every page', async () => {
    const { container } = render(ExerciseHost, { locale: 'en', exercise: square, progress: testProgress() });
    const built = n();
    await waitFor(() => expect(container.querySelector('[data-ready="true"]')).not.toBeNull());
    expect(n()).toBe(built);
    await fireEvent.click(screen.getByRole('button', { name: 'Another variant' }));
    await waitFor(() => expect(n()).not.toBe(built));
    cleanup();
    const { progress } = await show(square);
    expect(n()).toBe(built);
    await fireEvent.click(screen.getByRole('button', { name: 'Another variant' }));
    await waitFor(() => expect(n()).not.toBe(built));
    const mine = n();
    cleanup();
    await show(square, 'en', progress);
    expect(n()).toBe(mine);
    cleanup();
    // a browser that keeps nothing makes another learner
    await show(
      square,
      'en',
      createProgress(() => Promise.reject(new Error('blocked'))),
    );
    expect(screen.getByText(/lets nothing be stored/)).toBeTruthy();
  });
});

describe('few variants', () => {
  const few: Exercise = {
    ...square,
    variants: { draw: ({ seed }) => ({ n: seed }), seeds: [11, 12, 13] },
    words: ({ n: value }, locale) => ({ name: `${locale}-${value}` }),
    picture: ({ n: value }, locale) => ({ src: `/${value}.png`, alt: `${locale} ${value}` }),
    solution: { fr: '{name}', en: '{name}' },
  };

  test('come in turn, and it is said when all have been seen', async () => {
    const { container } = await show(few);
    const seen = [n()];
    const next = async () => {
      const before = n();
      await fireEvent.click(screen.getByRole('button', { name: 'Another variant' }));
      await waitFor(() => expect(n()).not.toBe(before));
      seen.push(n());
    };
    await next();
    expect(container.textContent).not.toContain('You have seen all');
    await next();
    await waitFor(() => expect(container.textContent).toContain('You have seen all 3 variants'));
    expect([...seen].sort()).toEqual([11, 12, 13]);
    await next();
    expect(seen[3]).toBe(seen[0]);
  });

  test('what the statement is about is shown, and named in the language of the page', async () => {
    await show(few, 'fr');
    const shown = n() || Number(/carré de (\d+)/.exec(document.body.textContent ?? '')?.[1]);
    expect(screen.getByRole('img', { name: `fr ${shown}` }).getAttribute('src')).toBe(`/${shown}.png`);
    await answer(String(shown ** 2));
    await waitFor(() => expect(document.body.textContent).toContain(`fr-${shown}`));
  });
});

describe('choice', () => {
  const option = (name: string) => screen.getByRole('checkbox', { name });

  test('each ticked option carries its correction, and what is missing is counted', async () => {
    const { container } = await show(colours);
    await check();
    expect(status()).toContain('Choose an answer');
    await fireEvent.click(option('Red'));
    await fireEvent.click(option('Seven'));
    await check();
    await waitFor(() => expect(status()).toContain('One right answer is missing'));
    expect(container.textContent).toContain('Like blood');
    expect(container.textContent).toContain('A number');
    expect(container.textContent).not.toContain('Like the sea');
    expect(container.textContent).toContain('Best score: 0%');
  });

  test('half of the right answers is half the score; all of them is all of it', async () => {
    await show(colours);
    await fireEvent.click(option('Blue'));
    await check();
    await waitFor(() => expect(status()).toContain('Partly right: 50%'));
    await fireEvent.click(option('Red'));
    await check();
    await waitFor(() => expect(status()).toContain('Correct.'));
    const solution = document.querySelector('.solution') as HTMLElement;
    expect(await within(solution).findByText('Two of four.')).toBeTruthy();
  });
});

test('one right choice: a wrong one is told why in the verdict; once solved, each option explains itself', async () => {
  const { container } = await show(capital);
  const choose = (name: string) => fireEvent.click(screen.getByRole('radio', { name }));
  await choose('Sydney');
  await check();
  await waitFor(() => expect(status()).toMatch(/^Not yet\.\s*The largest city$/));
  expect(container.textContent).not.toContain('Chosen in 1908');
  await choose('Canberra');
  expect(status()).toBe('');
  await check();
  await waitFor(() => expect(status()).toBe('Correct.'));
  for (const reason of ['Chosen in 1908', 'The largest city', 'On the other side'])
    expect(container.querySelector('fieldset')?.textContent).toContain(reason);
});

describe('ordering', () => {
  const place = (...names: string[]) =>
    names.reduce(async (before, name) => {
      await before;
      await fireEvent.click(screen.getByRole('button', { name }));
    }, Promise.resolve());

  test('blocks are placed without dragging; what is wrong is said of each, and partly right is partly counted', async () => {
    const { container } = await show(tea);
    await check();
    expect(status()).toContain('Place at least one block');
    await place('Take a cup', 'Pour', 'Boil water', 'Fry');
    await check();
    // pour moved (2), drink missing (1), fry out (1): four edits for four steps
    await waitFor(() => expect(status()).toContain('“Pour” comes too early: it first needs “Boil water”.'));
    expect(status()).toMatch(/Not yet\./);
    expect(container.querySelector('ol')?.textContent).toContain('Tea is not fried');
    await place('Fry', 'Take out: Fry', 'Drink');
    await check();
    await waitFor(() => expect(status()).toContain('Partly right: 50%'));
    await place('Pour', 'Later: Pour', 'Pour');
    await check();
    await waitFor(() => expect(status()).toContain('Correct.'));
    expect(container.querySelector('.shown')?.textContent).toContain('Boil water');
  });

  test('the focus stays where blocks are placed', async () => {
    await show(tea);
    screen.getByRole('button', { name: 'Drink' }).focus();
    await place('Drink');
    await waitFor(() => expect(document.activeElement?.closest('.pool')).toBeTruthy());
  });

  test('the last block that is taken out is said to be, and the focus stays beside where it was', async () => {
    await show(tea);
    await place('Pour');
    screen.getByRole('button', { name: 'Pour' }).focus();
    await fireEvent.keyDown(document.activeElement as HTMLElement, { key: 'Delete' });
    await waitFor(() => expect(document.activeElement?.textContent).toBe('Your order, from first to last'));
    expect(screen.getAllByRole('status').map(({ textContent }) => textContent)).toContain('Pour: taken out.');
    expect(screen.getByText('No block is placed yet.')).toBeTruthy();
  });
});

test.each([
  ['numeric', square],
  ['choice', colours],
  ['ordering', tea],
])('axe finds nothing to say about a %s exercise, before and after an answer', async (_, exercise) => {
  const { container } = await show(exercise);
  const violations = async () =>
    (await axe.run(container, { rules: { 'color-contrast': { enabled: false } } })).violations.map((v) => v.id);
  expect(await violations()).toEqual([]);
  if (exercise === square) await answer('1');
  else if (exercise === tea) await fireEvent.click(screen.getByRole('button', { name: 'Fry' }));
  else await fireEvent.click(screen.getByRole('checkbox', { name: 'Loud' }));
  await check();
  await waitFor(() => expect(status()).toContain('Not yet.'));
  expect(await violations()).toEqual([]);
});
