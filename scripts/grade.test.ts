/** The command as it is called; what it grades is tested in scripts/grade. */
import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';

const call = (...args: readonly string[]) =>
  spawnSync(process.execPath, ['scripts/grade.ts', ...args], { encoding: 'utf8', timeout: 60_000 });

test.each([
  [[], 'no report'],
  [['r.json', '--seed', 'x'], '--seed x'],
  [['r.json', '--set', '<none>'], '--set <none>'],
  [['r.json', '--lang', 'de'], '--lang de'],
  [['r.json', '--workers', '0'], '--workers 0'],
  [['r.json', '--separator', '|'], '--separator'],
])('%j is refused in a sentence, with the usage', (args, said) => {
  const { status, stderr } = call(...args);
  expect(status).toBe(2);
  expect(stderr).toContain(said);
  expect(stderr).toContain('npm run grade -- reports/*.json --out grades.csv');
});
