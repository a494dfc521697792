/** The address of a result: `#id?found=…` names the place, and the terms to light there. */
const FOUND = 'found';

export function hashOf(anchor: string, terms: readonly string[]): string {
  return `#${anchor}?${new URLSearchParams({ [FOUND]: terms.join(' ') })}`;
}

export interface Arrival {
  readonly anchor: string;
  readonly terms: readonly string[];
}

/** Longer is no link of ours. */
const MOST = 500;

/** null: the address leads to nothing that was looked for. */
export function arrivalOf(hash: string): Arrival | null {
  const [anchor = '', query] = hash.slice(1).split('?');
  const found = query === undefined ? null : new URLSearchParams(query).get(FOUND);
  if (found === null || found.length > MOST) return null;
  return { anchor, terms: found.split(' ').filter(Boolean) };
}
