/** Puts the update notice on the page, once, and never under the reader's fingers. */
import { DEFAULT_LOCALE, isLocale } from '@kit/i18n/index.ts';
import { mount, unmount } from 'svelte';
import type { UpdateOffer } from './offer.ts';
import UpdateNotice from './UpdateNotice.svelte';

let shown: Record<string, unknown> | undefined;

/** Writing in an exercise or a lab: the notice waits for the reader to leave the field. */
function isWriting(): boolean {
  return (
    document.activeElement?.closest('input, textarea, select, [contenteditable]:not([contenteditable=false])') != null
  );
}

function show(update: UpdateOffer): void {
  if (shown) void unmount(shown);
  const { lang } = document.documentElement;
  const notice = mount(UpdateNotice, {
    target: document.body,
    props: {
      locale: isLocale(lang) ? lang : DEFAULT_LOCALE,
      onaccept: () => update.accept(),
      onlater: () => {
        void unmount(notice);
        if (shown === notice) shown = undefined;
      },
    },
  });
  shown = notice;
}

export function showUpdateNotice(update: UpdateOffer): void {
  if (!isWriting()) {
    show(update);
    return;
  }
  const retry = (): void => {
    if (isWriting()) return;
    document.removeEventListener('focusout', afterFocus);
    show(update);
  };
  // at focusout the next field is not focused yet
  const afterFocus = () => setTimeout(retry);
  document.addEventListener('focusout', afterFocus);
}
