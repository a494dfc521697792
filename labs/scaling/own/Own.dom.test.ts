import { writeCorpus } from '@kit/training/corpus.ts';
import type { FamilyOptions } from '@kit/training/family.ts';
import { READER_FAMILY } from '@kit/training/reader-family.ts';
import { fireEvent, render, screen } from '@testing-library/svelte';
import { expect, it } from 'vitest';
import Own from '../parts/Own.svelte';
import { OwnLawSession } from './own-law.svelte.ts';

const FILE = writeCorpus({ train: Int32Array.of(1), held: Int32Array.of(2), heldBytes: 2 });

function opened() {
  const asked: { readonly options: FamilyOptions; end(): void }[] = [];
  const session = new OwnLawSession({
    fetchText: async () => FILE,
    workers: () => 2,
    train: (options) => new Promise((end) => void asked.push({ options, end })),
  });
  const { unmount } = render(Own, { session, locale: 'en' });
  return { asked, session, unmount };
}

const whole = (held: number) => ({
  losses: Array.from({ length: READER_FAMILY.schedule.steps }, () => 4),
  state: null,
  held,
});
/** bits per byte, of seed 1 */
const HELD = [2.9933, 2.9716, 2.9367, 2.9205, 2.8707];

it('trains, predicts, then says what the fifth really gives', async () => {
  const { asked } = opened();
  await fireEvent.click(screen.getByRole('button', { name: 'Train the four' }));
  await expect.poll(() => asked.length).toBe(1);
  const four = asked[0] as (typeof asked)[number];
  for (const size of four.options.sizes) four.options.told(size, whole(HELD[size] ?? 0));
  expect(await screen.findByText(/The law predicts .* bits per byte at 385k parameters, 90% interval/)).toBeTruthy();
  expect(screen.queryByText(/^Measured:/)).toBeNull();
  four.end();
  await fireEvent.click(await screen.findByRole('button', { name: 'Train the fifth (385k)' }));
  await expect.poll(() => asked.length).toBe(2);
  const fifth = asked[1] as (typeof asked)[number];
  expect(fifth.options.sizes).toEqual([4]);
  fifth.options.told(4, whole(HELD[4] ?? 0));
  fifth.end();
  expect(await screen.findByText(/Measured: 2\.871 bits per byte\. The prediction is −0\.\d% off\./)).toBeTruthy();
  expect(screen.queryByRole('button', { name: /Train/ })).toBeNull();
  await fireEvent.click(screen.getByRole('button', { name: 'Start again with another seed' }));
  expect(await screen.findByText(/^Seed 2:/)).toBeTruthy();
});

it('a pause and a stop have their buttons; what was begun is gone on with', async () => {
  const { asked, session } = opened();
  await fireEvent.click(screen.getByRole('button', { name: 'Train the four' }));
  await expect.poll(() => asked.length).toBe(1);
  await fireEvent.click(await screen.findByRole('button', { name: 'Pause' }));
  expect(session.phase).toBe('paused');
  await fireEvent.click(await screen.findByRole('button', { name: 'Go on' }));
  asked[0]?.options.told(3, { losses: Array.from({ length: 20 }, () => 4), state: null, held: null });
  expect(await screen.findByText('20 steps of 3,200')).toBeTruthy();
  await fireEvent.click(screen.getByRole('button', { name: 'Stop' }));
  asked[0]?.end();
  expect(await screen.findByRole('button', { name: 'Go on where it was' })).toBeTruthy();
});

it('goes on while another tab of the lab is looked at', async () => {
  const { asked, session, unmount } = opened();
  await fireEvent.click(screen.getByRole('button', { name: 'Train the four' }));
  await expect.poll(() => asked.length).toBe(1);
  unmount();
  expect([session.phase, asked[0]?.options.signal?.aborted]).toEqual(['running', false]);
});
