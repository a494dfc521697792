/** A seed that a link asks for and that is none is said, with the one that was taken, until another is. */
import { render } from '@testing-library/svelte';
import { tick } from 'svelte';
import { afterEach, beforeEach, expect, test } from 'vitest';
import SeedOfLink from './SeedOfLink.svelte';

beforeEach(() => history.replaceState(null, '', '#'));
afterEach(() => history.replaceState(null, '', '#'));

async function shown(hash: string) {
  history.replaceState(null, '', hash || '#');
  const { container, rerender } = render(SeedOfLink, { locale: 'fr', lab: 'chain', seed: 37 });
  const text = async () => {
    for (let i = 0; i < 3; i += 1) await tick();
    return container.textContent?.trim() ?? '';
  };
  return { text, rerender };
}

test.each(['4294967296', '-1', '2.5', '1e3', 'abc', ''])('%j is no seed', async (seed) => {
  const { text, rerender } = await shown(`#chain?lang=fr&seed=${seed}`);
  expect(await text()).toMatch(/graine.+0 à 4\s294\s967\s295.+graine 37/);
  await rerender({ seed: 38 });
  expect(await text()).toBe('');
});

test.each(['#chain?seed=0', '#chain?seed=4294967295', '#chain?d=3', '#few-shot?seed=-1', '#chain', ''])(
  '%s asks for nothing else',
  async (hash) => {
    const { text } = await shown(hash);
    expect(await text()).toBe('');
  },
);

test('a link followed later is looked at too', async () => {
  const { text } = await shown('#chain?seed=3');
  expect(await text()).toBe('');
  history.replaceState(null, '', '#chain?seed=99999999999');
  dispatchEvent(new HashChangeEvent('hashchange'));
  expect(await text()).toContain('99999999999');
});
