/** The classifier against its tests, in the sandbox: the model solution passes, each classic mistake fails where it should. */
import { describeProgram } from '@kit/exercises/code-suite.ts';
import { zeroShotCode } from './zero-shot-code.ts';
import { solutions } from './zero-shot-programs.ts';

const names = ['same', 'lengths', 'chapter', 'sizes', 'opposite', 'cold', 'hot', 'many'];
const LENGTHS = ' / Math.sqrt(dot(image, image) * dot(t, t))';

describeProgram({
  spec: zeroShotCode.spec,
  solutions,
  names,
  seeds: 10,
  mistakes: {
    'lengths forgotten': { change: [LENGTHS, ''], fails: ['lengths', 'sizes', 'many'] },
    'length of the text forgotten': {
      change: [LENGTHS, ' / Math.sqrt(dot(image, image))'],
      fails: ['lengths', 'sizes', 'many'],
    },
    'temperature forgotten': { change: [' / tau)', ')'], fails: ['chapter', 'sizes', 'cold', 'hot', 'many'] },
    'temperature multiplied': { change: [' / tau)', ' * tau)'], fails: ['chapter', 'sizes', 'cold', 'hot', 'many'] },
    'unstable softmax': { change: ['Math.exp(s - max)', 'Math.exp(s)'], fails: ['cold'] },
    'no division by the sum': { change: ['w / total', 'w'], fails: ['same', 'chapter', 'sizes', 'many'] },
    'absolute cosine': { change: ['=> dot(image, t) /', '=> Math.abs(dot(image, t)) /'], fails: ['opposite'] },
  },
});
