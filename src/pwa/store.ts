/** The shell on disk: filling it at install, pruning it at activation. Runs in the service worker. */
import { fetchFile, isReachable } from './fetch-shell.ts';
import { type Gap, type Refusal, readReports, reportKey, type ShellReport, writeReport } from './report.ts';
import { type ShellManifest, shellCacheName, shellKey, shellKeys } from './shell.ts';

/** Files asked for at once: enough to fill a connection, few enough to leave it to the page. */
const CONCURRENCY = 6;
/** A version that lacks what the one in use has may be half deployed: it is given this time, in ms. */
const PATIENCE = 10 * 60 * 1000;

/** What the cache says of itself, stored in it under this name. */
interface Ledger {
  /** keys of the version in use */
  readonly keys: readonly string[];
  readonly version?: string;
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

/** What a pass over the missing files brought. */
interface Harvest {
  readonly asGiven: string[];
  readonly gaps: Gap[];
  otherVersion: boolean;
}

async function gather(cache: Cache, manifest: ShellManifest, missing: readonly string[]): Promise<Harvest> {
  const harvest: Harvest = { asGiven: [], gaps: [], otherVersion: false };
  const queue = [...missing];
  const next = async (): Promise<void> => {
    for (let path = queue.shift(); path !== undefined; path = queue.shift()) {
      const file = manifest.files[path];
      if (!file) continue;
      const fetched = await fetchFile(manifest, path);
      if (fetched.kind === 'gap') harvest.gaps.push(fetched.gap);
      else if (fetched.kind === 'other-version') harvest.otherVersion = true;
      else {
        await cache.put(shellKey(manifest, path, file), fetched.response);
        if (fetched.kind === 'as-given') harvest.asGiven.push(path);
      }
    }
  };
  await Promise.all(Array.from({ length: CONCURRENCY }, next));
  return harvest;
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
export async function fillShell(manifest: ShellManifest, inUse: boolean): Promise<void> {
  const cache = await openShell(manifest);
  const stored = await storedKeys(cache);
  const missing = Object.entries(manifest.files)
    .filter(([path, file]) => !stored.has(shellKey(manifest, path, file)))
    .map(([path]) => path);
  const reports = await readReports(manifest.base);
  const since = reports.find(({ version }) => version === manifest.version)?.since ?? Date.now();
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

  let harvest: Harvest;
  try {
    harvest = await gather(cache, manifest, missing);
  } catch (error) {
    // fetchFile answers for the host: what is thrown here is the disk's
    const full = error instanceof Error && error.name === 'QuotaExceededError';
    if (full) await conclude({ asGiven: [], gaps: [], otherVersion: false }, 'full');
    throw error;
  }
  const { gaps } = harvest;
  if (gaps.some(({ reason }) => reason === 'blocked') && !(await isReachable(manifest))) throw new Error('offline');
  if (harvest.otherVersion) return conclude(harvest, 'deploying');
  gaps.push(...(await dropUnstyled(cache, manifest, gaps)));
  const absent = new Set(gaps.map(({ path }) => path));
  if (!Object.keys(manifest.files).some((path) => isPage(path) && !absent.has(path))) {
    return conclude(harvest, 'too-little');
  }
  const used = inUse ? (await readLedger(manifest.base))?.version : undefined;
  const known = new Set(reports.find(({ version }) => version === used)?.gaps.map(({ path }) => path));
  const less = inUse && gaps.some(({ path }) => !known.has(path));
  return conclude(harvest, less && Date.now() - since < PATIENCE ? 'waiting' : null);
}

/** Removes what neither this version nor the one before it needs: a tab may still be open on the latter. */
export async function pruneShell(manifest: ShellManifest): Promise<void> {
  const cache = await openShell(manifest);
  const before = await readLedger(manifest.base);
  const keys = shellKeys(manifest);
  const own = [ledgerKey(manifest.base), reportKey(manifest.base, manifest.version)];
  const kept = new Set([...keys, ...(before?.keys ?? []), ...own]);
  for (const request of await cache.keys()) {
    const { pathname, search } = new URL(request.url);
    if (!kept.has(pathname + search)) await cache.delete(request);
  }
  const ledger: Ledger = { keys, version: manifest.version };
  await cache.put(ledgerKey(manifest.base), new Response(JSON.stringify(ledger)));
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
