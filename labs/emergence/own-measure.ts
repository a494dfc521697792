/** The reader's own measure: an expression of p, the probabilities of the right digits, run in the sandbox. */
import { runInSandbox } from '@kit/sandbox/run.ts';
import type { Forbidden, SandboxRequest, SandboxResult } from '@kit/sandbox/types.ts';
import type { Answer } from './kept.ts';

const CALL_MILLISECONDS = 2000;
const NAME = 'measureAll';

/** A value of each answer to an expression with a line of its own: a comment at its end closes nothing. */
const program = (expression: string) => `function ${NAME}(rows) { return rows.map((p) => (\n${expression}\n)); }`;

/** Why an expression gives no measure; `text`: the engine's words. */
export type MeasureProblem =
  | { readonly kind: 'empty' | 'timeout' | 'unavailable' | 'not-number' | 'not-finite' }
  | { readonly kind: 'syntax' | 'threw'; readonly text: string }
  | { readonly kind: Forbidden };

export type Measured =
  /** of each log, the mean of the expression over its answers */
  { readonly ok: true; readonly means: readonly number[] } | { readonly ok: false; readonly problem: MeasureProblem };

const wrong = (problem: MeasureProblem): Measured => ({ ok: false, problem });

export const probabilities = ({ nats }: Answer): number[] => nats.map((value) => Math.exp(-value));

function meanOf(value: unknown): number | MeasureProblem {
  if (!Array.isArray(value) || !value.every((one) => typeof one === 'number')) return { kind: 'not-number' };
  const numbers = value as readonly number[];
  if (!numbers.every(Number.isFinite)) return { kind: 'not-finite' };
  return numbers.reduce((sum, one) => sum + one, 0) / numbers.length;
}

function read(result: SandboxResult): Measured {
  if ('message' in result) return wrong({ kind: result.type, text: result.message });
  if (result.type === 'forbidden') return wrong({ kind: result.what });
  if (result.type === 'no-function') return wrong({ kind: 'empty' });
  if (result.type !== 'ran') return wrong({ kind: result.type });
  const means: number[] = [];
  for (const outcome of result.outcomes) {
    if (outcome.type === 'throw') return wrong({ kind: 'threw', text: outcome.message });
    if (outcome.type === 'forbidden') return wrong({ kind: outcome.what });
    if (outcome.type !== 'value') return wrong({ kind: 'timeout' });
    const mean = meanOf(outcome.value);
    if (typeof mean !== 'number') return wrong(mean);
    means.push(mean);
  }
  return { ok: true, means };
}

/** Of each log of answers, the mean of the reader's expression. `sandbox`: the browser's, unless a test gives another. */
export async function measureAll(
  expression: string,
  logs: readonly (readonly Answer[])[],
  signal?: AbortSignal,
  sandbox: (request: SandboxRequest) => Promise<SandboxResult> = runInSandbox,
): Promise<Measured> {
  if (expression.trim() === '') return wrong({ kind: 'empty' });
  const request: SandboxRequest = {
    source: program(expression),
    functionName: NAME,
    calls: logs.map((answers) => [answers.map(probabilities)]),
    callMilliseconds: CALL_MILLISECONDS,
    ...(signal ? { signal } : {}),
  };
  return read(await sandbox(request));
}
