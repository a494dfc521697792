/**
 * A reader's browser as far as a service worker sees it: installs the published script, keeps it waiting or lets it
 * take over, hands it what the pages ask for, and kills it at any access to the disk. The script run is the one that
 * the build writes.
 */
import { cachesOf, type Disk } from './disk.ts';
import type { Host } from './host.ts';

const ORIGIN = 'https://book.test';

type Listener = (event: Record<string, unknown>) => void;

/** Locks by name, freed when their worker dies. */
class Locks {
  #held: { readonly by: Worker; readonly mode: string }[] = [];
  #queue: (() => void)[] = [];

  async request<T>(by: Worker, options: LockOptions, work: (lock: unknown) => Promise<T>): Promise<T> {
    const mode = options.mode ?? 'exclusive';
    const free = () => this.#held.every((lock) => lock.mode === 'shared' && mode === 'shared');
    if (!free() && options.ifAvailable) return work(null);
    while (!free()) await new Promise<void>((done) => this.#queue.push(done));
    if (by.dead) return new Promise<T>(() => undefined);
    const lock = { by, mode };
    this.#held.push(lock);
    try {
      return await work(lock);
    } finally {
      this.#release((held) => held === lock);
    }
  }
  free(by: Worker): void {
    this.#release((held) => held.by === by);
  }
  #release(which: (lock: { readonly by: Worker }) => boolean): void {
    this.#held = this.#held.filter((lock) => !which(lock));
    for (const done of this.#queue.splice(0)) done();
  }
}

export class Worker {
  readonly script: string;
  readonly #listeners = new Map<string, Listener[]>();
  dead = false;
  #die: () => void = () => undefined;
  readonly death = new Promise<'dead'>((done) => {
    this.#die = () => done('dead');
  });
  /** accesses to the disk before it is killed */
  life = Number.POSITIVE_INFINITY;
  /** accesses to the disk so far */
  moments = 0;
  /** at each access, while it lives */
  onMoment: (moments: number) => void = () => undefined;
  skipped: () => void = () => undefined;

  constructor(script: string, reader: Reader) {
    this.script = script;
    const moment = async () => {
      await null;
      this.moments += 1;
      if (this.moments > this.life) this.kill();
      if (this.dead) await new Promise(() => undefined);
      this.onMoment(this.moments);
    };
    const scope = {
      location: new URL(ORIGIN),
      registration: reader.registration,
      clients: { claim: async () => undefined, matchAll: async () => reader.tabs.map((id) => ({ id })) },
      skipWaiting: async () => this.skipped(),
      addEventListener: (type: string, listener: Listener) =>
        this.#listeners.set(type, [...(this.#listeners.get(type) ?? []), listener]),
    };
    const locks = { request: (_: string, o: LockOptions, w: () => Promise<void>) => reader.locks.request(this, o, w) };
    const given = {
      self: scope,
      caches: cachesOf(reader.disk, ORIGIN, moment),
      fetch: async (request: string | { readonly url: string }, init?: RequestInit) => {
        const response = await reader.host.fetch(request, init);
        if (this.dead) await new Promise(() => undefined);
        return response;
      },
      navigator: { locks },
      Date: reader.clock,
    };
    new Function(...Object.keys(given), script)(...Object.values(given));
    this.onDeath = () => reader.locks.free(this);
  }
  onDeath: () => void;

  kill(): void {
    if (this.dead) return;
    this.dead = true;
    this.#die();
    this.onDeath();
  }

  /** Every `waitUntil`, or death; what `respondWith` was given. */
  async dispatch(type: string, fields: Record<string, unknown> = {}) {
    const waited: Promise<unknown>[] = [];
    let answer: Promise<Response> | undefined;
    const event = {
      ...fields,
      waitUntil: (work: Promise<unknown>) => void waited.push(work),
      respondWith: (response: Promise<Response>) => {
        answer = response;
      },
    };
    for (const listener of this.#listeners.get(type) ?? []) listener(event);
    const settled = Promise.all(waited).then(
      () => 'done' as const,
      () => 'failed' as const,
    );
    const outcome = await Promise.race([settled, this.death]);
    return { outcome, answer };
  }
}

export class Reader {
  readonly host: Host;
  readonly disk: Disk;
  readonly locks = new Locks();
  active: Worker | undefined;
  waiting: Worker | undefined;
  installing: Worker | undefined;
  /** open in this browser */
  tabs: string[] = [];
  /** ms added to the computer's clock */
  drift = 0;
  readonly registration: { readonly active: unknown; readonly waiting: unknown; readonly installing: unknown };
  readonly clock: unknown;

  constructor(host: Host, disk: Disk) {
    this.host = host;
    this.disk = disk;
    const reader = this;
    this.registration = {
      get active() {
        return reader.active ?? null;
      },
      get waiting() {
        return reader.waiting ?? null;
      },
      get installing() {
        return reader.installing ?? null;
      },
    };
    this.clock = { now: () => Date.now() + this.drift };
  }

  /** The same browser on a copy of the disk. */
  copy(host: Host, disk: Disk): Reader {
    const copy = new Reader(host, disk);
    copy.drift = this.drift;
    if (this.active) copy.active = new Worker(this.active.script, copy);
    if (this.waiting) copy.waiting = new Worker(this.waiting.script, copy);
    return copy;
  }

  /** Looks for a new version, as a browser does at each visit; `prepare` may set when the worker is killed. */
  async look(prepare: (worker: Worker) => void = () => undefined): Promise<'none' | 'done' | 'failed' | 'dead'> {
    const script = this.host.script();
    if (script === undefined || script === (this.waiting ?? this.active)?.script) return 'none';
    const worker = new Worker(script, this);
    prepare(worker);
    this.installing = worker;
    const { outcome } = await worker.dispatch('install');
    this.installing = undefined;
    if (outcome !== 'done') return outcome;
    this.waiting = worker;
    if (!this.active) await this.accept(prepare);
    return outcome;
  }

  /** The reader accepts what waits, or has closed every tab. A worker killed meanwhile is in use all the same. */
  async accept(prepare: (worker: Worker) => void = () => undefined): Promise<void> {
    const worker = this.waiting;
    if (!worker) return;
    this.active = worker;
    this.waiting = undefined;
    prepare(worker);
    const { outcome } = await worker.dispatch('activate');
    if (outcome === 'dead') this.restart();
  }

  /** The browser ended the worker in use; it starts again with nothing but the disk. */
  restart(): void {
    if (!this.active) return;
    this.active.kill();
    this.active = new Worker(this.active.script, this);
  }

  /** What the worker in use answers for this path. */
  async ask(path: string, clientId = 'new'): Promise<Response | undefined> {
    const request = { method: 'GET', url: `${ORIGIN}/${encodeURI(path)}`, mode: 'cors' };
    const { answer } = (await this.active?.dispatch('fetch', { request, clientId })) ?? {};
    return answer?.catch(() => undefined);
  }
}
