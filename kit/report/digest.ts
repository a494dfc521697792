/**
 * SHA-256 of data, written canonically (keys sorted, no spaces). It shows an edit made by accident; whoever edits by
 * design computes it anew. Not `crypto.subtle`, which a page on plain http does not have.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { canonical } from '../progress/file.ts';

/** Throws RangeError on what is nested too deep to be written. */
export function digestOf(value: unknown): string {
  return `sha256:${bytesToHex(sha256(utf8ToBytes(canonical(value))))}`;
}

/** So few letters stand on paper, for a sheet and its file to be told to belong together. */
export const shortDigest = (digest: string): string => digest.replace('sha256:', '').slice(0, 12);
