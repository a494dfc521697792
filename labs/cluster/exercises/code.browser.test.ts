/** The ring against its tests, in the sandbox: the solution passes, each classic mistake fails where it should. */
import { describeProgram } from '@kit/exercises/code-suite.ts';
import { ringCode } from './ring-code.ts';
import { solutions } from './ring-programs.ts';

const names = ['one', 'all', 'scattered', 'gathering', 'pieces', 'sizes'];

describeProgram({
  spec: ringCode.spec,
  solutions,
  names,
  mistakes: {
    'the sum at once': {
      source:
        'const allReduce = (arrays) => arrays.map(() => arrays[0].map((_, i) => arrays.reduce((s, a) => s + a[i], 0)));',
      fails: ['one', 'scattered', 'gathering', 'pieces', 'sizes'],
    },
    'added in the second round too': {
      change: ['adding ? x + theirs[i] : theirs[i]', 'x + theirs[i]'],
      fails: ['all', 'gathering'],
    },
    'the other way round': {
      change: ['(d - 1 + g) % g', '(d + 1) % g'],
      fails: ['one', 'scattered', 'pieces', 'sizes'],
    },
  },
});
