/** Keeps the address of the page in step with the state of a lab, both ways. */
import { untrack } from 'svelte';
import { paramsOf } from './address.ts';
import type { StateSpec } from './state.ts';

/** What a session shows of its state. */
export interface Followed<S> {
  /** read in an effect, so that it is written again when it changes */
  readonly view: S;
  /** has the reader changed anything? Until then the address is left alone. */
  readonly touched: boolean;
  /** takes a state that comes from a link */
  restore(state: S): void;
}

/** Pause before the address follows, ms: browsers limit how often it may change. */
const PAUSE = 400;

/**
 * What announces that the page is left or hidden, or that a link is followed. `change`: a field is left, for the
 * address bar perhaps.
 */
const LEAVING = ['beforeunload', 'pagehide', 'visibilitychange', 'click', 'change'] as const;

/** Call while a component is set up; it restores the state of the link that opened the page. */
export function followAddress<S>(spec: StateSpec<S>, session: Followed<S>, start: S = spec.defaults): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let pending: string | null = null;
  let last = '';

  /** Writes at once what waits: the page may be left, or the address be needed for something else. */
  const flush = () => {
    clearTimeout(timer);
    const hash = pending;
    pending = null;
    if (hash !== null && location.hash !== hash) history.replaceState(history.state, '', hash);
  };
  const flushFor = (event: Event) => {
    // a link inside the page goes into the history after the state that was on screen
    if (event.type !== 'click' || (event.target as Element | null)?.closest?.('a[href]')) flush();
    // a field that says what it holds when it is left: what follows is written when the page is hidden, a moment later
    if (event.type === 'beforeunload') document.activeElement?.dispatchEvent(new Event('change', { bubbles: true }));
    if (event.type !== 'pagehide') return;
    try {
      // a browser that loads the page again has already chosen the address: the page goes on from there to this one
      sessionStorage.setItem('book:left', location.href);
    } catch {
      // storage refused: the last words alone are lost
    }
  };
  const restore = () => {
    const params = paramsOf(spec.address, location.hash);
    if (!params || params.size === 0) return;
    // a link to another state of this lab: the one that waits is left
    pending = null;
    clearTimeout(timer);
    // what `restore` looks at must not bring the link's state back when it changes
    untrack(() => session.restore(spec.read(params, start)));
  };

  $effect(() => {
    restore();
    window.addEventListener('hashchange', restore);
    for (const type of LEAVING) addEventListener(type, flushFor, true);
    return () => {
      flush();
      window.removeEventListener('hashchange', restore);
      for (const type of LEAVING) removeEventListener(type, flushFor, true);
    };
  });
  $effect(() => {
    const hash = spec.hash(session.view);
    // the same state computed anew must not take the address back from a link followed meanwhile
    if (!session.touched || hash === last) return;
    last = hash;
    pending = hash;
    clearTimeout(timer);
    timer = setTimeout(flush, PAUSE);
  });
}
