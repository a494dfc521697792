import { flushSync, mount, unmount } from 'svelte';
import { afterEach, expect, it, vi } from 'vitest';
import { PWA_STRINGS } from './strings/index.ts';
import UpdateNotice from './UpdateNotice.svelte';

const { fr } = PWA_STRINGS;
let notice: Record<string, unknown> | undefined;
afterEach(() => notice && unmount(notice));

const button = (name: string) => [...document.querySelectorAll('button')].find((b) => b.textContent?.trim() === name);

it('says that the accepted version is coming, asks for it once, and keeps the focus', () => {
  const onaccept = vi.fn();
  notice = mount(UpdateNotice, { target: document.body, props: { locale: 'fr', onaccept, onlater: vi.fn() } });
  flushSync();
  expect(document.querySelector('[role=status]')?.textContent).toBe(fr.updateReady);
  button(fr.updateAccept)?.focus();
  button(fr.updateAccept)?.click();
  flushSync();
  expect(onaccept).toHaveBeenCalledOnce();
  expect(document.querySelector('[role=status]')?.textContent).toBe(fr.updateAccepted);
  expect(document.querySelectorAll('button')).toHaveLength(0);
  expect(document.activeElement?.getAttribute('aria-label')).toBe(fr.updateLabel);
});
