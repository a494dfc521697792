/** The vote against its tests, in the sandbox: the model solution passes, each classic mistake fails where it should. */
import { describeProgram } from '@kit/exercises/code-suite.ts';
import { voteCode } from './vote-code.ts';
import { solutions } from './vote-programs.ts';

const names = ['plain', 'silent', 'tie', 'late', 'nobody', 'zero', 'long'];

describeProgram({
  spec: voteCode.spec,
  solutions,
  names,
  easy: ['nobody'],
  mistakes: {
    'silent chains vote': { change: ['if (answer === -1) continue;', ''], fails: ['silent'] },
    'the last of a tie': { change: ['count > (', 'count >= ('], fails: ['tie', 'late'] },
    'the first answer': { source: 'const vote = (answers: number[]) => answers[0];', fails: ['plain'] },
    '0 taken for nothing': { change: ['best === -1', '!best || best < 0'], fails: ['zero'] },
    'the first to reach its number': {
      source: `function vote(a: number[]) {
      const n: Record<string, number> = {}; let best = -1, most = 0;
      for (const x of a) { if (x < 0) continue; n[x] = (n[x] ?? 0) + 1; if (n[x] > most) { most = n[x]; best = x; } }
      return best;
    }`,
      fails: ['tie', 'late'],
    },
  },
});
