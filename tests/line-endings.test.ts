/**
 * A checkout that converts line endings (git's default on Windows) changes no byte: hashes of models and of recorded
 * results hold there.
 */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, sep } from 'node:path';
import { expect, it } from 'vitest';

const git = (...args: string[]) => execFileSync('git', args, { maxBuffer: 1e9 });

/** git's own name of a content. */
function blob(bytes: Buffer): string {
  return createHash('sha1').update(`blob ${bytes.length}\0`).update(bytes).digest('hex');
}

// an archive of the sources has no .git, and nothing to convert
it.skipIf(!existsSync('.git'))('every file is checked out byte for byte under core.autocrlf=true', () => {
  const folder = mkdtempSync(join(tmpdir(), 'crlf-'));
  try {
    git('-c', 'core.autocrlf=true', 'checkout-index', '--all', `--prefix=${folder}${sep}`);
    const changed = git('ls-files', '-s', '-z')
      .toString()
      .split('\0')
      .flatMap((line) => {
        const [, hash, path] = /^\d+ ([0-9a-f]{40}) 0\t(.+)$/s.exec(line) ?? [];
        return path && blob(readFileSync(join(folder, path))) !== hash ? [path] : [];
      });
    expect(changed).toEqual([]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
