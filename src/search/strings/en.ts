import type { Strings } from '@kit/i18n/index.ts';
import type fr from './fr.ts';

export default {
  title: 'Search the book',
  field: 'Words to look for',
  close: 'Close',
  results: 'Results',
  found: (places, sections) => `${places}, in ${sections}`,
  places: (count) => (count === 1 ? `${count} passage` : `${count} passages`),
  sections: (count) => (count === 1 ? `${count} section` : `${count} sections`),
  onlyTerms: (count) => (count === 1 ? `${count} definition` : `${count} definitions`),
  none: 'No passage matches.',
  more: (count) =>
    count === 1 ? `and ${count} more passage of this section` : `and ${count} more passages of this section`,
  kinds: { lab: 'Lab', exercise: 'Exercise', term: 'Definition' },
  keys: 'Arrows to choose, Enter to open, Escape to close.',
  shortcut: 'Open with the “/” key too',
  terms: 'Index of terms',
  loading: 'The search is loading…',
  unavailable:
    'The search could not be loaded: the network may be down. Close and reopen it to try again; the index of terms ' +
    'stays open.',
} satisfies Strings<typeof fr>;
