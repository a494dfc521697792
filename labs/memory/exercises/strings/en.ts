/** Exercises of 55.2.0. Markup: kit/exercises/markup.ts; `{name}` is a value of the variant. */
import type { Strings } from '@kit/i18n/index.ts';
import type fr from './fr.ts';

export default {
  giga: 'GB',
  state: {
    title: 'The state of a training run',
    statement:
      'A model of {billions} billion parameters is trained with Adam. Working weights: 2 bytes; gradient: ' +
      '{gradient} bytes; master copy: 4 bytes; each of the two moments: {moment} bytes.\n\nHow many gigabytes ' +
      'does its state take, before any activation?',
    hints: [
      'First count the bytes of a single parameter, part by part.',
      'A parameter has a weight, a gradient, a copy and *two* moments.',
    ],
    solution:
      'Per parameter: 2 + {gradient} + 4 + 2 × {moment} bytes. A billion parameters of one byte are 1 GB: multiply ' +
      'by {billions}, which gives {answer} GB.',
    weightsOnly: 'These are the working weights alone: what it takes to query the model.',
    noMaster: 'The master copy of the weights is missing, at 4 bytes.',
    oneMoment: 'Adam keeps two moments per parameter, not one.',
    ladder: {
      worked:
        'A model of 2 billion parameters, its gradient and moments in 4 bytes. Per parameter: 2 + 4 + 4 + 2 ' +
        '× 4 = 18 bytes. For 2 billion: 36 GB.',
      gaps: [
        {
          ask: 'Per parameter, the weight, the gradient and the copy take…',
          fill: '2 + {gradient} + 4 bytes.',
        },
        {
          ask: 'The two moments take…',
          fill: '2 × {moment} bytes.',
        },
        {
          ask: 'The state therefore takes…',
          fill: '{billions} × (6 + {gradient} + 2 × {moment}) GB.',
        },
      ],
    },
  },
  activations: {
    title: 'The activations of a micro-batch',
    statement:
      'A Transformer has $L = {layers}$ blocks, a width $d = {width}$ and $h = {heads}$ heads. It is given {batch} ' +
      'sequences of $n = {length}$ tokens. Nothing is recomputed, and the attention scores are written.\n\nHow ' +
      'many gigabytes of activations does it keep, in 16 bits?',
    hints: [
      'It is the formula of the text, $L n d (34 + 5 h n / d)$ bytes per sequence.',
      'Work out the parenthesis first, then multiply by the number of sequences.',
    ],
    solution:
      'The parenthesis is 34 + 5 × {heads} × {length} / {width}. Times {layers} × {length} × {width}, then times ' +
      '{batch} sequences: {answer} GB.',
    noScores: 'The matrices of scores are missing, the term $5 h n / d$: here they are written.',
    oneSequence: 'That is the count of a single sequence. The micro-batch has {batch}.',
    ladder: {
      worked:
        'Two blocks of width 1,000, with 10 heads, and 3 sequences of 100 tokens. The parenthesis is 34 + 5 × 10 × ' +
        '100 / 1,000 = 39. One sequence keeps 2 × 100 × 1,000 × 39 = 7,800,000 bytes; three, 3 × 7,800,000 = ' +
        '23,400,000 bytes, that is 0.0234 GB.',
      gaps: [
        { ask: 'The parenthesis is…', fill: '34 + 5 × {heads} × {length} / {width}.' },
        { ask: 'One sequence keeps, in bytes…', fill: '{layers} × {length} × {width} times that parenthesis.' },
        {
          ask: 'In gigabytes, the whole micro-batch keeps…',
          fill: '{batch} × {layers} × {length} × {width} × (34 + 5 × {heads} × {length} / {width}) / 1,000,000,000.',
        },
      ],
    },
  },
  zero: {
    title: 'ZeRO, with finitely many GPUs',
    statement:
      'A model of {billions} billion parameters is trained on {gpus} GPUs, at 16 bytes per parameter: 2 for the ' +
      'weight, 2 for the gradient, 12 for the optimiser. Stage {stage} of ZeRO is on.\n\nHow many gigabytes does ' +
      'each GPU hold, activations left out?',
    hints: [
      'Stage 1 shares out the 12 bytes of the optimiser; stage 2 the 2 of the gradient as well.',
      'What is shared is divided by {gpus}; the rest is copied on each GPU.',
    ],
    solution:
      'What stage {stage} shares is divided by {gpus}, the rest is copied on each GPU. Times {billions} billion: ' +
      '{answer} GB.',
    limit: 'That is the limit for infinitely many GPUs: at {gpus}, the optimiser’s part is not nothing yet.',
    everything: 'You have shared everything. That is stage 3.',
    ladder: {
      worked:
        'A model of 2 billion parameters, on 4 GPUs, at stage 1. The optimiser is shared: 12 / 4 = 3 bytes. ' +
        'The weight and the gradient are still copied: 2 + 2 = 4 bytes. In all 7 bytes per parameter, that ' +
        'is 14 GB.',
      gaps: [
        {
          ask: 'At stage {stage}, what is shared is…',
          fill: 'the optimiser, 12 bytes; at stage 2, the gradient too, 2 bytes.',
        },
        {
          ask: 'On {gpus} GPUs, each holds of what is shared…',
          fill: 'these bytes divided by {gpus}.',
        },
        {
          ask: 'What is copied is then added, and all of it multiplied by…',
          fill: '{billions} billion parameters.',
        },
      ],
    },
  },
  cache: {
    title: 'The cache of keys and values',
    statement:
      'A model has {layers} blocks and {heads} heads of {width} numbers, but only {groups} heads of keys and ' +
      'values (GQA). It serves {sequences} sequences of {length} tokens at once, in 16 bits.\n\nHow many ' +
      'gigabytes does its KV cache take?',
    hints: [
      'Per token and per block: one key and one value for each of the {groups} heads.',
      'Multiply by the number of blocks, of tokens, of sequences, and by 2 bytes.',
    ],
    solution:
      'Per token: 2 × {layers} × {groups} × {width} numbers of 2 bytes. For {sequences} sequences of {length} ' +
      'tokens: {answer} GB.',
    allHeads: 'You have counted the {heads} heads. In groups, only {groups} have keys and values of their own.',
    keysOnly: 'Keys *and* values are to be kept.',
    ladder: {
      worked:
        'A model of 2 blocks, 4 heads of keys and values of 100 numbers. Per token: 2 × 2 × 4 × 100 = 1,600 ' +
        'numbers, that is 3,200 bytes. For 100 sequences of 1,000 tokens: 320 MB, that is 0.32 GB.',
      gaps: [
        {
          ask: 'Per token and per block, the cache keeps…',
          fill: '2 × {groups} × {width} numbers.',
        },
        {
          ask: 'All blocks, in 16 bits, make per token…',
          fill: '{layers} × 2 × {groups} × {width} × 2 bytes.',
        },
        {
          ask: 'In all it serves…',
          fill: '{sequences} × {length} tokens.',
        },
      ],
    },
  },
  untouched: {
    title: 'What leaves the activations alone',
    statement: 'Which of these settings leave unchanged the activations that each GPU keeps? Check in the laboratory.',
    hints: ['Look at the part of the activations in the bar, before and after each setting.'],
    solution:
      'ZeRO, 8-bit moments and LoRA only change what is kept *per parameter*. Activations depend on the text, the ' +
      'cut and what is recomputed.',
    options: {
      zero: {
        text: 'Going from ZeRO 0 to ZeRO 3',
        correction: 'ZeRO shares weights, gradients and states. Each copy keeps its activations.',
      },
      adam8: {
        text: 'Keeping Adam’s moments in 8 bits',
        correction: 'Moments are per parameter: activations know nothing of them.',
      },
      lora: {
        text: 'Training LoRA adapters only',
        correction: 'The laboratory keeps the same count: the gradient still goes through every block.',
      },
      full: {
        text: 'Recomputing each block',
        correction: 'Only the input of each block is left, and one block unfolded.',
      },
      tensor: {
        text: 'Doubling tensor parallelism',
        correction: 'What is inside heads and MLP is shared: each GPU has less of it.',
      },
      batch: {
        text: 'Halving the sequences of a micro-batch',
        correction: 'Activations are proportional to the tokens of the micro-batch.',
      },
    },
  },
  fewest: {
    title: 'The smallest cluster',
    statement:
      'Training {name} with {recipe}, in mixed BF16, on cards of {card} GB: one sequence of 2,048 tokens per ' +
      'micro-batch, FlashAttention, each block recomputed, ZeRO {zero}.\n\nWith the laboratory, find the ' +
      'smallest cluster that is enough ($t$, $p$ and $N$ are powers of 2, $t$ is at most 8), and what its ' +
      'fullest GPU holds.',
    hints: [
      'The laboratory names the smallest cluster under the bar of memory. Take it, then read the longest bar.',
      'Check each setting of the statement: optimiser, recomputation, ZeRO, memory of a card.',
    ],
    gpus: 'GPUs',
    fullest: 'The fullest',
    solution:
      'It takes at least {answer1} GPUs, of which the fullest holds {answer2} GB. With half as many, no cut fits.',
  },
  utilisation: {
    title: 'The MFU of a training run',
    statement:
      'A model of {billions} billion parameters is trained on {gpus} GPUs, each of which can do {peak} × $10^[12]$ ' +
      'operations per second. The cluster reads {read} thousand tokens per second; every block is recomputed in the ' +
      'backward pass.\n\nWhat is the MFU?',
    hints: [
      'MFU counts the useful operations only: six per parameter and per token, recomputation left out.',
      'A billion parameters and a thousand tokens make $10^[12]$: these powers cancel out.',
    ],
    solution:
      'The useful operations, 6 × {billions} × {read} × $10^[12]$ per second, divided by {gpus} × {peak} × ' +
      '$10^[12]$: {answer}.',
    forward: 'That is the forward pass alone, a third of the useful operations: the backward one takes twice as much.',
    recomputed: 'That is the HFU: recomputation keeps processors busy, but teaches the model nothing more.',
    ladder: {
      worked:
        'A model of 10 billion parameters, on 100 GPUs of 300 × $10^[12]$ operations per second, reads 200 thousand ' +
        'tokens per second. Useful operations: 6 × 10 × 200 × $10^[12]$ = 12,000 × $10^[12]$ per second. The cluster ' +
        'could do 100 × 300 × $10^[12]$ = 30,000 × $10^[12]$. The MFU is 12,000 / 30,000, that is 40%.',
      gaps: [
        { ask: 'Each second, the useful operations are…', fill: '6 × {billions} × {read} × $10^[12]$.' },
        { ask: 'Each second, the cluster could do…', fill: '{gpus} × {peak} × $10^[12]$.' },
        { ask: 'The MFU is therefore…', fill: '6 × {billions} × {read} / ({gpus} × {peak}).' },
      ],
    },
  },
  zeroCode: {
    title: 'What each GPU holds',
    statement:
      'Complete `bytesPerGpu(parameters, gpus, stage, moment)`: the bytes that each GPU holds, activations left out, at ' +
      'stage `stage` of ZeRO (0 to 3). Per parameter: 2 bytes for the weight, 2 for the gradient, 4 for the master ' +
      'copy, and `moment` for each of Adam’s two moments.',
    hints: [
      'Three parts: the weight, the gradient, the optimiser. Each is shared from a stage of its own on.',
      'Stage 1 shares the optimiser, stage 2 the gradient too, stage 3 the weight too.',
    ],
    solution:
      'A shared part is divided by `gpus`; a copied one is whole on each GPU. The optimiser counts the master copy and ' +
      '*two* moments: $4 + 2m$ bytes.',
    starter: {
      given: 'stage: 0 (nothing is shared) to 3; moment: bytes of each of the two moments',
      returns: 'returns: the bytes that each GPU holds',
      todo: 'over to you',
    },
    tests: {
      copied: {
        name: 'Without ZeRO: 7.5 billion parameters',
        advice: 'Nothing is shared: 16 bytes per parameter on each GPU, that is 120 GB.',
      },
      first: { name: 'Stage 1, 64 GPUs', advice: 'Only the optimiser is shared: 4 + 12 / 64 bytes per parameter.' },
      second: {
        name: 'Stage 2, other numbers',
        advice: 'The optimiser and the gradient are shared, the weight is not.',
      },
      third: { name: 'Stage 3, other numbers', advice: 'All is shared: divide the total by the number of GPUs.' },
      any: { name: 'Every stage', advice: 'No number of the example may be left in the program.' },
    },
  },
  smallest: {
    title: 'A model in the fewest GPUs',
    statement:
      'Train {name} with AdamW, in mixed BF16, on cards of {card} GB: a micro-batch of one sequence of {length} tokens, ' +
      'FlashAttention, no sequence parallelism.\n\nIn the lab, set $t$, $p$, $N$, ZeRO and what is recomputed so that ' +
      'all of it fits in as few GPUs as possible. $t$ is 8 at most; $p$ and $N$ need not be powers of 2. The other ' +
      'settings do not count.',
    hints: [
      'What weighs most is the state: at which stage of ZeRO does one more copy lighten the whole state?',
      'ZeRO does not share activations. If they are too much, recompute, or cut the layers and the matrices.',
      'The lab names the smallest cluster among powers of 2: can a GPU be taken away?',
    ],
    solution:
      'The smallest has {gpus} GPUs: for instance $t = {tensor}$, $p = {pipeline}$ and $N = {data}$, ZeRO 3, ' +
      'activations recomputed: {recomputing}. With one GPU fewer, no cut fits.',
    cut: 'Cut t × p × N',
    stage: 'Stage of ZeRO',
    recomputing: 'Activations recomputed',
    cannot: 'This model cannot be cut so: the lab says why.',
    wide: 'You cut the matrices among {tensor} GPUs. Beyond 8, they would leave a node.',
    tooFull: 'With the recipe of the statement, the fullest GPU would hold {held} GB: more than a card of {card} GB.',
    right: 'All fits in {gpus} GPUs, and not in one fewer. The fullest holds {held} GB.',
    more: 'All fits in {gpus} GPUs, of which the fullest holds {held} GB. {goal} are enough.',
  },
  bytesOf: {
    title: 'To each item its bytes',
    statement:
      'Training with Adam in mixed precision, by the recipe of the text. To each item, match what it takes up.',
    hints: [
      'A number of 16 bits takes up 2 bytes; one of 32 bits, 4.',
      'Adam keeps two moments. The optimizer states are these moments and the master copy.',
    ],
    solution:
      '2 bytes for the weight used in computing and 2 for the gradient; 4 for the master copy and 4 for each ' +
      'moment, or 12 of optimizer states and 16 in all. Only the activations depend on the text.',
    lines: {
      weight: {
        text: 'The weights used in computing',
        why: '16 bits, in FP16 or BF16.',
      },
      master: {
        text: 'The master copy of the weights',
        why: '32 bits: this is where updates add up.',
      },
      moments: {
        text: 'The two moments of Adam, together',
        why: 'Two numbers of 32 bits.',
      },
      states: {
        text: 'All the optimizer states',
        why: 'The master copy and the two moments: 4 + 4 + 4.',
      },
      state: {
        text: 'All that is kept between two steps',
        why: '2 + 2 + 4 + 4 + 4.',
      },
      activations: {
        text: 'The activations',
        why: 'They grow with the length of the sequence and the number of sequences.',
      },
    },
    choices: {
      two: '2 bytes per parameter',
      four: '4 bytes per parameter',
      six: '6 bytes per parameter',
      eight: '8 bytes per parameter',
      twelve: '12 bytes per parameter',
      sixteen: '16 bytes per parameter',
      text: 'It depends on the text',
    },
    noMaster: 'These are the two moments. The master copy of the weights is missing.',
    statesOnly: 'These are the optimizer states. The weight used in computing and its gradient remain.',
    oneMoment: 'This is one moment alone.',
    masterHalf: 'In 16 bits, a small update would be rounded to nothing: this copy is in 32 bits.',
  },
  crossover: {
    title: 'When the scores take over',
    statement:
      'In the formula of the activations, $34·L·n·d$ bytes come from the vectors and $5·L·h·n^2$ from the ' +
      'matrices of scores.\n\nAt what length $n$ are the two equal, for a model of width $d$ with $h$ heads?',
    hints: ['Write that the two terms are equal. What cancels out?', '$34 d = 5 h n$ remains.'],
    solution:
      '$34·L·n·d = 5·L·h·n^2$ gives $n = 34d/(5h)$. The number of blocks has no part in it, and $d/h$ is the ' +
      'width of a head: at 128 per head, $n ≈ 870$. Beyond that, without FlashAttention, the scores weigh the ' +
      'most.',
    inverse:
      'It is the other way round: the more heads there are, the more the scores weigh, and the sooner they ' +
      'take over.',
    noHeads: 'Each head has its own matrix of scores: divide by $h$.',
    square: 'The two terms have a factor $n$ in common: only one is left, without a root.',
  },
} satisfies Strings<typeof fr>;
