/** The open state of a `<details>`, both ways; one that was opened before the lab's script came stays open. */
import { untrack } from 'svelte';
import type { Attachment } from 'svelte/attachments';

export function unfold(get: () => boolean, set: (open: boolean) => void): Attachment<HTMLDetailsElement> {
  return (fold) => {
    if (fold.open) untrack(() => set(true));
    const follow = () => set(fold.open);
    fold.addEventListener('toggle', follow);
    $effect(() => {
      fold.open = get();
    });
    return () => fold.removeEventListener('toggle', follow);
  };
}
