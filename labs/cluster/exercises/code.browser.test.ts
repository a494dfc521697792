/** The ring against its tests, in the sandbox: the solution passes, each classic mistake fails where it should. */
import { describeProgram } from '@kit/exercises/code-suite.ts';
import { halvesCode } from './halves-code.ts';
import { solutions as halves } from './halves-programs.ts';
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

describeProgram({
  spec: halvesCode.spec,
  solutions: halves,
  names: ['chapter', 'second', 'rows', 'quarters', 'whole'],
  mistakes: {
    'the first rows of B for all': { change: ['B[rank * width + i]', 'B[i]'], fails: ['second', 'rows', 'quarters'] },
    'the first columns of A for all': {
      change: ['let j = rank * width; j < (rank + 1) * width', 'let j = 0; j < width'],
      fails: ['second', 'rows', 'quarters'],
    },
    'no GeLU': {
      change: ['hidden.push(gelu(sum))', 'hidden.push(sum)'],
      fails: ['chapter', 'second', 'rows', 'quarters', 'whole'],
    },
  },
});
