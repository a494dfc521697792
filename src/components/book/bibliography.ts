/** The bibliography as pages use it. */
import { getCollection } from 'astro:content';
import { compareReferences, type Reference, yearSuffixes } from './references.ts';

export interface ListedReference extends Reference {
  /** '2022a' when needed */
  readonly yearLabel: string;
}

let cached: Promise<ReadonlyMap<string, ListedReference>> | undefined;

async function load(): Promise<ReadonlyMap<string, ListedReference>> {
  const references = (await getCollection('bibliography')).map(({ data }): Reference => data).sort(compareReferences);
  const suffixes = yearSuffixes(references);
  return new Map(references.map((r) => [r.id, { ...r, yearLabel: `${r.year}${suffixes.get(r.id) ?? ''}` }]));
}

/** Every reference, in the order of the bibliography. */
export function bibliography(): Promise<ReadonlyMap<string, ListedReference>> {
  if (import.meta.env.DEV) return load();
  cached ??= load();
  return cached;
}
