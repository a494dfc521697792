/** The theme button: automatic → light → dark. `data-theme` forces a theme; without it the system decides. */
import { readPreference, writePreference } from './storage.ts';

const THEMES = ['auto', 'light', 'dark'] as const;
type Theme = (typeof THEMES)[number];

function stored(): Theme {
  const value = readPreference('theme');
  return value === 'light' || value === 'dark' ? value : 'auto';
}

function apply(theme: Theme, button: HTMLElement): void {
  const root = document.documentElement;
  if (theme === 'auto') delete root.dataset['theme'];
  else root.dataset['theme'] = theme;
  const label = button.getAttribute(`data-label-${theme}`) ?? '';
  button.title = label;
  button.dataset['value'] = theme;
}

export function startTheme(): void {
  const button = document.querySelector<HTMLButtonElement>('#theme');
  if (!button) return;
  let theme = stored();
  apply(theme, button);
  button.addEventListener('click', () => {
    theme = THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length] ?? 'auto';
    writePreference('theme', theme === 'auto' ? null : theme);
    apply(theme, button);
  });
}
