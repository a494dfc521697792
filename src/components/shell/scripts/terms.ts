/**
 * Words of the prose and parts of the labs light each other. The page says `book:term` {id, active} when the reader
 * points at a term; a lab says `book:lab-part` {id, active} when the reader points at one of its parts.
 */
export interface TermEvent {
  readonly id: string;
  readonly active: boolean;
}

function announce(id: string, active: boolean): void {
  document.dispatchEvent(new CustomEvent<TermEvent>('book:term', { detail: { id, active } }));
}

export function startTerms(): void {
  for (const term of document.querySelectorAll<HTMLElement>('[data-term]')) {
    const id = term.dataset['term'] ?? '';
    term.addEventListener('pointerenter', () => announce(id, true));
    term.addEventListener('pointerleave', () => announce(id, false));
    term.addEventListener('focus', () => announce(id, true));
    term.addEventListener('blur', () => announce(id, false));
  }
  document.addEventListener('book:lab-part', (event) => {
    const { id, active } = (event as CustomEvent<TermEvent>).detail;
    for (const term of document.querySelectorAll(`[data-term="${CSS.escape(id)}"]`))
      term.classList.toggle('lit', active);
  });
}
