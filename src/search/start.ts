/** The link of the bar leads to the index of terms; with script it opens the search, which comes only then. */
import type { SearchDialog } from './dialog.ts';
import { opensSearch } from './keys.ts';

let dialog: Promise<SearchDialog> | undefined;

async function open(link: HTMLAnchorElement, index: string): Promise<void> {
  try {
    dialog ??= import('./dialog.ts').then(({ createDialog }) => createDialog({ index, terms: link.href }));
    (await dialog).open();
  } catch (error) {
    dialog = undefined;
    console.info('Search:', error);
    location.assign(link.href);
  }
}

export function startSearch(): void {
  const link = document.querySelector<HTMLAnchorElement>('a[data-search]');
  const index = link?.dataset['search'];
  if (!link || !index) return; // the development server has no index
  link.addEventListener('click', (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    void open(link, index);
  });
  document.addEventListener('keydown', (event) => {
    if (!opensSearch(event)) return;
    event.preventDefault();
    void open(link, index);
  });
}
