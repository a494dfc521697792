import { describe, expect, it } from 'vitest';
import { SharedTask } from './shared-task.ts';

function task() {
  let resolve: (value: string) => void = () => undefined;
  let reject: (error: Error) => void = () => undefined;
  const promise = new Promise<string>((yes, no) => {
    resolve = yes;
    reject = no;
  });
  let signal: AbortSignal | undefined;
  let progress: ((n: number) => void) | undefined;
  const shared = new SharedTask<string, number>((abort, report) => {
    signal = abort;
    progress = report;
    return promise;
  });
  return { shared, resolve, reject, aborted: () => signal?.aborted, progress: (n: number) => progress?.(n) };
}

describe('shared task', () => {
  it('answers everyone, with progress', async () => {
    const { shared, resolve, progress } = task();
    const seen: number[] = [];
    const both = [shared.join(undefined, (n) => seen.push(n)), shared.join()];
    progress(1);
    resolve('done');
    expect(await Promise.all(both)).toEqual(['done', 'done']);
    progress(2);
    expect(seen).toEqual([1]);
    expect(await shared.join()).toBe('done');
    expect(shared.failed).toBe(false);
  });

  it('goes on while somebody waits, stops when nobody does', async () => {
    const { shared, aborted } = task();
    const [first, second] = [new AbortController(), new AbortController()];
    const waiting = [shared.join(first.signal), shared.join(second.signal)].map((join) =>
      expect(join).rejects.toMatchObject({ name: 'AbortError' }),
    );
    first.abort();
    await waiting[0];
    expect(aborted()).toBe(false);
    second.abort();
    await waiting[1];
    expect(aborted()).toBe(true);
    expect(shared.failed).toBe(true);
  });

  it('says when it failed', async () => {
    const { shared, reject } = task();
    const join = shared.join();
    reject(new Error('no'));
    await expect(join).rejects.toThrow('no');
    expect(shared.failed).toBe(true);
  });
});
