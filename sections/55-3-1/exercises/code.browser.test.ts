/** Both programs against their tests, in the sandbox: the solution passes, each classic mistake fails where it should. */
import { describeProgram } from '@kit/exercises/code-suite.ts';
import { describe } from 'vitest';
import { adamwCode } from './adamw-code.ts';
import { solutions as steps } from './adamw-programs.ts';
import { loraBackwardCode } from './lora-backward-code.ts';
import { solutions as gradients } from './lora-backward-programs.ts';

const WAYS = ['chapter', 'start', 'one', 'batch', 'rank', 'wide', 'alpha'];
describe('the way back of LoRA', () => {
  describeProgram({
    spec: loraBackwardCode.spec,
    solutions: gradients,
    names: WAYS,
    mistakes: {
      'α without r': { change: ['alpha / A.length', 'alpha'], fails: ['one', 'rank', 'wide', 'alpha'] },
      'α forgotten in one of the two': {
        change: ['+= s * bg', '+= bg'],
        fails: ['chapter', 'one', 'batch', 'rank', 'wide'],
      },
      'the last example alone': { change: ['] += s', '] = s'], fails: ['batch', 'rank', 'wide', 'alpha'] },
      'a mean over the batch': {
        change: ['alpha / A.length', 'alpha / A.length / X.length'],
        fails: ['batch', 'rank', 'wide'],
      },
      'B not transposed': { change: ['B[i][l] * G', '(B[l] ?? [0])[i] * G'], fails: ['rank'] },
      'as if A learned nothing': {
        change: ['+= s * bg * X[n][j]', '+= 0'],
        fails: ['chapter', 'one', 'batch', 'rank', 'wide', 'alpha'],
      },
    },
  });
});

const MOMENTS = ['first', 'idle', 'later', 'decay', 'long', 'tiny'];
describe('one step of AdamW', () => {
  describeProgram({
    spec: adamwCode.spec,
    solutions: steps,
    names: MOMENTS,
    mistakes: {
      'no correction': {
        change: [
          'const mean = first[i] / (1 - beta1 ** t);\n    const square = second[i] / (1 - beta2 ** t);',
          'const mean = first[i], square = second[i];',
        ],
        fails: ['first', 'later', 'decay', 'long'],
      },
      'the correction of v alone forgotten': {
        change: ['second[i] / (1 - beta2 ** t)', 'second[i]'],
        fails: ['first', 'later', 'decay', 'long'],
      },
      'Adam with L2: decay in the gradient': {
        change: ['g[i]', '(g[i] + decay * theta[i])'],
        fails: ['decay', 'long'],
      },
      'ε under the root': { change: ['Math.sqrt(square) + epsilon', 'Math.sqrt(square + epsilon)'], fails: ['tiny'] },
      'v of g': { change: ['g[i] * g[i]', 'g[i]'], fails: ['first', 'later', 'decay', 'long'] },
      'decay without the rate': { change: ['rate * decay * value', 'decay * value'], fails: ['idle', 'decay', 'long'] },
      ascent: { change: ['value - rate * mean', 'value + rate * mean'], fails: ['first', 'later', 'decay', 'long'] },
    },
  });
});
