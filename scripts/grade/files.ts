/** Files that students handed in: each is a report, or says why it is none. Nothing in one stops the others. */
import { readFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { MAX_REPORT_BYTES, type ReportReading, type ReportRefusal, readReport } from '../../kit/report/read.ts';

export interface HandedIn {
  /** its path as it was given: two students may name theirs alike */
  readonly file: string;
  readonly reading: ReportReading | { readonly ok: false; readonly reason: ReportRefusal | 'unreadable' };
}

/** UTF-8, or what an editor of Windows makes of it. */
function decode(bytes: Uint8Array): string {
  const [a, b] = bytes;
  if (a === 0xff && b === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  return new TextDecoder('utf-8').decode(bytes);
}

/** `folder`: where paths start. */
export function readHandedIn(file: string, folder = '.'): HandedIn {
  const path = resolve(folder, file);
  try {
    const stat = statSync(path);
    // a folder; or a pipe, a device: reading it may never end
    if (!stat.isFile()) return { file, reading: { ok: false, reason: 'unreadable' } };
    // a huge file is refused before it is read
    if (stat.size > MAX_REPORT_BYTES) return { file, reading: { ok: false, reason: 'too-large' } };
    return { file, reading: readReport(decode(readFileSync(path))) };
  } catch {
    return { file, reading: { ok: false, reason: 'unreadable' } };
  }
}
