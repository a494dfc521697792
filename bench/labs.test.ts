import { execFileSync } from 'node:child_process';
import { expect, it } from 'vitest';

it('loads in plain Node, which knows no alias: neither do the strings that it reads', () => {
  const load = "import('./bench/labs.ts').then((m) => console.log(Object.keys(m).length > 0))";
  expect(
    execFileSync(process.execPath, ['--no-warnings', '--input-type=module', '-e', load], { encoding: 'utf8' }),
  ).toBe('true\n');
});
