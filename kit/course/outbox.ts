/**
 * What a course is to be told, in its order: one request at a time, tried again while the course does not answer. What
 * it refuses for good holds back nothing else.
 */

/** `refused`: for good (it would be refused again); `lost`: perhaps not the next time. */
export type Outcome = 'taken' | 'refused' | 'lost';

export interface Outbox<T> {
  add(...items: readonly T[]): void;
  /** Tells what is still to be told, what is on its way included, and stops. */
  close(): readonly T[];
}

/** ms before what was lost is sent again; longer each time */
const PAUSES = [1000, 3000, 10_000, 30_000];

/** The outcome of an answer of HTTP; a login may expire, a server be busy: those pass. */
export function outcomeOf(status: number): Outcome {
  if (status < 300) return 'taken';
  return status >= 400 && status < 500 && ![401, 408, 429].includes(status) ? 'refused' : 'lost';
}

export function outbox<T>(
  send: (item: T) => Promise<Outcome>,
  tell: (outcome: Outcome, item: T) => void,
  wait: (ms: number) => Promise<void> = (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
): Outbox<T> {
  const waiting: T[] = [];
  let closed = false;
  let running = false;

  async function run(): Promise<void> {
    if (running) return;
    running = true;
    let failures = 0;
    while (waiting.length > 0 && !closed) {
      const item = waiting[0] as T;
      const outcome = await send(item).catch((): Outcome => 'lost');
      if (closed) return;
      if (outcome === 'lost') {
        tell(outcome, item);
        await wait(PAUSES[Math.min(failures, PAUSES.length - 1)] as number);
        failures += 1;
        continue;
      }
      failures = 0;
      waiting.shift();
      tell(outcome, item);
    }
    running = false;
  }

  return {
    add(...items) {
      if (closed) return;
      waiting.push(...items);
      void run();
    },
    close() {
      closed = true;
      return [...waiting];
    },
  };
}
