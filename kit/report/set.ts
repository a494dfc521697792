/** Exercises that a teacher chose, in their order, as they stand in an address: `?set=a.b,c.d&title=…`. */
import { readText } from '../lab/address.ts';

/** letters of a title that are shown */
const TITLE = 80;
/** exercises of a set; more are no homework */
export const MOST = 500;
const ID = /^[a-z0-9-]+\.[a-z0-9-]+$/;

export interface ExerciseChoice {
  readonly ids: readonly string[];
  readonly title: string;
}

/** Reads a query, or a whole address, or a bare list of ids; null where it names no set. */
export function readSet(text: string): ExerciseChoice | null {
  const query = text.includes('?') ? text.slice(text.indexOf('?')) : text.includes('=') ? text : `set=${text}`;
  const params = new URLSearchParams(query.replace(/#.*$/, ''));
  const given = params.get('set');
  if (given === null) return null;
  const ids = given
    .split(/[\s,]+/)
    .map((id) => id.trim())
    .filter((id) => ID.test(id));
  if (ids.length === 0) return null;
  return { ids: [...new Set(ids)].slice(0, MOST), title: readText(params.get('title'), TITLE)?.trim() ?? '' };
}

/** The query of an address, with its question mark. */
export function writeSet({ ids, title }: ExerciseChoice): string {
  const said = readText(title.trim(), TITLE);
  const named = said ? `&title=${encodeURIComponent(said)}` : '';
  // ids need no escapes: the address stays readable
  return `?set=${ids.join(',')}${named}`;
}
