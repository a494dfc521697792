/** The quantiser against its tests, in the sandbox: the solution passes, each classic mistake fails where it should. */
import { describeProgram } from '@kit/exercises/code-suite.ts';
import { groupCode } from './group-code.ts';
import { solutions } from './group-programs.ts';

const names = ['chapter', 'groups', 'zeros', 'short', 'bits', 'negative', 'large'];

describeProgram({
  spec: groupCode.spec,
  solutions,
  names,
  mistakes: {
    'one scale for all': {
      change: ['Math.max(...part.map(Math.abs))', 'Math.max(...weights.map(Math.abs))'],
      fails: ['groups', 'short', 'bits', 'large'],
    },
    // 0.2 is less than half a step of 8/15 too: the four weights together do not tell
    'levels of an unsigned code': {
      change: ['2 ** (bits - 1) - 1', '2 ** bits - 1'],
      fails: ['groups', 'short', 'bits', 'large'],
    },
    'signs forgotten in the extreme': { change: ['part.map(Math.abs)', 'part'], fails: ['negative'] },
    'rounded down': {
      change: ['Math.round(w / scale)', 'Math.floor(w / scale)'],
      fails: ['chapter', 'short', 'large'],
    },
    'zeros divided': { change: ['scale === 0 ? 0 : scale', 'scale'], fails: ['zeros'] },
  },
});
