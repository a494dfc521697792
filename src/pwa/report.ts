/**
 * What came of storing the pages: kept beside them, so that the page can say it even when the worker that tried is
 * gone. A host, a proxy or a filter may withhold a file or answer with another: the rest is stored, and the reader is
 * told.
 */
import { shellCacheName } from './shell.ts';

export interface Gap {
  /** as in the shell: path under the base */
  readonly path: string;
  /**
   * `status`: the host answers with an error · `other`: with something that is not this file · `blocked`: with
   * nothing, though it answers for other files · `style`: the page is there, the style sheet it needs is not
   */
  readonly reason: 'status' | 'other' | 'blocked' | 'style';
  /** HTTP status, for `status` */
  readonly status?: number;
}

/**
 * Why nothing was taken: `deploying`: files of another version are among this one's · `too-little`: not one page is
 * whole · `waiting`: a new version lacks files that the one in use has; it is given time · `full`: no room
 */
export type Refusal = 'deploying' | 'too-little' | 'waiting' | 'full';

export interface ShellReport {
  readonly version: string;
  /** pages of this version that come altered (a banner, a script added on the way), kept as they come */
  readonly asGiven: readonly string[];
  readonly gaps: readonly Gap[];
  readonly refused: Refusal | null;
  /** when this version was first found incomplete, in ms */
  readonly since: number;
}

/** One report a version: a new one that is refused leaves that of the version in use alone. */
const prefix = (base: string) => `${base}__shell-report__`;
export const reportKey = (base: string, version: string) => `${prefix(base)}?v=${version}`;

/** Every report still kept, of the latest version first. */
export async function readReports(base: string): Promise<readonly ShellReport[]> {
  const cache = await caches.open(shellCacheName(base));
  const keys = (await cache.keys()).filter(({ url }) => new URL(url).pathname === prefix(base));
  const reports = await Promise.all(keys.map(async (key) => (await cache.match(key))?.json()));
  return (reports as ShellReport[]).sort((a, b) => b.since - a.since);
}

export async function writeReport(base: string, report: ShellReport): Promise<void> {
  const cache = await caches.open(shellCacheName(base));
  await cache.put(reportKey(base, report.version), new Response(JSON.stringify(report)));
}
