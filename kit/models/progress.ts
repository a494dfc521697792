/**
 * How far something long is. Of a download: bytes received and bytes expected, over all files still to fetch; of a long
 * call: passes done and passes in all.
 */
export interface Progress {
  readonly loaded: number;
  readonly total: number;
}
