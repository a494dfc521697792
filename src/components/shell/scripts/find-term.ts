/** The field of the index of terms: it hides what does not match. Without script the whole list stands. */

import { fold } from '../../../search/fold.ts';

/** Letters alone, without accents or case: « Débit » is found by « debit ». */
export const plain = (text: string) =>
  fold(text)
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** Whether every word of what is looked for begins a word of the name, or stands inside it. */
export function matches(wanted: string, name: string): boolean {
  const text = plain(name);
  return plain(wanted)
    .split(' ')
    .every((word) => text.includes(word));
}

export function startFindTerm(root: ParentNode = document): void {
  const list = root.querySelector<HTMLElement>('[data-find-term]');
  const field = list?.querySelector('input');
  const status = list?.querySelector<HTMLElement>('[role=status]');
  if (!list || !field || !status) return;
  const { none, one, many } = JSON.parse(list.dataset['findTerm'] ?? '{}') as Record<'none' | 'one' | 'many', string>;
  const letters = list.querySelector<HTMLElement>('.letters');
  const find = () => {
    const wanted = plain(field.value);
    let found = 0;
    for (const section of list.querySelectorAll('section')) {
      let here = 0;
      for (const row of section.querySelectorAll<HTMLElement>('li')) {
        const names = [row.querySelector('a'), row.querySelector('.term-for')].map((part) => part?.textContent ?? '');
        row.hidden = !names.some((name) => matches(wanted, name));
        if (!row.hidden) here += 1;
      }
      section.hidden = here === 0;
      found += here;
    }
    if (letters) letters.hidden = wanted !== '';
    const counted = found > 1 ? many.replace('2', String(found)) : one;
    status.textContent = wanted === '' ? '' : found === 0 ? none : counted;
  };
  field.addEventListener('input', find);
  field.closest<HTMLElement>('.find-term')?.removeAttribute('hidden');
  // a value that the browser kept
  find();
}
