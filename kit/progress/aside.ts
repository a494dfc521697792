/**
 * Where work waits that IndexedDB has not taken: localStorage, which is written at once, even while the page is left.
 * One key a page, `chapitre-i55-progress/<any>` → Unwritten as JSON; the next page that opens the database merges them
 * all, which changes nothing when the work was written after all.
 */
import type { Unwritten } from './merge.ts';

export interface Aside {
  /** Replaces what this page has put aside. */
  put(work: Unwritten): void;
  /** The keys of what any page has put aside. */
  keys(): readonly string[];
  /** What they hold, without what is not of the right shape. */
  take(keys: readonly string[]): Promise<readonly Unwritten[]>;
  drop(keys: readonly string[]): void;
}

/** `storage` throws where the browser blocks it: then nothing is put aside. */
export function openAside(prefix: string, own: string, storage: () => Storage = () => localStorage): Aside {
  const trying = <T>(work: (from: Storage) => T, otherwise: T): T => {
    try {
      return work(storage());
    } catch {
      return otherwise; // blocked or full: the page does without
    }
  };
  return {
    put(work) {
      const parts = [work.exercises, work.reviews ?? {}];
      const some = work.erased || parts.some((part) => Object.keys(part).length > 0);
      trying(
        (from) => (some ? from.setItem(prefix + own, JSON.stringify(work)) : from.removeItem(prefix + own)),
        undefined,
      );
    },
    keys: () => trying((from) => Object.keys(from).filter((key) => key.startsWith(prefix)), []),
    async take(keys) {
      if (keys.length === 0) return [];
      const { unwrittenIn } = await import('./schema.ts');
      return keys.flatMap((key) => unwrittenIn(trying((from) => from.getItem(key), null)) ?? []);
    },
    drop(keys) {
      for (const key of keys) trying((from) => from.removeItem(key), undefined);
    },
  };
}
