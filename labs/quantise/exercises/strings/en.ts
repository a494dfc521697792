import type { Strings } from '@kit/i18n/index.ts';
import type fr from './fr.ts';

export default {
  giga: 'GB',
  byHand: {
    title: 'A weight by hand',
    statement:
      'Weights go from {low} to {high}. They are quantised to {bits} bits, with a scale $s$ and a zero point $z$.\n\n' +
      'What is the code of the weight {weight}, and what is read back?',
    code: 'Code',
    read: 'Weight read back',
    hints: [
      'The scale is the range divided by the number of steps: $s = ({high} − ({low})) / (2^{bits} − 1)$.',
      'The zero point is minus the least weight over $s$, rounded; the code, $x/s$ rounded, plus $z$. What is read back is $s(q − z)$.',
    ],
    solution: 'The code is {answer1}, and {answer2} is read back. The error is at most half a step.',
    noZero: 'The zero point is missing: the code is $x/s$ rounded, *plus* $z$.',
    readWithout: 'What is read back is $s(q − z)$: take the zero point away before you multiply.',
    ladder: {
      worked:
        'Weights from −0.5 to 1, in 2 bits: three steps. The scale is (1 + 0.5) / 3 = 0.5; the zero point, 0.5 / 0.5 ' +
        '= 1. The weight 0.6 is 0.6 / 0.5 = 1.2 steps, rounded to 1; its code is 1 + 1 = 2. What is read back is 0.5 ' +
        '× (2 − 1) = 0.5.',
      gaps: [
        { ask: 'The scale $s$ is…', fill: '({high} − ({low})) / ($2^{bits}$ − 1).' },
        { ask: 'The zero point $z$ is…', fill: '−({low}) / $s$, rounded to a whole number.' },
        { ask: 'The code $q$ is…', fill: '{weight} / $s$, rounded to a whole number, plus $z$.' },
        { ask: 'What is read back is…', fill: '$s(q − z)$.' },
      ],
    },
  },
  bitsPerWeight: {
    title: 'What scales cost',
    statement:
      'A model of {billions} billion weights is stored in {bits} bits, in groups of {group}. Each group has a scale of ' +
      '16 bits and a zero point of {bits} bits.\n\nHow many bits per weight, on average, and how much room in all?',
    mean: 'Bits per weight',
    size: 'Size',
    hints: [
      'Share what its scale and its zero point cost among the {group} weights of the group.',
      'A byte has 8 bits: the size in GB is the number of billions of weights, times the bits per weight, over 8.',
    ],
    solution:
      'On average {answer1} bits per weight: $({bits} × {group} + 16 + {bits})/{group}$. In all, {answer2}. The laboratory counts ' +
      'in the same way, then really writes the file.',
    noZero: 'You forgot the zero points: {bits} more bits per group.',
    codesOnly: 'This is what the codes take. The scale and the zero point of each group are stored as well.',
    ladder: {
      worked:
        'A billion weights in 5 bits, in groups of 21. A group takes 21 × 5 = 105 bits of codes, 16 of scale ' +
        'and 5 of zero point: 126 bits, that is 6 bits per weight. A billion weights of 6 bits make 6 / 8 = ' +
        '0.75 GB.',
      gaps: [
        {
          ask: 'The codes of a group take…',
          fill: '{group} × {bits} bits.',
        },
        {
          ask: 'Its scale and its zero point add…',
          fill: '16 + {bits} bits.',
        },
        {
          ask: 'The size in GB is…',
          fill: '{billions} × the bits per weight / 8.',
        },
      ],
    },
  },
  groupCode: {
    title: 'Writing a quantiser per group',
    statement:
      'Complete `quantise(weights, bits, group)`, which returns the weights read back after *symmetric* quantisation in ' +
      'groups of `group` consecutive weights; the last group may be shorter. The scale of a group is its largest ' +
      'magnitude divided by $2^{b−1} − 1$; each weight becomes the nearest whole number, times the scale. A group of ' +
      'zeros stays zero.\n\nDo not change the array that you are given. Use the language alone: no library, no network.',
    hints: [
      'A loop that advances by `group`, and `weights.slice(start, start + group)` for each group.',
      'The greatest code is `2 ** (bits - 1) - 1`; the scale is computed on the group alone.',
    ],
    solution:
      'Two loops: the groups, then their weights. A whole program is shown below the tests. With the four weights of ' +
      'the chapter and groups of two, the value 8 crushes its neighbour alone.',
    starter: {
      given: 'weights: numbers; bits: 2 to 8; group: weights per group',
      returns: 'Returns as many numbers: the weights read back.',
      todo: 'one scale per group, then each weight',
    },
    tests: {
      chapter: {
        name: 'The four weights of the chapter, together',
        advice: 'The scale is 8/7: the three small ones become 0.',
      },
      groups: {
        name: 'The same, two by two',
        advice: 'The first group has its own scale, 0.15/7; the second keeps 8/7.',
      },
      zeros: { name: 'A group of zeros', advice: 'A scale of zero divides nothing: the group stays zero.' },
      short: { name: 'A shorter last group', advice: 'Ten weights in groups of four: the last one has two.' },
      bits: { name: 'Two bits', advice: 'Only three levels are left: −1, 0 and 1 times the scale.' },
      negative: {
        name: 'Nothing but negatives',
        advice: 'The scale comes from the largest *magnitude*, not from the largest value.',
      },
      large: { name: 'A long row', advice: '4,096 weights in 6 bits: two loops are enough.' },
    },
  },
  error: {
    title: 'The error of a matrix',
    statement:
      'Set {bits} bits, {sharing}, to the nearest, asymmetric, with no outlier. Under “One matrix”, look at ' +
      '“{matrixName}”, block {block}.\n\nWhat is its root mean square error, as a share of the size of the weights?',
    hints: [
      'The sentence below the settings of that tab gives it, as a percentage.',
      'Check that “symmetric scale” is off, and that no outlier is planted.',
    ],
    solution:
      'The error is {answer}. Go to smaller groups, then take one bit away: one of the two divides the error, the other ' +
      'about doubles it.',
    symmetric: 'This is the error of a symmetric scale. Switch that off, under “Symmetry, activations”.',
  },
  crushed: {
    title: 'Crushed neighbours',
    statement:
      'Set {bits} bits, {sharing}, to the nearest, asymmetric. Under “One matrix”, look at the MLP input, block 1, and ' +
      'plant an outlier of {times} times the largest.\n\nWhat share of the weights of this matrix becomes zero?',
    hints: [
      'The sentence below the settings of that tab says which share of the weights became zero.',
      'Try groups of 32 as well: how many weights does the outlier still reach?',
    ],
    solution:
      'The share that becomes zero is {answer}. With one scale per matrix, a single weight widens the step of all; per ' +
      'channel, it only spoils its own row; per group of 32, its 31 neighbours.',
    without: 'This is the share without the outlier. Plant it: {times} times the largest.',
  },
  moved: {
    title: 'Attention that moves',
    statement:
      'Type “{prompt}”. Set {bits} bits, {sharing}, to the nearest, asymmetric, with no outlier. Under “Attention”, open ' +
      'block {block}, head {head}.\n\nWhat share of this head’s attention has moved elsewhere?',
    hints: [
      'The sentence above the three maps gives it.',
      'A share of 0% would mean two identical maps; 100%, two maps with nothing in common.',
    ],
    solution:
      'The share that moved is {answer}. Compare with 8 bits, then with another head: those that always look at the same ' +
      'place hold out better.',
  },
  ratio: {
    title: 'Where are the outliers?',
    statement:
      'Under “Activations”, with “{textName}” as the calibration text (choose GPTQ to set it), read the layer ' +
      '“{matrixName}”, block {block}.\n\nWhat is the largest value that enters it, and how many times the median is it?',
    largest: 'Largest value',
    times: 'Ratio to the median',
    hints: [
      'The first chart gives the largest value, the second the ratio; a table unfolds below each.',
      'The median is that of the largest values of all inputs of the layer.',
    ],
    solution:
      'The largest value is {answer1}, {answer2} times the median. In a model of several billion parameters this ratio ' +
      'exceeds twenty for a few dimensions: that is where 8 bits per activation fail.',
    median: 'This is the median itself. The question is how many times the largest value contains it.',
  },
  lowered: {
    title: 'Bet: the price of bits taken away',
    statement:
      'The layer “{matrixName}” of block {block} is rounded to the nearest in {from} bits, {sharing}. It goes down to ' +
      '{to} bits.\n\nBefore measuring: by how much is its root mean square error multiplied?',
    times: 'Multiplied by',
    hints: [],
    solution:
      'The error is proportional to the step, and the step to $1/(2^b − 1)$: one expects $(2^{from} − 1)/(2^{to} − 1)$. ' +
      'The real matrix strays from it a little, most of all when levels become few.',
  },
} satisfies Strings<typeof fr>;
