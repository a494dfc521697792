/** A page that comes back from the browser's cache, and the worker it left. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Host, type WorkerLike } from './host.ts';
import { Keeper } from './keeper.ts';
import type { FromWorker } from './wire.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Answers each request with `value` while it lives. */
function worker(value: string): WorkerLike & { dead: boolean } {
  return {
    dead: false,
    onmessage: null,
    onerror: null,
    postMessage(message) {
      if (this.dead || !('id' in message)) return;
      const data: FromWorker = { id: message.id, value };
      queueMicrotask(() => this.onmessage?.(new MessageEvent('message', { data })));
    },
    terminate() {
      this.dead = true;
    },
  };
}
const back = (persisted: boolean) => dispatchEvent(new PageTransitionEvent('pageshow', { persisted }));
const ASK = { on: '', method: 'logits', args: [], live: [] };

it('a worker that is gone is replaced before the reader’s next request has waited for the deadline', async () => {
  const workers = [worker('first'), worker('second')];
  let started = 0;
  const keeper = new Keeper({ spawn: () => workers[started++] ?? worker('none'), deadline: 60_000 });
  const answer = () => keeper.call((host) => host.request(ASK));
  expect(await answer()).toBe('first');
  for (const each of workers.slice(0, 1)) each.dead = true;
  back(true);
  const later = answer(); // asked at once, of the worker that is gone
  await vi.advanceTimersByTimeAsync(10_000);
  expect(await later).toBe('second');
});

it.each([
  ['lives, when the page comes back', true, false],
  ['is gone, when another page is opened', false, true],
])('a worker that %s is left alone', async (_, persisted, dead) => {
  const own = worker('first');
  const host = new Host(own, 60_000);
  await host.request(ASK);
  own.dead = dead;
  back(persisted);
  await vi.advanceTimersByTimeAsync(20_000);
  expect(host.death).toBeUndefined();
});

it('a worker that owes an answer has the whole deadline', async () => {
  const own = worker('late');
  own.dead = true;
  const host = new Host(own, 60_000);
  const owed = host.request(ASK).catch((error: unknown) => error);
  back(true);
  await vi.advanceTimersByTimeAsync(50_000);
  expect(host.death).toBeUndefined();
  await vi.advanceTimersByTimeAsync(20_000);
  expect(await owed).toMatchObject({ code: 'timeout' });
});
