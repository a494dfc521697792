/** The program against its tests, in the sandbox: the solution passes, each classic mistake fails where it should. */
import { describeProgram } from '@kit/exercises/code-suite.ts';
import { daysCode } from './days-code.ts';
import { solutions } from './days-programs.ts';

describeProgram({
  spec: daysCode.spec,
  solutions,
  names: ['one', 'many', 'any'],
  mistakes: {
    'forward alone': { change: ['6 * parameters', '2 * parameters'], fails: ['one', 'many', 'any'] },
    'one GPU': { change: ['gpus * peak', 'peak'], fails: ['many', 'any'] },
    'at their peak': { change: [' * share)', ')'], fails: ['many', 'any'] },
    seconds: { change: ['seconds / 86400', 'seconds'], fails: ['one', 'many', 'any'] },
  },
});
