import { spawnSync } from 'node:child_process';

let prefix: readonly string[] | undefined;

/** What gives a process a network of its own, which is none, where the system gives one to whoever asks; else nothing. */
export function withoutNetwork(): readonly string[] {
  prefix ??= spawnSync('unshare', ['-rn', 'true']).status === 0 ? ['unshare', '-rn'] : [];
  return prefix;
}
