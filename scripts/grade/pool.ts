/**
 * Processes that grade, as many as there are cores: each takes the answers to one exercise, then helps with another's.
 * An answer that takes for ever, or its process with it, is given up: its process is replaced.
 */
import { type ChildProcess, fork } from 'node:child_process';
import type { Locale } from '../../kit/i18n/index.ts';
import type { Catalog, FromWorker, Outcome, Task, ToWorker } from './types.ts';

/** an answer may keep a process so long, ms: some run a model hundreds of times, or train one */
const PATIENCE = 240_000;
/** to come up, ms */
const START = 120_000;

export interface PoolOptions {
  readonly workers: number;
  readonly locale: Locale;
  /** replaced in tests */
  readonly patience?: number;
  readonly script?: URL;
}

interface Job {
  readonly task: Task;
  readonly done: (outcome: Outcome) => void;
}

export interface Pool {
  readonly catalog: Promise<Catalog>;
  grade(task: Task): Promise<Outcome>;
  close(): void;
}

export function openPool({ workers, locale, patience = PATIENCE, script }: PoolOptions): Pool {
  /** by exercise: its models are opened, and its answers remembered, by one process after the other */
  const waiting = new Map<string, Job[]>();
  const running = new Set<ChildProcess>();
  let closed = false;
  let knows: (catalog: Catalog) => void = () => {};
  let gaveUp: (error: Error) => void = () => {};
  const catalog = new Promise<Catalog>((resolve, reject) => {
    knows = resolve;
    gaveUp = reject;
  });
  catalog.catch(() => {});
  const idle: (() => void)[] = [];
  const busyWith = new Map<string, number>();

  /** The next answer to the same exercise, else to one that nobody works on, else to the one with most to do. */
  function next(last: string | null): Job | undefined {
    const own = last === null ? undefined : waiting.get(last);
    const free = [...waiting].find(([id]) => !busyWith.get(id))?.[1];
    const most = [...waiting.values()].sort((a, b) => b.length - a.length)[0];
    const from = own ?? free ?? most;
    const job = from?.shift();
    if (job && from?.length === 0) waiting.delete(job.task.exercise);
    return job;
  }
  const count = (id: string, by: number) => busyWith.set(id, (busyWith.get(id) ?? 0) + by);

  function hire(): void {
    if (closed) return;
    const child = fork(script ?? new URL('worker.ts', import.meta.url), [locale], {
      execArgv: [],
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    running.add(child);
    let last: string | null = null;
    let current: Job | null = null;
    let number = 0;
    let ready = false;
    /** ended, or about to be: takes nothing more */
    let gone = false;
    let timer = setTimeout(() => child.kill('SIGKILL'), START);
    const end = (outcome: Outcome) => {
      const job = current;
      current = null;
      clearTimeout(timer);
      if (!job) return;
      count(job.task.exercise, -1);
      job.done(outcome);
    };
    const take = () => {
      if (current || closed || gone) return;
      const job = next(last);
      if (!job) {
        idle.push(take);
        return;
      }
      current = job;
      last = job.task.exercise;
      number += 1;
      count(last, 1);
      timer = setTimeout(() => {
        gone = true;
        end({ type: 'late', message: `${patience / 1000} s` });
        child.kill('SIGKILL');
      }, patience);
      child.send({ id: number, task: job.task } satisfies ToWorker, () => {});
    };
    child.on('message', (message: FromWorker) => {
      if (message.type === 'ready') {
        ready = true;
        clearTimeout(timer);
        knows(message.catalog);
      } else if (message.id === number) end(message.outcome);
      else return;
      take();
    });
    child.on('exit', () => {
      gone = true;
      running.delete(child);
      if (idle.includes(take)) idle.splice(idle.indexOf(take), 1);
      clearTimeout(timer);
      end({ type: 'failed', message: 'its process ended' });
      // one that never came up would not the next time
      if (ready) hire();
      else if (running.size === 0) gaveUp(new Error('no process that grades came up'));
    });
  }
  for (let i = 0; i < workers; i++) hire();

  return {
    catalog,
    grade: (task) =>
      new Promise((done) => {
        const jobs = waiting.get(task.exercise) ?? [];
        jobs.push({ task, done });
        waiting.set(task.exercise, jobs);
        idle.shift()?.();
      }),
    close() {
      closed = true;
      for (const child of running) child.kill('SIGKILL');
    },
  };
}
