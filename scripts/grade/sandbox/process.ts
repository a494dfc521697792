/**
 * Runs a program in a process of its own, killed afterwards whatever happened. Stands for kit/sandbox/run.ts in Node:
 * the harness, the reading of its messages and the comparison are those of the page.
 */
import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { javascriptLanguage } from '@codemirror/lang-javascript';
import { withPlainLines } from '../../../kit/exercises/kinds/code/pasted.ts';
import { conversation } from '../../../kit/sandbox/conversation.ts';
import { workerSource } from '../../../kit/sandbox/program.ts';
import type { SandboxRequest, SandboxResult } from '../../../kit/sandbox/types.ts';
import { withoutNetwork } from './isolation.ts';
import { readLines } from './lines.ts';

/**
 * MiB: of the program's own objects, and of the whole process, buffers included (Linux alone tells). Above the GiB that
 * the harness itself allows, so that its refusal, which says the line, comes first.
 */
const MEMORY = { heap: 1200, process: 1536 } as const;
/** bytes that a run may say in all */
const OUTPUT_LIMIT = 64e6;
/** A student's machine may be faster than this one, and two programs run at once: only what has no end is stopped. */
const PATIENCE = 3;
/** how often the memory of a process is looked at, ms */
const WATCH = 50;

export const FLAGS = [
  '--permission',
  '--disallow-code-generation-from-strings',
  '--no-expose-wasm',
  `--max-old-space-size=${MEMORY.heap}`,
  '--no-warnings',
  // as in the page: a promise of the program that nobody catches ends nothing
  '--unhandled-rejections=none',
  '--input-type=commonjs',
] as const;

const here = (name: string) => readFileSync(new URL(name, import.meta.url), 'utf8');
const sources = { boot: '', realm: '' };

/** `import(…)` as a call of what stands for it in the realm: the real one would give an object of Node. */
export function withoutImports(source: string): string {
  let text = withPlainLines(source);
  javascriptLanguage.parser.parse(text).iterate({
    enter: ({ name, from }) => {
      if (name === 'DynamicImport') text = `${text.slice(0, from)}$imprt${text.slice(from + 'import'.length)}`;
    },
  });
  return text;
}

const finite = (_: string, value: unknown) =>
  typeof value === 'number' && !Number.isFinite(value) ? { '#': `${value}` } : value;

/** A line that the process said; null when it is none of ours. */
function read(line: string): unknown {
  try {
    return JSON.parse(line, (_, item: unknown) =>
      typeof item === 'object' && item !== null && '#' in item ? Number(item['#']) : item,
    );
  } catch {
    return null;
  }
}

/** MiB in memory; 0 where the system does not say. */
function memoryOf(pid: number): number {
  try {
    return (Number(readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')[1]) * 4096) / 2 ** 20;
  } catch {
    return 0;
  }
}

function start(): ChildProcessWithoutNullStreams {
  sources.boot ||= here('boot.cjs');
  const [command = '', ...args] = [...withoutNetwork(), process.execPath, ...FLAGS, '-e', sources.boot];
  return spawn(command, args, { cwd: '/', env: {}, stdio: 'pipe' });
}

export function runInSandbox(request: SandboxRequest): Promise<SandboxResult> {
  return new Promise((resolve, reject) => {
    const { calls, untouched = 0, functionName, signal } = request;
    if (signal?.aborted) return reject(signal.reason);
    sources.realm ||= here('text.js') + here('realm.js');
    const child = start();
    const patient = { ...request, callMilliseconds: PATIENCE * request.callMilliseconds };
    const release = () => {
      talk.close();
      clearInterval(watch);
      signal?.removeEventListener('abort', onAbort);
      child.kill('SIGKILL');
    };
    const talk = conversation(patient, (result) => {
      release();
      resolve(result);
    });
    const onAbort = () => {
      release();
      reject(signal?.reason);
    };
    const watch = setInterval(() => {
      if (child.pid && memoryOf(child.pid) > MEMORY.process) child.kill('SIGKILL');
    }, WATCH);
    let spoke = false;
    const onLine = (line: string) => {
      if (!spoke) talk.sent();
      spoke = true;
      talk.hear(read(line));
    };
    readLines(child.stdout, OUTPUT_LIMIT, onLine, () => {
      child.kill('SIGKILL');
      talk.flooded();
    });
    child.on('error', () => talk.lost());
    child.on('close', () => talk.lost());
    child.stdin.on('error', () => {}); // it ended before it had read all
    signal?.addEventListener('abort', onAbort);
    const program = workerSource(withoutImports(request.source), functionName);
    const given = JSON.stringify({ calls, untouched }, finite);
    child.stdin.end(JSON.stringify({ realm: sources.realm, program, given }));
  });
}
