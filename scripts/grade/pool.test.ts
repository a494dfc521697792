import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { openPool } from './pool.ts';
import type { Task } from './types.ts';

const task = (answer: string, exercise = 'a.b'): Task => ({ exercise, seed: 1, locale: 'fr', answer, privately: null });

test('an answer that ends its process, or never ends, is given up; the others are graded', async () => {
  const script = new URL('fixtures/worker.js', import.meta.url);
  const pool = openPool({ workers: 2, locale: 'fr', patience: 1500, script });
  try {
    expect(await pool.catalog).toHaveLength(1);
    const answers = ['1', 'crash', '2', 'never', '3', 'crash', '4', '5'];
    const outcomes = await Promise.all(answers.map((answer) => pool.grade(task(answer))));
    expect(outcomes.map(({ type }) => type)).toEqual(
      answers.map((answer) => ({ crash: 'failed', never: 'late' })[answer] ?? 'graded'),
    );
  } finally {
    pool.close();
  }
}, 30_000);

test('two processes share the answers to one exercise', async () => {
  const script = new URL('fixtures/worker.js', import.meta.url);
  const up = mkdtempSync(join(tmpdir(), 'pool-'));
  vi.stubEnv('POOL_UP', up);
  const pool = openPool({ workers: 2, locale: 'fr', script });
  try {
    await pool.catalog;
    await expect.poll(() => readdirSync(up).length, { timeout: 20_000 }).toBe(2);
    const outcomes = await Promise.all(Array.from({ length: 60 }, (_, i) => pool.grade(task(String(i)))));
    const processes = new Set(outcomes.map((outcome) => (outcome.type === 'graded' ? outcome.said : '')));
    expect(processes.size).toBe(2);
  } finally {
    pool.close();
    vi.unstubAllEnvs();
    rmSync(up, { recursive: true });
  }
}, 30_000);

test('one that ends while it has nothing to do is replaced, and is given nothing more', async () => {
  const script = new URL('fixtures/worker.js', import.meta.url);
  const pool = openPool({ workers: 1, locale: 'fr', patience: 5000, script });
  const alive = (pid: number) => {
    try {
      return process.kill(pid, 0);
    } catch {
      return false;
    }
  };
  try {
    const last = await pool.grade(task('leave'));
    const pid = last.type === 'graded' ? Number(last.said) : 0;
    await expect.poll(() => alive(pid), { timeout: 20_000 }).toBe(false);
    expect(await pool.grade(task('1'))).toMatchObject({ type: 'graded' });
  } finally {
    pool.close();
  }
}, 30_000);

test('where no process comes up, it is said', async () => {
  const pool = openPool({ workers: 2, locale: 'fr', script: new URL('fixtures/none.js', import.meta.url) });
  await expect(pool.catalog).rejects.toThrow('no process');
  pool.close();
});
