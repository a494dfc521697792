/** A class of made-up reports against a grader that a table stands for: which row each of them takes. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { graded, handedIn, revealed } from '@kit/progress/record.ts';
import { newRecord } from '@kit/progress/types.ts';
import { MAX_REPORT_BYTES } from '@kit/report/read.ts';
import type { Report, ReportEntry } from '@kit/report/types.ts';
import { makeReport } from '@kit/report/write.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { gradeClass } from './class.ts';
import type { Pool } from './pool.ts';
import { summaryOf, totals } from './summary.ts';
import { HEAD, tableRow } from './table.ts';
import type { Outcome, Task } from './types.ts';

const CATALOG = ['a.number', 'a.code', 'b.choice', 'c.open'].map((id) => ({
  id,
  kind: id.slice(2),
  title: `Title of ${id}`,
  renewable: id === 'a.number',
  counted: id !== 'c.open',
  private: id === 'a.code',
}));

/** What an answer is worth, on the seeds that its student saw and on another. */
const WORTH: Readonly<Record<string, readonly [seen: number, hidden: number]>> = {
  right: [1, 1],
  half: [0.5, 0.5],
  wrong: [0, 0],
  memorised: [1, 0.25],
};
let asked: Task[] = [];
const pool: Pool = {
  catalog: Promise.resolve(CATALOG),
  async grade(task): Promise<Outcome> {
    const said = String(task.answer);
    if (task.only === 'said') return { type: 'said', said };
    asked.push(task);
    if (said === 'late') return { type: 'late', message: '1 s' };
    const worth = WORTH[said];
    if (!worth) return { type: 'refused', message: 'not an answer', said };
    const privately = task.exercise === 'a.code' ? worth[1] : null;
    return { type: 'graded', score: worth[0], privately, messages: [], said };
  },
  close() {},
};

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'reports-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const learner = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
type Answered = Readonly<Record<string, readonly [answer: unknown, claimed: number]>>;

function report(n: number, answers: Answered, set: readonly string[] | null = null): Report {
  const exercises = Object.entries(answers).map(([id, [answer, claimed]]) => {
    const record = graded(claimed, answer, true, { seed: 5, locale: 'fr' })(newRecord(id));
    return [id, record] as const;
  });
  const date = new Date(1e12);
  const progress = { learner: learner(n), exercises: Object.fromEntries(exercises) };
  return makeReport(progress, { name: `Student ${n}`, locale: 'fr', book: '0', date, set });
}
function handIn(name: string, content: unknown): string {
  const path = join(folder, name);
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
}
const grade = (files: readonly string[], set: readonly string[] | null = null) => {
  asked = [];
  return gradeClass({ files, set, seed: 3, locale: 'fr', pool });
};

test('claimed against regraded: each gap has its reason, and what counts is what the answer is worth everywhere', async () => {
  const file = handIn(
    'gaps.json',
    report(1, { 'a.number': ['half', 1], 'a.code': ['memorised', 1], 'b.choice': ['right', 0.5] }),
  );
  const { rows } = await grade([file]);
  expect(
    rows.map(({ exercise, claimed, regraded, private: hidden, score, reason }) => [
      exercise,
      claimed,
      regraded,
      hidden,
      score,
      reason,
    ]),
  ).toEqual([
    ['a.number', 1, 0.5, null, 0.5, 'lower'],
    ['a.code', 1, 1, 0.25, 0.25, 'private'],
    ['b.choice', 0.5, 1, null, 1, 'higher'],
  ]);
});

test('equal answers are graded once, whoever gave them', async () => {
  const files = [1, 2, 3].map((n) => handIn(`equal-${n}.json`, report(n, { 'a.code': ['right', 1] })));
  const { rows, answers, different } = await grade(files);
  expect([rows.length, answers, different, asked.length]).toEqual([3, 3, 1, 1]);
});

test('a file that is no report takes its own row and stops nothing', async () => {
  const good = report(1, { 'b.choice': ['right', 1] });
  const files = [
    handIn('cut.json', JSON.stringify(good).slice(0, 200)),
    handIn('other.json', '{"format":"chapitre-i55-progress"}'),
    handIn('newer.json', { ...good, version: 9 }),
    handIn('huge.json', ' '.repeat(MAX_REPORT_BYTES + 1)),
    handIn('impossible.json', { ...good, learner: 12 }),
    handIn('deep.json', '['.repeat(200_000)),
    join(folder, 'absent.json'),
    folder,
    handIn('good.json', good),
  ];
  const { rows, reports, refused } = await grade(files);
  expect(rows.map(({ reason }) => reason)).toEqual([
    'not-json',
    'foreign',
    'newer',
    'too-large',
    'invalid',
    'not-json',
    'unreadable',
    'unreadable',
    'same',
  ]);
  expect([reports, refused]).toEqual([1, 8]);
});

test('forged, impossible and unknown exercises have a row each, beside those that are sound', async () => {
  const good = report(1, { 'b.choice': ['right', 1], 'a.number': ['right', 1], 'a.code': ['late', 1] });
  const entries = good.exercises.map(
    (one): ReportEntry => (one.id === 'a.number' ? { ...one, tries: [], best: 1 } : one),
  );
  const strange = { ...entries[0], id: 'z.none' };
  const file = handIn('forged.json', { ...good, exercises: [...entries, strange, { id: 'b.bad', best: 9 }] });
  const { rows } = await grade([file]);
  const said = new Map(rows.map((row) => [row.exercise, row]));
  expect(said.get('b.choice')).toMatchObject({ score: 1, reason: 'same', notes: ['file-altered'] });
  expect(said.get('a.number')).toMatchObject({ score: 0, reason: 'not-kept', notes: ['altered', 'file-altered'] });
  // not the student's doing: no score at all
  expect(said.get('a.code')).toMatchObject({ score: null, reason: 'late' });
  expect(said.get('z.none')).toMatchObject({ reason: 'unknown' });
  expect(said.get('b.bad')).toMatchObject({ reason: 'broken' });
});

test('an answer given with the solution in sight does not count where another variant can be asked for', async () => {
  const asked = { seed: 5, locale: 'fr' } as const;
  const record = graded(1, 'right', true, asked)(revealed(graded(0.5, 'half', true, asked)(newRecord('a.number'))));
  const progress = { learner: learner(1), exercises: { 'a.number': record } };
  const options = { name: 'S', locale: 'fr', book: '0', date: new Date(1e12), set: null } as const;
  const { rows } = await grade([handIn('seen.json', makeReport(progress, options))]);
  expect(rows[0]).toMatchObject({ claimed: 0.5, regraded: 0.5, reason: 'same', notes: ['helped'] });
});

test('nor is it graded where it is the only one that was kept', async () => {
  const asked = { seed: 5, locale: 'fr' } as const;
  const record = graded(1, 'right', true, asked)(revealed(newRecord('a.number')));
  const progress = { learner: learner(1), exercises: { 'a.number': record } };
  const options = { name: 'S', locale: 'fr', book: '0', date: new Date(1e12), set: null } as const;
  const made = makeReport(progress, options);
  const { rows } = await grade([handIn('only-seen.json', made)]);
  expect(rows[0]).toMatchObject({ score: 0, regraded: null });
  const forged = { ...made, exercises: made.exercises.map((entry) => ({ ...entry, best: 1 })) };
  expect((await grade([handIn('forged-seen.json', forged)])).rows[0]).toMatchObject({ score: 0, reason: 'not-kept' });
});

test('what could not be graded is left out of the mean, and the summary says how many', async () => {
  const all = await grade([handIn('late.json', report(1, { 'a.code': ['late', 1], 'b.choice': ['right', 1] }))]);
  expect([...totals(all).values()]).toEqual([1]);
  const options = { locale: 'en', seed: 3, seconds: 1, isolated: true } as const;
  expect(summaryOf(all, options)).toContain('Answers left out of the means, not graded: 1.');
  const whole = await grade([handIn('whole.json', report(1, { 'b.choice': ['right', 1] }))]);
  expect(summaryOf(whole, options)).not.toContain('left out');
});

test('two students whose files have one name are two', async () => {
  const files = ['ada', 'bob'].map((name, i) => {
    mkdirSync(join(folder, name), { recursive: true });
    return handIn(`${name}/report.json`, report(20 + i, { 'b.choice': [i ? 'wrong' : 'right', 1] }));
  });
  const all = await grade(files);
  expect(all.rows.map(({ file }) => file)).toEqual(files);
  expect([...totals(all).values()]).toEqual([1, 0]);
});

test.runIf(existsSync('/dev/zero'))('what is no file is not read: it may never end', async () => {
  const link = join(folder, 'zero.json');
  symlinkSync('/dev/zero', link);
  const pipe = join(folder, 'pipe.json');
  spawnSync('mkfifo', [pipe]);
  // in a process that a watch can kill: reading holds up everything
  const script = `import { readHandedIn } from './scripts/grade/files.ts';
    console.log(JSON.stringify(process.argv.slice(1).map((path) => readHandedIn(path).reading.reason)));`;
  const args = ['--input-type=module', '-e', script, link, pipe];
  const { stdout } = spawnSync(process.execPath, args, { encoding: 'utf8', timeout: 60_000, killSignal: 'SIGKILL' });
  expect(stdout.trim()).toBe('["unreadable","unreadable"]');
});

test('an open answer is there to be read, whole, in no mean; without one its row says so', async () => {
  const text = 'word '.repeat(300);
  const open = handedIn(text)(newRecord('c.open'));
  const right = graded(1, 'right', true, { seed: 5, locale: 'fr' })(newRecord('a.number'));
  const options = { name: 'S', locale: 'fr', book: '0', date: new Date(1e12), set: null } as const;
  const both = makeReport({ learner: learner(1), exercises: { 'a.number': right, 'c.open': open } }, options);
  const without = makeReport({ learner: learner(2), exercises: { 'a.number': right } }, options);
  const found = await grade([handIn('open.json', both), handIn('without.json', without)]);
  expect(found.rows.map(({ exercise, claimed, score, reason }) => [exercise, claimed, score, reason])).toEqual([
    ['a.number', 1, 1, 'same'],
    ['c.open', null, null, 'open'],
    ['a.number', 1, 1, 'same'],
    ['c.open', null, null, 'unanswered'],
  ]);
  expect(asked.map(({ exercise }) => exercise)).toEqual(['a.number']);
  expect(found.exercises).toEqual(['a.number']);
  expect([...totals(found).values()]).toEqual([1, 1]);
  const [, row] = found.rows;
  expect(row && tableRow(row, 'en')[HEAD.indexOf('answer')]).toBe(text);
  const summary = summaryOf(found, { locale: 'en', seed: 3, seconds: 1, isolated: true });
  expect(summary).toContain('Open answers to be read, in the table: 1.');
  expect(summary).not.toContain('Title of c.open');
});

test('the teacher says what counts; else the reports’ own set; and who did not answer has a row', async () => {
  const set = ['b.choice', 'a.code'];
  const files = [
    handIn('s1.json', report(1, { 'b.choice': ['right', 1] }, set)),
    handIn('s2.json', report(2, { 'a.number': ['right', 1] })),
  ];
  const own = await grade(files);
  expect(own.rows.map(({ name, exercise, reason }) => `${name} ${exercise} ${reason}`)).toEqual([
    'Student 1 b.choice same',
    'Student 1 a.code unanswered',
    'Student 2 b.choice unanswered',
    'Student 2 a.code unanswered',
  ]);
  // one handed in without a set changes nothing for the others
  expect([...totals(own).values()]).toEqual([0.5, 0]);
  const none = await grade(files.slice(1));
  expect(none.exercises).toEqual(['a.number']);
  const chosen = await grade(files, ['b.choice']);
  expect(chosen.rows.map(({ exercise, score }) => [exercise, score])).toEqual([
    ['b.choice', 1],
    ['b.choice', 0],
  ]);
  expect([...totals(chosen).values()]).toEqual([1, 0]);
});

test('two reports of one learner are told', async () => {
  const files = [1, 2].map((n) => handIn(`twin-${n}.json`, report(7, { 'b.choice': ['right', 1] })));
  const { rows } = await grade(files);
  expect(rows.map(({ notes }) => notes)).toEqual([['same-learner'], ['same-learner']]);
});

test('the summary says the distribution, the hardest, the common wrong answers, and runs nothing of a name', async () => {
  const files = [
    handIn('m1.json', {
      ...report(1, { 'a.number': ['wrong', 0], 'b.choice': ['right', 1] }),
      name: '=cmd|<b>\u001b[2J',
    }),
    handIn('m2.json', report(2, { 'a.number': ['wrong', 0], 'b.choice': ['right', 1] })),
    handIn('m3.json', report(3, { 'a.number': ['half', 1], 'b.choice': ['right', 1] })),
  ];
  const all = await grade(files);
  expect(all.wrong).toEqual([{ exercise: 'a.number', said: 'wrong', students: 2 }]);
  const summary = summaryOf(all, { locale: 'en', seed: 3, seconds: 1, isolated: true });
  // 0.5, 0.5 and 0.75
  expect(summary).toMatch(/50% –\s+60% {2}██ 2/);
  expect(summary).toMatch(/70% –\s+80% {2}█ 1/);
  expect(summary).toContain('Mean: 58%. Median: 50%.');
  expect(summary.indexOf('Title of a.number')).toBeLessThan(summary.indexOf('Title of b.choice'));
  expect(summary).toContain('| Student 3 | Title of a.number | 100% | 50% | the report claims more');
  expect(summary).toContain('| =cmd\\|\\<b\\>\\[2J |');
  const row = tableRow(all.rows[0] as (typeof all.rows)[number], 'en');
  expect(row.length).toBe(HEAD.length);
});
