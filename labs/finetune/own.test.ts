/** What the reader pastes, across visits. */
import { keptFolders } from '@kit/files/kept.ts';
import { memoryCaches } from '@kit/files/memory-caches.ts';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { MOST_CHARACTERS } from './lesson.ts';
import { OwnTexts } from './own.svelte.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const visits = (caches: CacheStorage | undefined) => () => new OwnTexts(keptFolders('own-texts', () => caches));

it('is found again by the next visit, the last version of it, each kind apart', async () => {
  const visit = visits(memoryCaches());
  const first = visit();
  first.set('texts', 'Un');
  first.set('texts', 'Un chat → noir');
  first.set('pairs', 'a → b');
  expect(first.kept).toEqual({});
  await vi.advanceTimersByTimeAsync(1000);
  expect(first.kept).toEqual({ texts: 'kept', pairs: 'kept' });
  const second = visit();
  await second.recall();
  expect([second.texts, second.kept]).toEqual([first.texts, first.kept]);
});

it('is copied at once when the page is about to go', async () => {
  const visit = visits(memoryCaches());
  const first = visit();
  first.set('pairs', 'a → b');
  await first.flush();
  const second = visit();
  await second.recall();
  expect(second.texts).toEqual({ texts: '', pairs: 'a → b' });
});

it('erased is kept no more', async () => {
  const visit = visits(memoryCaches());
  const first = visit();
  first.set('texts', 'Un chat');
  await first.flush();
  first.set('texts', '');
  await first.flush();
  expect(first.kept).toEqual({});
  const second = visit();
  await second.recall();
  expect([second.texts.texts, second.kept]).toEqual(['', {}]);
});

it('never takes the place of what is being typed', async () => {
  const visit = visits(memoryCaches());
  const first = visit();
  first.set('texts', 'avant');
  await first.flush();
  const second = visit();
  const recalled = second.recall();
  second.set('texts', 'après');
  await recalled;
  expect(second.texts.texts).toBe('après');
});

it('is bounded, and says when the browser keeps nothing or has no room', async () => {
  const visit = visits(memoryCaches());
  const long = visit();
  long.set('texts', 'x'.repeat(MOST_CHARACTERS + 5));
  await long.flush();
  const found = visit();
  await found.recall();
  expect(found.texts.texts).toHaveLength(MOST_CHARACTERS);
  for (const [caches, expected] of [
    [undefined, 'none'],
    [memoryCaches({ room: 0 }), 'full'],
  ] as const) {
    const refused = visits(caches)();
    refused.set('pairs', 'a → b');
    await refused.flush();
    expect(refused.kept).toEqual({ pairs: expected });
  }
});
