/** The nucleus program against its tests, in the sandbox: the model solution passes, each classic mistake fails where it should. */
import { describeProgram } from '@kit/exercises/code-suite.ts';
import { nucleusCode } from './nucleus-code.ts';
import { solutions } from './nucleus-programs.ts';

const names = ['sorted', 'unsorted', 'exact', 'first', 'sizes', 'whole', 'long'];

describeProgram({
  spec: nucleusCode.spec,
  solutions,
  names,
  seeds: 10,
  mistakes: {
    'not brought back to 1': {
      change: ['x / mass', 'x'],
      fails: ['sorted', 'unsorted', 'exact', 'first', 'sizes', 'long'],
    },
    'one too many': { change: ['mass >= p', 'mass > p'], fails: ['exact'] },
    'the crossing token left out': {
      change: [
        '    out[i] = P[i];\n    mass += P[i];\n    if (mass >= p) break;',
        '    if (mass + P[i] >= p) break;\n    out[i] = P[i];\n    mass += P[i];',
      ],
      fails: ['sorted', 'exact', 'first', 'sizes', 'long'],
    },
    'not sorted': { change: ['.sort((a, b) => P[b] - P[a])', ''], fails: ['unsorted', 'exact', 'sizes', 'long'] },
    'a threshold on each probability': {
      change: ['if (mass >= p) break;', 'if (P[i] < 1 - p) break;'],
      fails: ['exact', 'long'],
    },
  },
});
