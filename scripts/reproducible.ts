/**
 * `npm run reproducible`: builds the site twice, without what an earlier build left and under other settings of the
 * machine, and compares every byte. `-- FOLDER` compares one build of this commit with that folder instead of another.
 */
import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { compare } from './reproducible/compare.ts';

const OUT = '.cache/reproducible';
/** What Astro and Vite keep between builds. */
const LEFT = ['.astro', 'node_modules/.astro', 'node_modules/.vite'];

/** Where and when a build runs must not show in it. */
const MACHINES = [
  { TZ: 'Europe/Paris', LANG: 'fr_FR.UTF-8', LC_ALL: 'fr_FR.UTF-8' },
  { TZ: 'Pacific/Auckland', LANG: 'C', LC_ALL: 'C' },
] as const;

function build(name: string, machine: (typeof MACHINES)[number]): string {
  const folder = `${OUT}/${name}`;
  for (const left of [...LEFT, folder]) rmSync(left, { recursive: true, force: true });
  execFileSync('npx', ['--no-install', 'astro', 'build', '--silent', '--outDir', folder], {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, NODE_ENV: 'production', ...machine },
  });
  return folder;
}

const [given] = process.argv.slice(2);
const first = build('first', MACHINES[0]);
const { files, lines } = compare(first, given ?? build('second', MACHINES[1]));
for (const line of lines) console.log(line);
console.log(`${files} files, ${lines.length} of them different`);
process.exit(lines.length === 0 && files > 0 ? 0 : 1);
