/** The gradient program against its tests, in the sandbox: the model solution passes, each classic mistake fails where it should. */
import { describeProgram } from '@kit/exercises/code-suite.ts';
import { gradientCode } from './gradient-code.ts';
import { solutions } from './gradient-programs.ts';

const names = ['book', 'single', 'orthogonal', 'rate', 'wide', 'narrow', 'many'];

describeProgram({
  spec: gradientCode.spec,
  solutions,
  names,
  mistakes: {
    'no step size': { change: ['rate * sum', 'sum'], fails: ['book', 'rate', 'wide', 'narrow', 'many'] },
    'mean instead of sum': {
      change: ['rate * sum', 'rate * sum / Y.length'],
      fails: ['book', 'rate', 'wide', 'narrow', 'many'],
    },
    'width of the inputs': { change: ['Y[0].map', 'X[0].map'], fails: ['single', 'orthogonal', 'wide', 'narrow'] },
    'last example forgotten': {
      change: ['i < Y.length', 'i < Y.length - 1'],
      fails: ['book', 'single', 'orthogonal', 'rate', 'many'],
    },
  },
});
