/** The attention program against its tests, in the sandbox: the model solution passes, each classic mistake fails where it should. */
import { describeProgram } from '@kit/exercises/code-suite.ts';
import { causalAttentionCode } from './causal-attention-code.ts';
import { solutions } from './causal-attention-programs.ts';

const names = ['one', 'mean', 'chat', 'sizes', 'wide', 'narrow', 'large', 'negative', 'long'];

describeProgram({
  spec: causalAttentionCode.spec,
  solutions,
  names,
  seeds: 10,
  mistakes: {
    'no mask': {
      change: ['j <= i', 'j < K.length'],
      fails: ['mean', 'chat', 'sizes', 'wide', 'narrow', 'large', 'negative', 'long'],
    },
    'mask one too strict': {
      change: ['j <= i', 'j < Math.max(1, i)'],
      fails: ['mean', 'chat', 'sizes', 'wide', 'narrow', 'negative', 'long'],
    },
    'no scaling': { change: ['dot * scale', 'dot'], fails: ['chat', 'sizes', 'wide', 'narrow', 'negative', 'long'] },
    'scaled by d_k': {
      change: ['Math.sqrt(K[0].length)', 'K[0].length'],
      fails: ['chat', 'sizes', 'wide', 'narrow', 'negative', 'long'],
    },
    'scaled by d_v': { change: ['K[0].length', 'V[0].length'], fails: ['chat', 'wide', 'narrow', 'negative'] },
    'unstable softmax': { change: ['Math.exp(s - max)', 'Math.exp(s)'], fails: ['large', 'negative'] },
  },
});
