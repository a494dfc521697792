/** The shell on disk: filling it at install, pruning it at activation. Runs in the service worker. */
import { fetchFile, published } from './fetch-shell.ts';
import { type Gap, type Refusal, readReports, reportKey, type ShellReport, writeReport } from './report.ts';
import { type ShellManifest, shellCacheName, shellKey, shellKeys } from './shell.ts';

/** Files asked for at once: enough to fill a connection, few enough to leave it to the page. */
const CONCURRENCY = 6;
/** A version that lacks what the one in use has may be half deployed: it is given this time, in ms. */
const PATIENCE = 10 * 60 * 1000;

/** What the cache says of itself, stored in it under this name. */
export interface Ledger {
  /** keys of the version in use */
  readonly keys: readonly string[];
  readonly version?: string;
  /** keys of the version before: a tab may still be open on it */
  readonly before?: readonly string[];
  readonly versionBefore?: string;
  /** tab → its version: those that were open when this one took over */
  readonly elders?: Readonly<Record<string, string>>;
}
const ledgerKey = (base: string) => `${base}__shell-ledger__`;

async function readLedger(base: string): Promise<Ledger | undefined> {
  const cache = await caches.open(shellCacheName(base));
  return (await cache.match(ledgerKey(base)))?.json() as Promise<Ledger | undefined>;
}

export function openShell(manifest: ShellManifest): Promise<Cache> {
  return caches.open(shellCacheName(manifest.base));
}

async function storedKeys(cache: Cache): Promise<ReadonlySet<string>> {
  return new Set((await cache.keys()).map(({ url }) => new URL(url).pathname + new URL(url).search));
}

/** What passes over the missing files brought. */
interface Harvest {
  readonly asGiven: string[];
  gaps: Gap[];
  otherVersion: boolean;
  /** keys of what was stored */
  readonly stored: string[];
}

/** One pass over `missing`, added to `harvest`. Throws what the disk throws, once nothing is being written any more. */
async function gather(cache: Cache, manifest: ShellManifest, missing: readonly string[], harvest: Harvest) {
  const queue = [...missing];
  const next = async (): Promise<void> => {
    for (let path = queue.shift(); path !== undefined; path = queue.shift()) {
      const file = manifest.files[path];
      if (!file) continue;
      const fetched = await fetchFile(manifest, path);
      if (fetched.kind === 'gap') harvest.gaps.push(fetched.gap);
      else if (fetched.kind === 'other-version') harvest.otherVersion = true;
      else {
        const key = shellKey(manifest, path, file);
        await cache.put(key, fetched.response);
        harvest.stored.push(key);
        if (fetched.kind === 'as-given') harvest.asGiven.push(path);
      }
    }
  };
  const rows = Array.from({ length: CONCURRENCY }, () =>
    next().catch((error: unknown) => {
      queue.length = 0;
      throw error;
    }),
  );
  await Promise.allSettled(rows);
  await Promise.all(rows);
}

/** A host that does not answer, or gives another version by now, is no reason to leave a file out. */
async function doubt(manifest: ShellManifest, harvest: Harvest): Promise<void> {
  if (harvest.gaps.length === 0) return;
  const now = await published(manifest);
  if (now === 'none') throw new Error('offline');
  if (now === 'other') harvest.otherVersion = true;
}

/** Nor is a line that was cut for a moment: once more for what had no answer. */
async function gatherAgain(cache: Cache, manifest: ShellManifest, harvest: Harvest): Promise<void> {
  await doubt(manifest, harvest);
  const blocked = harvest.gaps.filter(({ reason }) => reason === 'blocked').map(({ path }) => path);
  if (blocked.length === 0) return;
  harvest.gaps = harvest.gaps.filter(({ reason }) => reason !== 'blocked');
  await gather(cache, manifest, blocked, harvest);
  await doubt(manifest, harvest);
}

/**
 * Filling and pruning leave each other alone: what one version stores is not what another, taking over meanwhile, may
 * take for waste. Several may fill at once; a pruning that would have to wait is left to the next version.
 */
function whileFilling<T>(manifest: ShellManifest, work: () => Promise<T>): Promise<T> {
  const { locks } = navigator as { locks?: LockManager };
  return locks ? locks.request(shellCacheName(manifest.base), { mode: 'shared' }, work) : work();
}
async function ifNoneFills(manifest: ShellManifest, work: () => Promise<void>): Promise<void> {
  const { locks } = navigator as { locks?: LockManager };
  if (!locks) return work();
  await locks.request(shellCacheName(manifest.base), { ifAvailable: true }, async (lock) => {
    if (lock) await work();
  });
}

const isPage = (path: string) => path === '' || path.endsWith('/');

/** A page without its style sheet is no page: its formulas would show twice. Online it comes from the host, as ever. */
async function dropUnstyled(cache: Cache, manifest: ShellManifest, gaps: readonly Gap[]): Promise<Gap[]> {
  const sheets = gaps.filter(({ path }) => path.endsWith('.css')).map(({ path }) => path);
  const dropped: Gap[] = [];
  if (sheets.length === 0) return dropped;
  for (const [path, file] of Object.entries(manifest.files)) {
    const key = shellKey(manifest, path, file);
    const html = file.mark === undefined ? undefined : await (await cache.match(key))?.text();
    if (html === undefined || !sheets.some((sheet) => html.includes(sheet))) continue;
    await cache.delete(key);
    dropped.push({ path, reason: 'style' });
  }
  return dropped;
}

/**
 * Fetches what the cache lacks; what an earlier version or an interrupted install left is used as it is. What the
 * host does not give, or gives altered beyond recognition, is left out and reported, so long as whole pages remain.
 * `inUse`: a version is in use that must not be replaced by less. Throws when this version is not to be taken now.
 */
export function fillShell(manifest: ShellManifest, inUse: boolean): Promise<void> {
  return whileFilling(manifest, () => fill(manifest, inUse));
}

async function fill(manifest: ShellManifest, inUse: boolean): Promise<void> {
  const cache = await openShell(manifest);
  const stored = await storedKeys(cache);
  const missing = Object.entries(manifest.files)
    .filter(([path, file]) => !stored.has(shellKey(manifest, path, file)))
    .map(([path]) => path);
  const reports = await readReports(manifest.base);
  const known = reports.find(({ version }) => version === manifest.version)?.since ?? Date.now();
  // a clock set back since: what it counted before says nothing any more
  const since = Math.min(known, Date.now());
  const conclude = async (harvest: Harvest, refused: Refusal | null): Promise<void> => {
    const kept = reports
      .flatMap(({ asGiven }) => asGiven)
      .filter((path) => Object.hasOwn(manifest.files, path) && !missing.includes(path));
    const gaps = [...harvest.gaps].sort((a, b) => (a.path < b.path ? -1 : 1));
    const report: ShellReport = {
      version: manifest.version,
      since,
      gaps,
      refused,
      asGiven: [...new Set([...kept, ...harvest.asGiven])].sort(),
    };
    await writeReport(manifest.base, report);
    if (refused) throw new Error(`${refused}: ${gaps.map(({ path }) => path).join(' ')}`);
  };

  const harvest: Harvest = { asGiven: [], gaps: [], otherVersion: false, stored: [] };
  try {
    await gather(cache, manifest, missing, harvest);
    await gatherAgain(cache, manifest, harvest);
  } catch (error) {
    if (!(error instanceof Error && error.name === 'QuotaExceededError')) throw error;
    // half a version is of no use, and what the reader writes needs the room
    await Promise.all(harvest.stored.map((key) => cache.delete(key)));
    return conclude({ asGiven: [], gaps: [], otherVersion: false, stored: [] }, 'full');
  }
  const { gaps } = harvest;
  if (harvest.otherVersion) return conclude(harvest, 'deploying');
  gaps.push(...(await dropUnstyled(cache, manifest, gaps)));
  const absent = new Set(gaps.map(({ path }) => path));
  if (!Object.keys(manifest.files).some((path) => isPage(path) && !absent.has(path))) {
    return conclude(harvest, 'too-little');
  }
  const used = inUse ? (await readLedger(manifest.base))?.version : undefined;
  const lacked = new Set(reports.find(({ version }) => version === used)?.gaps.map(({ path }) => path));
  const less = inUse && gaps.some(({ path }) => !lacked.has(path));
  return conclude(harvest, less && Date.now() - since < PATIENCE ? 'waiting' : null);
}

/**
 * This version is in use. Removes what neither it nor the one before it needs: a tab may still be open on the latter.
 * Written down first, so that a worker killed half-way leaves no doubt about which one is in use; asked again whenever
 * a worker starts, since the browser tells it only once that it takes over. `inLine`: another is stored and waits.
 */
export async function takeOver(
  manifest: ShellManifest,
  inLine: () => boolean,
  tabs: () => Promise<readonly string[]>,
): Promise<Ledger> {
  const last = await readLedger(manifest.base);
  if (last?.version === manifest.version) return last;
  const cache = await openShell(manifest);
  const open = last?.version === undefined ? [] : await tabs();
  const ledger: Ledger = {
    keys: shellKeys(manifest),
    version: manifest.version,
    before: last?.keys ?? [],
    versionBefore: last?.version,
    elders: Object.fromEntries(open.map((id) => [id, last?.elders?.[id] ?? last?.version ?? ''])),
  };
  // on a full disk what goes makes room for what is written
  await cache.put(ledgerKey(manifest.base), new Response(JSON.stringify(ledger))).catch(() => undefined);
  await ifNoneFills(manifest, async () => {
    if (inLine()) return;
    await prune(cache, manifest, ledger);
    if ((await readLedger(manifest.base))?.version !== manifest.version)
      await cache.put(ledgerKey(manifest.base), new Response(JSON.stringify(ledger)));
  });
  return ledger;
}

/**
 * The file for this tab: of its own version where it was open before this one took over, so that an old page never
 * reads new data; `none` where that is kept no more.
 */
export async function fileOfTab(
  manifest: ShellManifest,
  path: string,
  { before = [], versionBefore, elders }: Ledger,
  tab: string,
): Promise<Response | 'none' | undefined> {
  const version = elders?.[tab];
  if (version === undefined) return storedFile(manifest, path);
  const start = `${manifest.base}${encodeURI(path)}?v=`;
  const key = version === versionBefore ? before.find((each) => each.startsWith(start)) : undefined;
  return (key && (await (await openShell(manifest)).match(key))) || 'none';
}

async function prune(cache: Cache, manifest: ShellManifest, { keys, before = [] }: Ledger): Promise<void> {
  const own = [ledgerKey(manifest.base), reportKey(manifest.base, manifest.version)];
  const kept = new Set([...keys, ...before, ...own]);
  for (const request of await cache.keys()) {
    const { pathname, search } = new URL(request.url);
    if (!kept.has(pathname + search)) await cache.delete(request);
  }
}

export async function storedFile(manifest: ShellManifest, path: string): Promise<Response | undefined> {
  const file = manifest.files[path];
  return file && (await openShell(manifest)).match(shellKey(manifest, path, file));
}

/** A hashed file of any version still kept. */
export async function storedHashed(manifest: ShellManifest, url: URL): Promise<Response | undefined> {
  return (await openShell(manifest)).match(url.pathname, { ignoreSearch: true });
}

/** How many files of this version are on disk. */
export async function countStored(manifest: ShellManifest): Promise<number> {
  const stored = await storedKeys(await openShell(manifest));
  return shellKeys(manifest).filter((key) => stored.has(key)).length;
}
