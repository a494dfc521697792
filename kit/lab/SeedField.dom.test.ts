/** A seed out of range is said, and neither replaced nor forgotten. */
import { fireEvent, render, screen } from '@testing-library/svelte';
import { expect, test } from 'vitest';
import SeedField from './SeedField.svelte';
import { MAX_SEED, nextSeed, readSeed } from './seed.ts';

function show(late = false) {
  const given: number[] = [];
  const props = { locale: 'fr' as const, label: 'Graine', value: 7, late, onset: (seed: number) => given.push(seed) };
  const { rerender } = render(SeedField, props);
  const field = screen.getByRole<HTMLInputElement>('spinbutton', { name: 'Graine' });
  const type = (value: string) => fireEvent.input(field, { target: { value } });
  return {
    given,
    field,
    type,
    leave: () => fireEvent.change(field),
    rerender,
    said: () => field.parentElement?.textContent,
  };
}

test('a seed of 10⁹ is taken as it is', async () => {
  const { given, type, said } = show();
  await type('1000000000');
  await type(String(MAX_SEED));
  expect(given).toEqual([1_000_000_000, MAX_SEED]);
  expect(said()).not.toContain('graine');
});

test.each(['4294967296', '10000000000', '-1', '2.5', '1e30'])(
  '%s is said to be no seed, and stays in the field',
  async (text) => {
    const { given, field, type, leave, said, rerender } = show();
    await type(text);
    await leave();
    expect(given).toEqual([]);
    expect(field.value).toBe(text);
    expect(field.getAttribute('aria-invalid')).toBe('true');
    expect(said()).toMatch(/Une graine est un nombre entier, de 0 à 4\s294\s967\s295\./);
    // the button « another » draws again
    await rerender({ value: 8 });
    expect(field.value).toBe('8');
    expect(said()).not.toContain('entier');
  },
);

test('an emptied field says nothing, and shows the seed again once left', async () => {
  const { field, type, leave, said } = show();
  await type('');
  expect(said()).not.toContain('entier');
  await leave();
  expect(field.value).toBe('7');
});

test('a late field waits until it is left', async () => {
  const { given, type, leave } = show(true);
  await type('12');
  expect(given).toEqual([]);
  await leave();
  expect(given).toEqual([12]);
});

test('in an address, digits alone make a seed', () => {
  expect(['0', '1000000000', '4294967295'].map(readSeed)).toEqual([0, 1e9, MAX_SEED]);
  expect(['', '-1', '1e3', '2.5', '4294967296', '٣', null].map(readSeed)).toEqual(
    Array.from({ length: 7 }, () => null),
  );
  expect([nextSeed(7), nextSeed(MAX_SEED)]).toEqual([8, 0]);
});
