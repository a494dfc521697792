/**
 * `npm run record -- emergence`: what the exercises ask of the kept answers, in `exercises/measured.json`, so that their
 * pages need not carry the answers themselves. Again when more sizes or seeds are kept.
 */
import { writeFileSync } from 'node:fs';
import { asked } from './asked.ts';
import { outputs } from './recorded.ts';

export async function record(): Promise<void> {
  const { logs, steps, own } = asked(await outputs());
  const part = (name: string, rows: readonly object[]) =>
    ` "${name}": [\n  ${rows.map((row) => JSON.stringify(row)).join(',\n  ')}\n ]`;
  const text = [part('logs', logs), part('steps', steps), part('own', own)].join(',\n');
  writeFileSync('labs/emergence/exercises/measured.json', `{\n${text}\n}\n`);
}
