/** Keys that open the search: Ctrl+K (⌘K), and « / » unless the reader wants it for themselves (WCAG 2.1.4). */
import { readPreference, writePreference } from '@components/shell/scripts/storage.ts';

const KEY = 'search-slash';

export const isSlashWanted = (): boolean => readPreference(KEY) !== 'off';

export function wantSlash(wanted: boolean): void {
  writePreference(KEY, wanted ? null : 'off');
}

/** Does the reader write there? A field that has just been closed keeps the keys until the next frame. */
const isField = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  target.checkVisibility() &&
  (target.isContentEditable || target.matches('input, textarea, select'));

export function opensSearch(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.isComposing || event.altKey) return false;
  const command = event.ctrlKey || event.metaKey;
  if (command) return event.key.toLowerCase() === 'k' && !event.shiftKey;
  return event.key === '/' && isSlashWanted() && !isField(event.target);
}
