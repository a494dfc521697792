/** Keeps the address of the page in step with the state of a lab, both ways. */
import { untrack } from 'svelte';
import { labHash, paramsOf } from './address.ts';

export interface Followed {
  /** the state as parameters; read in an effect, so that it is written again when it changes */
  readonly write: () => URLSearchParams;
  /** a state that comes from a link */
  readonly read: (params: URLSearchParams) => void;
  /** has the reader changed anything? Until then the address is left alone. */
  readonly touched: () => boolean;
}

/** Pause before the address follows, ms: browsers limit how often it may change. */
const PAUSE = 400;

/** Call while a component is set up; it restores the state of the link that opened the page. */
export function followAddress(lab: string, { write, read, touched }: Followed): void {
  $effect(() => {
    const restore = () => {
      const params = paramsOf(lab, location.hash);
      // what `read` looks at must not bring the link's state back when it changes
      if (params && params.size > 0) untrack(() => read(params));
    };
    restore();
    window.addEventListener('hashchange', restore);
    return () => window.removeEventListener('hashchange', restore);
  });
  $effect(() => {
    const hash = labHash(lab, write());
    if (!touched()) return undefined;
    const timer = setTimeout(() => {
      if (location.hash !== hash) history.replaceState(history.state, '', hash);
    }, PAUSE);
    return () => clearTimeout(timer);
  });
}
