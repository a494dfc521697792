/** The files that the book ships, checked against its manifest before anything is measured on them. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Failure } from './failure.ts';

interface Manifest {
  readonly files: readonly { readonly path: string; readonly size: number; readonly sha256: string }[];
}

const MANIFESTS = new URL('../../kit/models/manifest/', import.meta.url);

/** The path of `folder` below `root`, once every file that the manifest lists there is whole. Throws Failure. */
export function shippedFolder(root: string, folder: string): string {
  const manifest = new URL(`${folder}.json`, MANIFESTS);
  if (!existsSync(manifest)) throw new Failure(`${join(root, folder)}: not a folder of the book’s models`);
  const { files } = JSON.parse(readFileSync(manifest, 'utf8')) as Manifest;
  for (const { path, size, sha256 } of files) {
    const file = join(root, folder, path);
    const bytes = read(file);
    if (bytes.length !== size) throw new Failure(`${file}: damaged, ${bytes.length} bytes instead of ${size}`);
    const found = createHash('sha256').update(bytes).digest('hex');
    if (found !== sha256) throw new Failure(`${file}: damaged, SHA-256 ${found} instead of ${sha256}`);
  }
  return join(root, folder);
}

/** Throws Failure. */
export function read(file: string): Buffer<ArrayBuffer> {
  try {
    return readFileSync(file);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new Failure(`${file}: ${code === 'ENOENT' ? 'no such file' : `cannot be read (${code})`}`);
  }
}
