/** A browser that has a version of the book, and what the reader keeps beside its pages. */
import { expect } from 'vitest';
import { MODEL_CACHE } from '../../kit/runtime/store.ts';
import type { Book } from './book.ts';
import { Disk } from './disk.ts';
import { Host } from './host.ts';
import { Reader } from './reader.ts';

const SIZE = 9000;
function keep(disk: Disk): void {
  const url = 'https://book.test/models/decoder/weights.bin?sha256=kept';
  disk.kept.set(MODEL_CACHE, new Map([[url, { url, body: new Uint8Array(SIZE), status: 200, headers: [] }]]));
}
export const isKept = (disk: Disk) => [...(disk.kept.get(MODEL_CACHE)?.values() ?? [])][0]?.body.length === SIZE;

/** A browser that has `book`, whole; of none: one that has nothing yet, and meets `first`. */
export async function having(book: Book | undefined, first: Book): Promise<Reader> {
  const reader = new Reader(new Host((book ?? first).root), new Disk());
  keep(reader.disk);
  if (book) expect(await reader.look()).toBe('done');
  return reader;
}

/** The same browser, apart, which meets another version. */
export const onCopy = (reader: Reader, next: Book): Reader => reader.copy(new Host(next.root), reader.disk.copy());

/** Which of `books` is in use. */
export const inUse = (reader: Reader, books: readonly (Book | undefined)[]): Book | undefined =>
  books.find((book) => book && reader.active?.script.includes(book.manifest.version));
