/**
 * The search: a dialog with a field and a list (a combobox of ARIA). Nothing of it is loaded before a reader opens it;
 * what fails to come is asked for again the next time, and the index of terms is one link away.
 */
import { find } from './find.ts';
import { type Loaded, loadIndex, loadStrings, loadTexts } from './load.ts';
import { counted, showResults } from './results.ts';
import './search.css';
import { isSlashWanted, wantSlash } from './keys.ts';

export interface Opener {
  /** address of the index */
  readonly index: string;
  /** address of the index of terms */
  readonly terms: string;
}

export interface SearchDialog {
  readonly open: () => void;
}

const MARKUP = `
  <form method="dialog" class="search-head">
    <input type="text" role="combobox" aria-autocomplete="list" aria-controls="search-list" aria-expanded="false"
      autocomplete="off" autocapitalize="off" spellcheck="false" inputmode="search" enterkeyhint="go">
    <button class="bar-button"></button>
  </form>
  <p role="status" class="search-count"></p>
  <div role="listbox" id="search-list" class="search-list"></div>
  <p class="search-foot"><span class="search-keys"></span>
    <label><input type="checkbox"> <span></span></label> <a></a></p>`;

/** Rejects when what it needs does not come. */
export async function createDialog({ index, terms }: Opener): Promise<SearchDialog> {
  const s = await loadStrings();
  const dialog = document.createElement('dialog');
  dialog.className = 'search';
  dialog.setAttribute('aria-label', s.title);
  dialog.innerHTML = MARKUP;
  const part = <T extends HTMLElement>(selector: string) => dialog.querySelector(selector) as T;
  const field = part<HTMLInputElement>('[role=combobox]');
  const list = part('[role=listbox]');
  const status = part('[role=status]');
  const slash = part<HTMLInputElement>('[type=checkbox]');
  const link = part<HTMLAnchorElement>('.search-foot a');
  field.setAttribute('aria-label', s.field);
  field.placeholder = s.title;
  part('button').textContent = s.close;
  list.setAttribute('aria-label', s.results);
  part('.search-keys').textContent = s.keys;
  part('label span').textContent = s.shortcut;
  Object.assign(link, { href: terms, textContent: s.terms });
  slash.checked = isSlashWanted();
  slash.addEventListener('change', () => wantSlash(slash.checked));
  document.body.append(dialog);

  let loaded: Loaded | undefined;
  let options: readonly HTMLAnchorElement[] = [];
  let chosen = -1;

  const choose = (at: number) => {
    options[chosen]?.setAttribute('aria-selected', 'false');
    chosen = at;
    const option = options[chosen];
    option?.setAttribute('aria-selected', 'true');
    option?.scrollIntoView({ block: 'nearest', behavior: 'instant' });
    if (option) field.setAttribute('aria-activedescendant', option.id);
    else field.removeAttribute('aria-activedescendant');
  };

  const look = () => {
    if (!loaded) return;
    const { book, words } = loaded;
    const base = index.replace(/_astro\/[^/]*$/, '');
    const found = find(book, words, field.value);
    const textsOf = (name: string) => loadTexts(index, name);
    options = showResults(list, found, { base, words, strings: s, textsOf });
    chosen = -1;
    choose(options.length > 0 ? 0 : -1);
    list.scrollTop = 0;
    field.setAttribute('aria-expanded', String(options.length > 0));
    status.textContent = field.value.trim() === '' ? '' : counted(found, s);
  };

  field.addEventListener('input', look);
  field.addEventListener('keydown', (event) => {
    const { key, isComposing } = event;
    if (isComposing) return;
    // the form would close the dialog, without a word
    if (key === 'Enter') event.preventDefault();
    if (options.length === 0) return;
    if (key === 'ArrowDown') choose((chosen + 1) % options.length);
    else if (key === 'ArrowUp') choose((chosen - 1 + options.length) % options.length);
    else if (key === 'Enter') options[Math.max(0, chosen)]?.click();
    else return;
    event.preventDefault();
  });
  list.addEventListener('pointermove', ({ target }) => {
    const at = options.findIndex((option) => target instanceof Node && option.contains(target));
    if (at >= 0 && at !== chosen) choose(at);
  });
  list.addEventListener('click', (event) => {
    const option = options.find((each) => event.target instanceof Node && each.contains(event.target));
    if (!option || event.ctrlKey || event.metaKey || event.shiftKey) return;
    dialog.close();
    if (option.pathname !== location.pathname) return;
    // on this page: told even when it is where the reader is already
    event.preventDefault();
    history.pushState(null, '', option.hash);
    dispatchEvent(new HashChangeEvent('hashchange'));
  });
  // a click beside the dialog is a click on its backdrop
  dialog.addEventListener('click', ({ target }) => {
    if (target === dialog) dialog.close();
  });

  const load = async () => {
    status.textContent = s.loading;
    try {
      loaded = await loadIndex(index);
      look();
    } catch (error) {
      console.info('Search:', error);
      status.textContent = s.unavailable;
    }
  };

  return {
    open: () => {
      if (!dialog.open) dialog.showModal();
      field.focus();
      field.select();
      if (!loaded) void load();
    },
  };
}
