/** The time that a page is before its reader: what passes while it is hidden does not count. */
import { LONGEST } from './durations.ts';

export interface Stopwatch {
  start(): void;
  /** s since the start, one decimal; never more than an item can take */
  seconds(): number;
  stop(): void;
}

export function stopwatch(now: () => number = () => performance.now()): Stopwatch {
  let counted = 0;
  let since: number | null = null;
  const pause = () => {
    if (since !== null) counted += now() - since;
    since = null;
  };
  const follow = () => {
    if (document.visibilityState === 'hidden') pause();
    else since ??= now();
  };
  return {
    start() {
      counted = 0;
      since = now();
      document.addEventListener('visibilitychange', follow);
    },
    seconds() {
      const ms = counted + (since === null ? 0 : now() - since);
      return Math.min(LONGEST, Math.round(ms / 100) / 10);
    },
    stop() {
      pause();
      document.removeEventListener('visibilitychange', follow);
    },
  };
}
