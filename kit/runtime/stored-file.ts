/** A file the runtime fetches and keeps. */
export interface StoredFile {
  /** how the file is called in messages */
  readonly path: string;
  readonly url: string;
  /** bytes */
  readonly size: number;
  /** hexadecimal */
  readonly sha256: string;
}

/**
 * Address requested and key in the cache. The hash in it keeps a proxy or the HTTP cache from answering with the file
 * of another version of the book.
 */
export function versionedUrl(file: StoredFile): string {
  return `${file.url}?sha256=${file.sha256}`;
}
