/** The merge program against its tests, in the sandbox: the solution passes, each classic mistake fails where it should. */
import { describeProgram } from '@kit/exercises/code-suite.ts';
import { mergeCode } from './merge-code.ts';
import { solutions } from './merge-programs.ts';

const names = ['chapter', 'zero', 'rank', 'sizes', 'alpha', 'square', 'large'];

describeProgram({
  spec: mergeCode.spec,
  solutions,
  names,
  mistakes: {
    'α without r': { change: ['(alpha / r)', 'alpha'], fails: ['rank', 'sizes', 'alpha', 'square', 'large'] },
    'B·A transposed': { change: ['B[i][k] * A[k][j]', 'B[j][k] * A[k][i]'], fails: ['chapter', 'sizes', 'square'] },
    A·B: { change: ['B[i][k] * A[k][j]', 'A[k][i] * B[j][k]'], fails: ['chapter', 'sizes', 'square'] },
    'W₀ forgotten': { change: ['return w + (alpha', 'return (alpha'], fails: names },
  },
});
