/** Files that students handed in: each is a report, or says why it is none. Nothing in one stops the others. */
import { readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { MAX_REPORT_BYTES, type ReportReading, type ReportRefusal, readReport } from '../../kit/report/read.ts';

export interface HandedIn {
  readonly file: string;
  readonly reading: ReportReading | { readonly ok: false; readonly reason: ReportRefusal | 'unreadable' };
}

/** UTF-8, or what an editor of Windows makes of it. */
function decode(bytes: Uint8Array): string {
  const [a, b] = bytes;
  if (a === 0xff && b === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  return new TextDecoder('utf-8').decode(bytes);
}

export function readHandedIn(path: string): HandedIn {
  const file = basename(path);
  try {
    const { size } = statSync(path);
    // a huge file is refused before it is read
    if (size > MAX_REPORT_BYTES) return { file, reading: { ok: false, reason: 'too-large' } };
    return { file, reading: readReport(decode(readFileSync(path))) };
  } catch {
    return { file, reading: { ok: false, reason: 'unreadable' } };
  }
}
