import { expect, test } from 'vitest';
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
  const pool = openPool({ workers: 2, locale: 'fr', script });
  try {
    await pool.catalog;
    // both are up
    await new Promise((resolve) => setTimeout(resolve, 500));
    const outcomes = await Promise.all(Array.from({ length: 60 }, (_, i) => pool.grade(task(String(i)))));
    const processes = new Set(outcomes.map((outcome) => (outcome.type === 'graded' ? outcome.said : '')));
    expect(processes.size).toBe(2);
  } finally {
    pool.close();
  }
}, 30_000);

test('where no process comes up, it is said', async () => {
  const pool = openPool({ workers: 2, locale: 'fr', script: new URL('fixtures/none.js', import.meta.url) });
  await expect(pool.catalog).rejects.toThrow('no process');
  pool.close();
});
