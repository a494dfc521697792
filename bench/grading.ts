/** A class graded again: 30 reports of 120 exercises, on two processes, from the first line to the table. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { siteServer } from '../scripts/lazy/server.ts';
import type * as Reports from './grading/reports.ts';
import type { Sample } from './report.ts';

const [STUDENTS, EXERCISES] = [30, 120];

export async function grading(): Promise<Sample> {
  const folder = mkdtempSync(join(tmpdir(), 'class-'));
  try {
    const server = await siteServer();
    const { makeReports } = (await server.ssrLoadModule('/bench/grading/reports.ts')) as typeof Reports;
    const reports = await makeReports({ students: STUDENTS, exercises: EXERCISES });
    await server.close();
    const files = reports.map((report, i) => {
      const path = join(folder, `${i}.json`);
      writeFileSync(path, JSON.stringify(report));
      return path;
    });
    const out = join(folder, 'grades.csv');
    const start = performance.now();
    const options = ['--out', out, '--seed', '1', '--workers', '2'];
    execFileSync(process.execPath, ['scripts/grade.ts', ...files, ...options], {
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    const seconds = (performance.now() - start) / 1e3;
    const rows = readFileSync(out, 'utf8').trim().split('\r\n').length - 1;
    // no answer of an exercise spans lines but programs, which are cut in their cells: at least a row each
    if (rows < STUDENTS) throw new Error(`${rows} rows`);
    return { grading: seconds };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
