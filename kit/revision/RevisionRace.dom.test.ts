/** What is pressed while a rating is being kept. */
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/svelte';
import { afterEach, expect, test } from 'vitest';
import { square, testProgress } from '../exercises/fixtures.ts';
import RevisionPanel from './RevisionPanel.svelte';

afterEach(cleanup);

test('a rating is kept once, and to stop meanwhile is to stop', async () => {
  const store = testProgress();
  const held: (() => void)[] = [];
  const progress = {
    ...store,
    review: () => new Promise<void>((resolve) => held.push(resolve)),
  };
  const items = ['a', 'b'].map((name) => ({
    kind: 'question' as const,
    id: `q-55-1-1.${name}`,
    question: `Question ${name}?`,
    answer: `Answer ${name}.`,
    href: '/en/55-1-1/#why',
  }));
  render(RevisionPanel, {
    locale: 'en',
    sections: [{ slug: '55-1-1', number: '55.1.1', title: 'T', items }],
    read: () => new Set(['55-1-1']),
    load: async () => square,
    absentOf: async () => new Set<never>(),
    progress,
  });
  const press = async (name: string | RegExp) => fireEvent.click(await screen.findByRole('button', { name }));
  await press('Begin');
  await press('Show the answer');
  await press(/^Good/);
  await press(/^Good/);
  expect(held).toHaveLength(1);
  await press('Stop here');
  for (const resolve of held) resolve();
  await new Promise((resolve) => setTimeout(resolve, 20));
  await waitFor(() => expect(screen.getByRole('button', { name: /^Begin/ })).toBeTruthy());
});
