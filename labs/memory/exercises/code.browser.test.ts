/** The program against its tests, in the sandbox: the solution passes, each classic mistake fails where it should. */
import { describeProgram } from '@kit/exercises/code-suite.ts';
import { zeroCode } from './zero-code.ts';
import { solutions } from './zero-programs.ts';

describeProgram({
  spec: zeroCode.spec,
  solutions,
  names: ['copied', 'first', 'second', 'third', 'any'],
  mistakes: {
    'one moment': { change: ['4 + 2 * moment', '4 + moment'], fails: ['copied', 'first', 'second', 'third', 'any'] },
    'no master copy': {
      change: ['4 + 2 * moment', '2 * moment'],
      fails: ['copied', 'first', 'second', 'third', 'any'],
    },
    'everything shared': { change: ['stage >= from', 'stage >= 1'], fails: ['first', 'second'] },
    'weights shared with gradients': { change: ['each(2, 3)', 'each(2, 2)'], fails: ['second'] },
  },
});
