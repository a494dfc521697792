/** 2:4 by hand against its tests, in the sandbox: the solution passes, each classic mistake fails where it should. */
import { describeProgram } from '@kit/exercises/code-suite.ts';
import { solutions, twoFour } from './two-four.ts';

const names = ['chapter', 'norms', 'groups', 'signs', 'inputs', 'large'];

describeProgram({
  spec: twoFour.spec,
  solutions,
  names,
  mistakes: {
    'norms forgotten': {
      change: ['Math.abs(w[b]) * norms[b] - Math.abs(w[a]) * norms[a]', 'Math.abs(w[b]) - Math.abs(w[a])'],
      fails: ['norms', 'inputs', 'large'],
    },
    'signs counted': {
      change: ['Math.abs(w[b]) * norms[b] - Math.abs(w[a])', 'w[b] * norms[b] - w[a]'],
      fails: names.filter((name) => name !== 'norms'),
    },
    'one of four': { change: ['order.slice(0, 2)', 'order.slice(0, 1)'], fails: names },
    'the smallest stay': { change: ['order.slice(0, 2)', 'order.slice(2)'], fails: names },
  },
});
