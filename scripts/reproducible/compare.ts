/** What differs between two folders, byte for byte. */
import { createHash } from 'node:crypto';
import { globSync, readFileSync, statSync } from 'node:fs';
import { join, sep } from 'node:path';

/** Hash of every file, by its path with slashes. */
export function hashes(root: string): ReadonlyMap<string, string> {
  const files = globSync('**/*', { cwd: root }).filter((file) => statSync(join(root, file)).isFile());
  const named = files.map((file) => file.split(sep).join('/')).sort();
  return new Map(
    named.map(
      (file) =>
        [
          file,
          createHash('sha256')
            .update(readFileSync(join(root, file)))
            .digest('hex'),
        ] as const,
    ),
  );
}

export interface Differences {
  readonly files: number;
  /** one line each: which file, and how it differs */
  readonly lines: readonly string[];
}

export function compare(first: string, second: string): Differences {
  const [a, b] = [hashes(first), hashes(second)];
  const all = [...new Set([...a.keys(), ...b.keys()])].sort();
  const lines = all.flatMap((file) => {
    const [here, there] = [a.get(file), b.get(file)];
    if (here === there) return [];
    if (here === undefined || there === undefined) return [`${file}: only in the ${here ? 'first' : 'second'}`];
    const [one, other] = [readFileSync(join(first, file)), readFileSync(join(second, file))];
    const at = one.findIndex((byte, i) => byte !== other[i]);
    return [`${file}: from byte ${at < 0 ? one.length : at}, of ${one.length} and ${other.length}`];
  });
  return { files: all.length, lines };
}
