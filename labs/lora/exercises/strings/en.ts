import type { Strings } from '@kit/i18n/index.ts';
import tasks from '../../strings/tasks/en.ts';
import type fr from './fr.ts';

/** Exercises of 55.3.1, same keys and values as in French. */
export default {
  tasks,
  parameterCount: {
    title: 'Counting an adapter',
    statement:
      'A decoder has {layers} blocks of width $d = {width}$. LoRA of rank $r = {rank}$ is put on two matrices of ' +
      'each block: the one that computes Q, K and V together (input $d$, output $3d$), and the output projection ' +
      'of attention ($d$ to $d$).\n\nHow many parameters are learned?',
    hints: [
      'For a matrix of input $k$ and output $d$, LoRA learns $r(d + k)$ numbers: $A$ and $B$.',
      'Add up the two matrices of a block, then multiply by the number of blocks.',
    ],
    solution:
      'Per block: $r(d + 3d) + r(d + d) = 6 r d$. With {layers} blocks: $6 × {layers} × {rank} × {width}$ = ' +
      '{answer}. The lab counts the same way, then checks in the file.',
    whole: 'That is the number of weights of the matrices themselves. LoRA learns only $A$ and $B$.',
    first: 'You counted the first matrix only. The output projection adds $r(d + d)$ per block.',
    oneBlock: 'That is the count for a single block.',
    ladder: {
      worked:
        'Two blocks, $d = 100$, $r = 3$. The first matrix takes 3 × (100 + 300) = 1,200 numbers, the second 3 × (100 ' +
        '+ 100) = 600. A block takes 1,200 + 600 = 1,800; two, 2 × 1,800 = 3,600.',
      gaps: [
        { ask: 'The matrix of Q, K and V takes…', fill: '{rank} × ({width} + 3 × {width}) numbers.' },
        { ask: 'The output projection takes…', fill: '{rank} × ({width} + {width}).' },
        { ask: 'All blocks together…', fill: '{layers} × {rank} × 6 × {width}.' },
      ],
    },
  },
  mergeCode: {
    title: 'Writing the merge',
    statement:
      'Complete `merge(W0, A, B, alpha)`, which returns $W′ = W_0 + (α/r)·B·A$. `W0` has $d$ rows of $k$ numbers, ' +
      '`A` has $r$ rows of $k$ numbers, `B` has $d$ rows of $r$ numbers. The rank can be read off `A`.\n\nDo not ' +
      'change the arrays you receive. Use the language alone: no library, no network.',
    hints: [
      'The number in row $i$, column $j$ of $B·A$ is the sum, over the $r$ directions, of `B[i][k] * A[k][j]`.',
      'The rank is `A.length`; do not forget to divide `alpha` by it.',
    ],
    solution:
      'Two loops over the cells of `W0`, a third over the $r$ directions, and the factor $α/r$ at the end. A whole ' +
      'program is shown below the tests. It is exactly what the lab’s “Merge” button does, matrix by matrix.',
    starter: {
      shapes: 'W0: d rows of k numbers; A: r rows of k numbers; B: d rows of r numbers.',
      returns: 'Returns d rows of k numbers.',
      todo: 'W0 + (alpha / r) * B * A',
    },
    tests: {
      chapter: { name: 'The chapter’s example', advice: 'The expected rows are (2, 0, 3), (−2, 1, −3) and (3, 1, 0).' },
      zero: { name: 'B is zero', advice: 'With B = 0 merging changes nothing: W′ = W₀.' },
      rank: { name: 'Rank 2 or 3', advice: 'Sum over the r directions, and divide alpha by r.' },
      sizes: { name: 'A rectangular matrix', advice: 'd and k differ: row i comes from B, column j from A.' },
      alpha: { name: 'α = 1, rank 4 to 6', advice: 'The factor is α/r: here, less than 1.' },
      square: {
        name: 'd = k = r',
        advice: 'Everything is square: this is where B·A and A·B are most easily confused.',
      },
      large: { name: 'A large matrix', advice: '64 × 48, rank 8: three loops are plenty.' },
    },
  },
  whyApart: {
    title: 'Where does the gap come from?',
    statement:
      'In the lab, the logits of the merged model and those of the unmerged one differ by a few ' +
      'hundred-thousandths. Why?',
    hints: ['In exact arithmetic, $W_0 x + s·B(Ax)$ and $(W_0 + s·BA)x$ are equal. What is not exact here?'],
    solution:
      'The model is the same, and the equality exact on paper: in 32 bits, changing the order of the additions ' +
      'changes their last digits.',
    options: {
      rounding: {
        text: 'The two computations do the same sums in a different order, and every operation rounds',
        correction: 'In 32 bits, each addition rounds to about seven digits; two orders, two roundings.',
      },
      scale: {
        text: 'Merging forgets the factor α/r',
        correction: 'The gap would then be as large as the adapter’s effect: several units, not 10⁻⁵.',
      },
      bias: {
        text: 'Merging leaves the biases alone',
        correction: 'So does LoRA itself: the biases are the same in both computations.',
      },
      rank: {
        text: 'Merging lowers the rank of the correction',
        correction: 'ΔW keeps its rank: it is added as it is.',
      },
      sampling: {
        text: 'The model draws its tokens at random',
        correction: 'Logits are computed before any draw, and the lab draws its texts with the same random numbers.',
      },
    },
  },
  strength: {
    title: 'Dosing the correction',
    statement:
      'In the lab, choose the adapter “{adapterName}” and the prompt “{prompt}”. Set the strength of the ' +
      'correction to × {strength}, with no second adapter and no truncation.\n\nWhat is the probability of the ' +
      'most likely token after the prompt, with the adapter?',
    hints: [
      'Read the table of the tab “Next token”, in the “Unmerged” column.',
      'Look for the largest value of that column: it need not be the same token as for the base.',
    ],
    solution:
      'The largest probability is {answer}. At half strength the adapter wavers between two manners; beyond 1 it ' +
      'forces its own. Nothing was trained again: a single number has changed.',
    whole: 'That is the probability at full strength. Set the strength to × {strength}.',
    base: 'That is the probability of the base. Read the adapter’s column.',
  },
  twoAdapters: {
    title: 'Adding two adapters',
    statement:
      'In the lab, put on “{adapterName}” at full strength, with no second adapter, and measure here the loss on ' +
      'its task. Then add “{secondName}” at × {strength}, and measure again.\n\nBy how much does the loss on the ' +
      'task of “{adapterName}” rise, in nats per token?',
    hints: [
      'Tab “Forgetting”, button “Measure here”, row “adapted”, column “Task”: note the number before and after the ' +
        'addition.',
      'Compare the two measurements with each other, not with the base: the row “difference” gives something else.',
    ],
    solution:
      'The loss rises by {answer} nats per token. The two ΔW add up exactly, but the loss is not linear in them: ' +
      'each correction was learned alone, and moves the inputs of the matrices that the other corrects.',
    absolute: 'That is the loss of the mixture itself. Subtract that of “{adapterName}” alone.',
    againstBase: 'You are comparing with the base. What the second adapter adds to the loss of the first is asked for.',
  },
  strongestBlock: {
    title: 'The matrix that changes most',
    statement:
      'Load the adapter “{adapterName}”. Among the matrices `{matrix}` of all blocks (`attn.c_attn`: Q, K, V; ' +
      '`attn.c_proj`: attention output), in which block is singular value no. {k} of ΔW, σ{k}, the largest, and ' +
      'what is its value?',
    block: 'Block',
    value: 'Singular value',
    hints: [
      'In the tab “Rank of ΔW”, the map “The directions of ΔW” has one row per matrix. Look at the column σ{k} ' +
        'only, and at rows of the right kind only.',
      'A table that unfolds below the map gives all the numbers.',
    ],
    solution:
      'It is block {answer1}, where σ{k} is {answer2}. Values come in decreasing order: the first tells where the ' +
      'adapter pushes hardest in a single direction, the next ones what it adds.',
  },
  enoughRank: {
    title: 'What rank is enough?',
    statement:
      'Adapter “{adapterName}”, at full strength. The gain is how far the loss on the task falls, from the base ' +
      '(rank 0) to the whole adapter.\n\nWhat is the smallest rank that keeps at least {share:p0} of that gain?',
    hints: [
      'In the tab “Rank of ΔW”, under “Loss against the rank kept”, read the task column, from rank 0 to the last.',
      'Gain at rank k: (loss at rank 0 − loss at rank k) / (loss at rank 0 − loss at the last rank).',
    ],
    solution:
      'Rank {answer} is enough. Truncating afterwards is not training at that rank: compare with the adapters ' +
      'trained at small ranks, in the lab’s “Forgetting” tab.',
    right: 'Rank {rank} keeps {gained:p1} of the gain, the rank below it {below:p1}.',
    tooLow: 'Rank {rank} keeps only {gained:p1} of the gain.',
    tooHigh: 'A smaller rank is already enough.',
  },
  forgetting: {
    prose: { fr: 'French', en: 'English' },
    title: 'Measuring what is forgotten',
    statement:
      'Load “{adapterName}” and set the strength to × {strength}, with no second adapter. Measure here the loss on ' +
      'general {prose} prose.\n\nBy how much does it exceed that of the base, in nats per token?',
    hints: [
      'Tab “Forgetting”, button “Measure here”, row “difference”.',
      'The difference is positive when the adapter forgets. Then set the strength to 0: what becomes of it?',
    ],
    solution:
      'The difference is {answer} nats per token. At strength 0 it is nil: the original weights never moved. What ' +
      'an adapter forgets comes back when it is taken off.',
    absolute: 'That is the loss itself. The question is what it adds to that of the base.',
  },
} satisfies Strings<typeof fr>;
