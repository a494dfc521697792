import { cleanup, render } from '@testing-library/svelte';
import { createRawSnippet, tick } from 'svelte';
import { afterEach, expect, it } from 'vitest';
import More from './More.svelte';

afterEach(cleanup);

const children = createRawSnippet(() => ({ render: () => '<p>inside</p>' }));

it('is unfolded when what it holds has changed, stays so when that is put back, and folds for the reader', async () => {
  const { container, rerender } = render(More, { label: 'More', children });
  const fold = container.querySelector('details') as HTMLDetailsElement;
  expect(fold.open).toBe(false);
  await rerender({ open: true });
  expect(fold.open).toBe(true);
  await rerender({ open: false });
  expect(fold.open).toBe(true);
  fold.open = false;
  fold.dispatchEvent(new Event('toggle'));
  await tick();
  expect(fold.open).toBe(false);
  // another link
  await rerender({ open: true });
  expect(fold.open).toBe(true);
});
