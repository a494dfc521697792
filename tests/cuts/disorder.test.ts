/**
 * A full disk, two versions at once, a clock that jumps, a host that alters, forgets, delays or mixes its files: after
 * each the old book or the new one, whole, and what the host does not give is said.
 */
import { describe, expect, it, vi } from 'vitest';
import { randomStream } from '../../kit/math/random.ts';
import { TRIALS } from '../../kit/trials.ts';
import type { ShellStatus } from '../../src/pwa/messages.ts';
import type { ShellReport } from '../../src/pwa/report.ts';
import { shellCacheName } from '../../src/pwa/shell.ts';
import { type Book, faults, foreign, publishedBooks } from './book.ts';
import { type Answer, type Manners, NOT_FOUND } from './host.ts';
import type { Reader } from './reader.ts';
import { having, inUse, isKept, onCopy } from './visit.ts';

const [one, two, three] = await publishedBooks();
/** a full disk is met this many bytes apart */
const STEP = 500;
const SHELL = shellCacheName('/');
const YEAR = 365 * 24 * 3600 * 1000;

function reportOf(reader: Reader, { manifest }: Book): ShellReport | undefined {
  const entries = [...(reader.disk.kept.get(SHELL) ?? [])];
  const found = entries.find(([url]) => url.includes(`__shell-report__?v=${manifest.version}`))?.[1];
  return found && (JSON.parse(new TextDecoder().decode(found.body)) as ShellReport);
}

describe.each([
  ['a first visit', undefined, one],
  ['an update', one, two],
] as const)('%s on a disk that is full', (_, old, next) => {
  it('leaves the old book whole and the room that there was, says so, and succeeds once there is room', async () => {
    const start = await having(old, next);
    const pilot = onCopy(start, next);
    await pilot.look();
    const [before, after] = [start.disk.used(), pilot.disk.used()];
    let refused = 0;
    for (let quota = before; quota < after + STEP; quota += STEP) {
      const reader = onCopy(start, next);
      reader.disk.quota = quota;
      const outcome = await reader.look();
      expect(isKept(reader.disk)).toBe(true);
      if (outcome === 'failed') {
        refused += 1;
        if (old) expect(await faults(reader, old), `${quota}`).toEqual([]);
        // what was there, and at most the report
        expect(reader.disk.used() - before, `${quota}`).toBeLessThan(600);
        if (quota > before + STEP) expect(reportOf(reader, next)?.refused).toBe('full');
      }
      reader.disk.quota = Number.POSITIVE_INFINITY;
      await reader.look();
      await reader.accept();
      expect(await faults(reader, next), `${quota}`).toEqual([]);
    }
    expect(refused).toBeGreaterThan(20);
  });

  it('killed, and then the disk is full', async () => {
    const reader = onCopy(await having(old, next), next);
    await reader.look((worker) => {
      worker.life = 12;
    });
    reader.disk.quota = reader.disk.used() + 3000;
    await reader.look();
    if (old) expect(await faults(reader, old)).toEqual([]);
    expect(isKept(reader.disk)).toBe(true);
  });
});

describe('two versions at once', () => {
  /** Version two waits, three is being stored, and the reader accepts two at each of its accesses to the disk. */
  it('one taken over while the next is being stored: the next is whole all the same', async () => {
    const start = await having(one, one);
    start.host.root = two.root;
    await start.look();
    let all = 0;
    for (let at = 1; at === 1 || at <= all; at += 1) {
      const reader = onCopy(start, three);
      const accepted: Promise<void>[] = [];
      await reader.look((worker) => {
        worker.onMoment = (moments) => {
          all = Math.max(all, moments);
          if (moments === at) accepted.push(reader.accept());
        };
      });
      await Promise.all(accepted);
      if (accepted.length === 0) break;
      expect(await faults(reader, two), `accepted at access ${at}`).toEqual([]);
      await reader.accept();
      expect(inUse(reader, [three])).toBe(three);
      expect(await faults(reader, three), `accepted at access ${at}`).toEqual([]);
    }
    expect(all).toBeGreaterThan(20);
  });

  it('a tab of the old one reads its own data; one that is two versions behind, none', async () => {
    const reader = await having(one, one);
    const data = async (tab: string) => {
      const response = await reader.ask('recorded/lab-fr.json', tab);
      return response?.ok ? response.text() : undefined;
    };
    const first = await data('a');
    reader.tabs = ['a'];
    reader.host.root = two.root;
    await reader.look();
    await reader.accept();
    reader.restart();
    expect(await data('a')).toBe(first);
    const second = await data('b');
    expect(second).not.toBe(first);
    reader.tabs = ['a', 'b'];
    reader.host.root = three.root;
    await reader.look();
    await reader.accept();
    expect([await data('a'), await data('b')]).toEqual([undefined, second]);
    expect(await faults(reader, three)).toEqual([]);
  });

  it('a file that the disk has lost, and a host that has gone over: none of it is shown with the old pages', async () => {
    const start = await having(one, one);
    for (const path of Object.keys(one.manifest.files)) {
      const reader = onCopy(start, two);
      const cache = reader.disk.kept.get(SHELL);
      for (const url of cache?.keys() ?? []) if (new URL(url).pathname === `/${path}`) cache?.delete(url);
      expect(await foreign(reader, one)).toEqual([]);
      await reader.look();
      await reader.accept();
      expect(await faults(reader, two), path).toEqual([]);
    }
  });

  it('a host that goes over to the next version in the middle: nothing of it is taken for the first', async () => {
    const start = await having(undefined, one);
    const pilot = onCopy(start, one);
    await pilot.look();
    for (let at = 1; at <= pilot.host.asked; at += 1) {
      for (const [visitor, from, to] of [[start, one, two] as const, [await having(one, one), two, three] as const]) {
        const reader = onCopy(visitor, from);
        reader.host.before = (asked) => {
          if (asked === at) reader.host.root = to.root;
        };
        await reader.look();
        const used = inUse(reader, [one, from]);
        if (used) expect(await faults(reader, used), `at request ${at}`).toEqual([]);
        reader.host.root = to.root;
        if (used) expect(await foreign(reader, used), `at request ${at}`).toEqual([]);
        await reader.look();
        await reader.accept();
        expect(await faults(reader, to), `at request ${at}`).toEqual([]);
      }
    }
  });
});

describe('a clock that jumps', () => {
  const half: Manners = (path, good) => (path === 'search/fr.json' ? NOT_FOUND : good);

  it.each([
    ['a year forward', YEAR],
    ['a year back', -YEAR],
  ])('%s between two visits: the new version still comes, whole', async (_, drift) => {
    const reader = await having(one, one);
    reader.host.root = two.root;
    reader.host.manners = half;
    expect(await reader.look()).toBe('failed');
    reader.drift = drift;
    reader.host.manners = (_path, good) => good;
    expect(await reader.look()).toBe('done');
    await reader.accept();
    expect(await faults(reader, two)).toEqual([]);
  });

  it('set right after a year in the future: a version is given its ten minutes, not a year', async () => {
    const reader = await having(one, one);
    reader.host.root = two.root;
    reader.host.manners = half;
    reader.drift = YEAR;
    expect(await reader.look()).toBe('failed');
    reader.drift = 0;
    expect(await reader.look()).toBe('failed');
    reader.drift = 11 * 60 * 1000;
    expect(await reader.look()).toBe('done');
  });
});

describe('a host that alters its files', () => {
  const random = randomStream(19);
  const draw = (limit: number) => Math.floor(random() * limit);
  const flip = ({ body, ...rest }: Answer): Answer => {
    const changed = body.slice();
    const at = draw(body.length);
    changed[at] = (changed[at] ?? 0) ^ (1 << draw(8));
    return { ...rest, body: changed };
  };
  /** ended before its end without anything to tell it, as proxies that know no length do */
  const short = ({ body, ...rest }: Answer): Answer => ({ ...rest, body: body.slice(0, draw(body.length)) });
  const longer = ({ body, ...rest }: Answer): Answer => ({ ...rest, body: new Uint8Array([...body, 10]) });
  const forgotten = (): Answer => NOT_FOUND;

  const WAYS = [
    ['one bit', flip],
    ['its end', short],
    ['something added', longer],
    ['nothing left of it', forgotten],
  ] as const;
  it.each(WAYS)('%s, in each file: the old book stays whole; no file is taken for another', async (_, alter) => {
    const start = await having(one, one);
    for (const path of Object.keys(two.manifest.files)) {
      for (let i = 0; i < TRIALS.alterations / WAYS.length; i += 1) {
        const reader = onCopy(start, two);
        reader.host.manners = (asked, good) => (asked === path ? alter(good) : good);
        const outcome = await reader.look();
        expect(await faults(reader, one), path).toEqual([]);
        if (outcome === 'failed') expect(reportOf(reader, two)?.gaps.map((gap) => gap.path)).toContain(path);
        else {
          await reader.accept();
          const wrong = (await faults(reader, two)).filter((each) => each !== path);
          expect(wrong, path).toEqual([]);
          // a page with something added is kept as it comes, and said; never one without its end
          const said = reportOf(reader, two)?.asGiven ?? [];
          if ((await faults(reader, two)).length > 0) expect(said).toContain(path);
          if (alter === short && said.includes(path)) {
            const body = await (await reader.ask(path))?.text();
            expect(body?.includes('</script>'), `${path}: ${body?.slice(-40)}`).toBe(true);
          }
        }
      }
    }
  });

  it('one that never answers for a file that the disk has lost: the page is told what there is', async () => {
    const reader = await having(one, one);
    const cache = reader.disk.kept.get(SHELL);
    for (const url of cache?.keys() ?? []) if (url.includes('/recorded/')) cache?.delete(url);
    reader.host.silent = 'recorded/lab-fr.json';
    vi.useFakeTimers({ toFake: ['setTimeout'] });
    const told = new Promise<ShellStatus>((done) => {
      void reader.active?.dispatch('message', { data: { type: 'status' }, ports: [{ postMessage: done }] });
    });
    await vi.waitFor(() => expect(vi.getTimerCount()).toBe(1));
    await vi.runAllTimersAsync();
    vi.useRealTimers();
    expect(await told).toMatchObject({ storedFiles: (await told).totalFiles - 1 });
  });

  it('one that never answers for a file: the old book stays, and the new one comes later', async () => {
    const start = await having(one, one);
    for (const path of Object.keys(two.manifest.files)) {
      const reader = onCopy(start, two);
      reader.host.silent = path;
      // the browser's own patience is at an end
      const looked = reader.look((worker) => setTimeout(() => worker.kill(), 20));
      expect(['dead', 'done']).toContain(await looked);
      if (!reader.waiting) expect(await faults(reader, one), path).toEqual([]);
      reader.host.silent = undefined;
      await reader.look();
      await reader.accept();
      expect(await faults(reader, two), path).toEqual([]);
    }
  });
});
