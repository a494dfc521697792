/** The fit against its tests, in the sandbox: the model solution passes, each classic mistake fails where it should. */
import { describeProgram } from '@kit/exercises/code-suite.ts';
import { fitCode } from './fit-code.ts';
import { solutions } from './fit-programs.ts';

describeProgram({
  spec: fitCode.spec,
  solutions,
  names: ['exact', 'family', 'two', 'noise', 'flat'],
  seeds: 10,
  mistakes: {
    'the slope with its sign': { change: ['-slope]', 'slope]'], fails: ['exact', 'family', 'two', 'noise'] },
    'ln A left as it is': {
      change: ['Math.exp(mv - slope * mu)', 'mv - slope * mu'],
      fails: ['exact', 'family', 'two', 'noise', 'flat'],
    },
    'the line of L, not of ln L': {
      change: ['L.map((l) => Math.log(l))', 'L'],
      fails: ['exact', 'family', 'two', 'noise', 'flat'],
    },
  },
});
