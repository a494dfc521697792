import { fireEvent, render, screen } from '@testing-library/svelte';
import { expect, it, vi } from 'vitest';
import NumberField from './NumberField.svelte';

function show(whole = true) {
  const onset = vi.fn();
  render(NumberField, { locale: 'en', label: 'layers', value: 32, min: 1, max: 500, whole, onset });
  const field = screen.getByRole('spinbutton', { name: 'layers' }) as HTMLInputElement;
  const type = (value: string) => fireEvent.input(field, { target: { value } });
  return {
    field,
    onset,
    type,
    said: () => document.getElementById(field.getAttribute('aria-describedby')!)?.textContent,
  };
}

it('gives what is typed, and keeps what is out of bounds in the field with a sentence', async () => {
  const { field, onset, type, said } = show();
  await type('64');
  expect(onset).toHaveBeenLastCalledWith(64);
  await type('501');
  expect(onset).toHaveBeenCalledTimes(1);
  expect([field.value, field.getAttribute('aria-invalid')]).toEqual(['501', 'true']);
  expect(said()).toBe('A whole number from 1 to 500. The laboratory keeps the one before.');
  await type('1.5');
  expect(onset).toHaveBeenCalledTimes(1);
});

it('takes fractions where they mean something; an emptied field goes back to the default', async () => {
  const { field, onset, type, said } = show(false);
  await type('0.516');
  expect([onset.mock.lastCall, said()]).toEqual([
    undefined,
    'A number from 1 to 500. The laboratory keeps the one before.',
  ]);
  await type('2.5');
  expect(onset).toHaveBeenLastCalledWith(2.5);
  await type('');
  await fireEvent.change(field);
  expect(onset).toHaveBeenLastCalledWith(null);
  expect(said()).toBe('');
});
