/** The index of notations as pages use it. */
import { type CollectionEntry, getCollection } from 'astro:content';
import written from '../../../content/notations.json';
import { NOTATION_GROUPS, type NotationGroup } from './notation-groups.ts';

export type Notation = CollectionEntry<'notations'>['data'];

/** Collections come sorted by id; symbols are read in the order they were written, that of the chapter. */
const RANK: ReadonlyMap<string, number> = new Map(written.map(({ id }, rank) => [id, rank]));
const rank = ({ id }: Notation) => RANK.get(id) ?? RANK.size;

/** Every symbol, group by group. */
export async function notationGroups(): Promise<readonly { group: NotationGroup; symbols: readonly Notation[] }[]> {
  const all = (await getCollection('notations')).map(({ data }) => data).sort((a, b) => rank(a) - rank(b));
  return NOTATION_GROUPS.map((group) => ({ group, symbols: all.filter((notation) => notation.group === group) }));
}
