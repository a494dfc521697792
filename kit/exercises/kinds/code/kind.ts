/**
 * Grades a program: its types are erased, it runs in the sandbox on the arguments of every test, and what it returned
 * is compared here. The expected values never enter the learner's realm, so printing « passed » proves nothing there.
 */
import type { CallOutcome, SandboxRequest, SandboxResult } from '../../../sandbox/types.ts';
import { seededRandom } from '../../random.ts';
import type { ExerciseKind, Grade, GradePart, Refusal } from '../../types.ts';
import type { CodeSpec } from './spec.ts';
import { CODE_STRINGS } from './strings/index.ts';

export const MAX_LENGTH = 20_000;

/** A code grade also gives back what the program printed. */
export interface CodeGrade extends Grade {
  readonly log: readonly string[];
  /** it printed more than is shown */
  readonly logCut?: boolean;
}

/** Runs calls of an erased program; the sandbox in the browser, something else in tests without one. */
export type Runner = (request: SandboxRequest) => Promise<SandboxResult>;

const failed = (spec: CodeSpec, message: Grade['messages'][number], log: readonly string[] = []): CodeGrade => ({
  score: 0,
  messages: [message],
  parts: spec.tests.map((test) => ({ label: test.name, score: 0, messages: [{ key: 'notRun' }] })),
  log,
});

export function codeKind(run: Runner): ExerciseKind<CodeSpec, string> {
  return {
    strings: CODE_STRINGS,
    drawsFromSeed: true,

    parse(_spec, answer) {
      if (typeof answer !== 'string' || answer.trim() === '') return { refused: { key: 'empty' } };
      if (answer.length > MAX_LENGTH) return { refused: { key: 'tooLong', values: { max: MAX_LENGTH } } };
      return answer;
    },

    async grade(spec, { seed }, answer, { locale, signal }): Promise<CodeGrade | Refusal> {
      // The parser comes with the editor; nothing of it, nor of the verdicts, is loaded before a program is graded.
      const [{ stripTypes }, verdict] = await Promise.all([import('./strip-types.ts'), import('./verdict.ts')]);
      const erased = stripTypes(answer);
      if (!erased.ok) return failed(spec, verdict.stripMessage(erased));
      const random = seededRandom(seed);
      const cases = spec.tests.map((test) => test.make(random));
      const result = await run({
        source: erased.code,
        functionName: spec.functionName,
        calls: cases.map((c) => c.args),
        callMilliseconds: spec.callMilliseconds,
        untouched: spec.untouched?.length ?? 0,
        ...(signal ? { signal } : {}),
      });
      // not the learner's doing: nothing is counted
      if (result.type === 'unavailable') return { refused: { key: 'unavailable' } };
      if (result.type !== 'ran') return failed(spec, verdict.programMessage(spec, result));
      const parts = spec.tests.map((test, i): GradePart => {
        const outcome: CallOutcome = result.outcomes[i] ?? { type: 'not-run' };
        const messages = verdict.testMessages(spec, test, cases[i] as (typeof cases)[number], outcome, locale);
        return { label: test.name, score: messages.length === 0 ? 1 : 0, messages };
      });
      return {
        score: parts.filter((part) => part.score === 1).length / parts.length,
        messages: [],
        parts,
        log: result.log,
        ...(result.cut ? { logCut: true } : {}),
      };
    },
  };
}

export const code = codeKind(async (request) => (await import('../../../sandbox/run.ts')).runInSandbox(request));
