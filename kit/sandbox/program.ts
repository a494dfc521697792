/** The script that runs a program, and the lines of it that are the learner's. The same in a browser and in Node. */
import harness from './harness.js?raw';
import limits from './limits.js?raw';

const BEFORE = harness + limits;
export const HARNESS_LINES = BEFORE.split('\n').length;

/**
 * The worker's script: the harness, then the learner's code in a function of its own, which hands the learner's over.
 */
export function workerSource(source: string, functionName: string): string {
  if (!/^[A-Za-z_]\w*$/.test(functionName)) throw new TypeError(`not a function name: ${functionName}`);
  const handOver = `;return typeof ${functionName} === 'undefined' ? undefined : ${functionName};`;
  // only where it is needed: the engine gives the line of an error in a plain function, whatever was thrown
  const kind = /\bawait\b/.test(source) ? 'async function' : 'function';
  return `${BEFORE}$learner(${kind} () {\n${source}\n${handOver}\n}, ${HARNESS_LINES}, '${functionName}');`;
}

/** Line of the learner's code, 0 when unknown. */
export function learnerLine(line: number, source: string): number {
  const own = line - HARNESS_LINES;
  return own >= 1 && own <= source.split('\n').length ? own : 0;
}
