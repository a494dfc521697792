/** Exercises of 55.2.1. Markup: kit/exercises/markup.ts; `{name}` is a value of the variant. */
import type { Strings } from '@kit/i18n/index.ts';
import experiments from './experiments/en.ts';
import type fr from './fr.ts';

export default {
  giga: 'GB',
  octets: 'bytes',
  tokens: 'tokens',
  ring: {
    title: 'The bytes of a ring',
    statement:
      'A model of {billions} billion parameters, whose gradients take {bytes} bytes each, is trained by data ' +
      'parallelism on {gpus} GPUs.\n\nHow many gigabytes does each GPU send in each step for the ring all-reduce?',
    hints: [
      'It is the equation of the text, $V = 2(g - 1)/g · M$: what is $M$?',
      '$M$ is the whole array of gradients: {billions} × {bytes} GB.',
    ],
    solution:
      'The gradients take {billions} × {bytes} GB. Each GPU sends 2 × ({gpus} − 1) / {gpus} times as much: {answer}.',
    limit: 'That is the limit for a very large ring: the factor is 2(g − 1)/g, not 2.',
    half: 'That is one of the two rounds: the sum has still to be handed round.',
    ladder: {
      worked:
        'A model of 2 billion parameters, gradients of 4 bytes, 4 GPUs. The array takes 2 × 4 = 8 GB. Each GPU sends ' +
        'it 2 × (4 − 1) / 4 = 1.5 times: 1.5 × 8 = 12 GB.',
      gaps: [
        { ask: 'The array of gradients takes…', fill: '{billions} × {bytes} GB.' },
        { ask: 'Each GPU sends it…', fill: '2 × ({gpus} − 1) / {gpus} times.' },
        { ask: 'In gigabytes, it therefore sends…', fill: '2 × ({gpus} − 1) / {gpus} × {billions} × {bytes}.' },
      ],
    },
  },
  bubble: {
    title: 'The bubble of an interleaved schedule',
    statement:
      'A pipeline of {stages} stages reads a batch in {microBatches} micro-batches, interleaved: each GPU holds ' +
      '{slices} slices of layers.\n\nWhat share of the time is lost in the bubble?',
    hints: [
      'Without interleaving it would be $(p - 1)/(m + p - 1)$.',
      'With $v$ slices each slot is $v$ times shorter: the work takes $v m$ of them.',
    ],
    solution:
      'There are {stages} − 1 slots of bubble for {slices} × {microBatches} slots of work: ({stages} − 1) / ' +
      '({slices} × {microBatches} + {stages} − 1) = {answer}.',
    plain: 'That is the bubble without interleaving: slices shorten it.',
    ratio: 'That is the bubble beside the work; the question is its share of the whole time.',
    ladder: {
      worked:
        'Three stages, 6 micro-batches, 2 slices per GPU. There are 3 − 1 = 2 slots of bubble, for 2 × 6 = 12 slots ' +
        'of work. In all, 12 + 2 = 14 slots: the bubble takes 2 / 14 = 0.1429 of them, that is 14.29%.',
      gaps: [
        { ask: 'The slots of bubble are…', fill: '{stages} − 1.' },
        { ask: 'The slots of work are…', fill: '{slices} × {microBatches}.' },
        {
          ask: 'The share of the bubble in the whole is…',
          fill: '({stages} − 1) / ({slices} × {microBatches} + {stages} − 1).',
        },
      ],
    },
  },
  tensor: {
    title: 'What cutting the matrices costs',
    statement:
      'A Transformer of {blocks} blocks and width {width} reads a sequence of {length} tokens, in 16 bits, cut by ' +
      'tensor parallelism on {gpus} GPUs.\n\nHow many gigabytes does each GPU send for a forward and a backward pass?',
    hints: [
      'Each all-reduce is of the activations of the sequence: length × width × 2 bytes.',
      'There are two forward and two backward in each block; the ring sends $2(g - 1)/g$ times the array.',
    ],
    solution:
      'One all-reduce is of {length} × {width} × 2 bytes, of which each GPU sends 2 × ({gpus} − 1) / {gpus} times as ' +
      'much. There are 4 × {blocks}: {answer}.',
    forward: 'That is the forward pass alone: the backward pass takes as many.',
    one: 'That is one all-reduce per block: there are two forward and two backward.',
    ladder: {
      worked:
        'Ten blocks of width 1,000, a sequence of 500 tokens, 4 GPUs. One all-reduce is of 500 × 1,000 × 2 = ' +
        '1,000,000 bytes, which each GPU sends 2 × (4 − 1) / 4 = 1.5 times. There are 4 × 10 = 40 of them: 40 × 1.5 ' +
        '× 1,000,000 = 60,000,000 bytes, that is 0.06 GB.',
      gaps: [
        { ask: 'One all-reduce is, in bytes, of…', fill: '{length} × {width} × 2.' },
        { ask: 'Each GPU sends that array…', fill: '2 × ({gpus} − 1) / {gpus} times.' },
        { ask: 'Forward and backward, there are…', fill: '4 × {blocks} of them.' },
        {
          ask: 'In gigabytes, that makes…',
          fill: '4 × {blocks} × 2 × ({gpus} − 1) × {length} × {width} × 2 / ({gpus} × 1,000,000,000).',
        },
      ],
    },
  },
  kept: {
    title: 'Micro-batches in flight',
    statement:
      'A pipeline of {stages} stages reads a batch of {microBatches} micro-batches with 1F1B.\n\nOf how many ' +
      'micro-batches at most does stage {stage} (the first is number 1) keep the activations at once?',
    hints: [
      'The last stage runs the backward pass of a micro-batch right after its forward pass: it keeps one.',
      'Each stage before it lets one more go.',
    ],
    solution:
      'From stage {stage} to the last there are {stages} − {stage} + 1 stages: as many micro-batches, {answer}.',
    gpipe: 'That is GPipe, which keeps all micro-batches.',
    own: 'The micro-batch that the stage is working on is missing.',
    ladder: {
      worked:
        'Four stages with 1F1B. The fourth runs the backward pass of a micro-batch right after its forward pass: it ' +
        'keeps 1. The third keeps one more, 2; and the second, 4 − 2 + 1 = 3. How many micro-batches the batch has ' +
        'changes nothing.',
      gaps: [
        { ask: 'The last stage keeps…', fill: 'one micro-batch.' },
        { ask: 'After stage {stage} there are still…', fill: '{stages} − {stage} stages.' },
        { ask: 'So it keeps…', fill: '{stages} − {stage} + 1.' },
      ],
    },
  },
  three: {
    title: 'Composing the three cuts',
    statement:
      'A model of {billions} billion parameters is trained on {gpus} GPUs, by tensor parallelism on {tensor} and ' +
      'pipeline parallelism on {pipeline}. Its state takes 16 bytes per parameter, without ZeRO.\n\nHow many ' +
      'replicas of the model are there, and how many gigabytes of state on each GPU?',
    hints: [
      'The product of the three degrees is the number of GPUs.',
      'Only the tensor and pipeline cuts divide the state: replicas copy it.',
    ],
    solution:
      '{gpus} / ({tensor} × {pipeline}) = {answer1} replicas. The state, 16 × {billions} GB, is divided by {tensor} ' +
      '× {pipeline}: {answer2}.',
    replicas: 'Replicas',
    state: 'State per GPU',
    all: 'You divided the state by all GPUs: without ZeRO, each replica has a copy.',
    ladder: {
      worked:
        'A model of 10 billion parameters, 24 GPUs, tensor parallelism on 2 and pipeline on 2. One replica takes 2 × ' +
        '2 = 4 GPUs: there are 24 / 4 = 6 of them. Its state, 16 × 10 = 160 GB, is shared by its 4 GPUs: 160 / 4 = ' +
        '40 GB each.',
      gaps: [
        { ask: 'One replica takes…', fill: '{tensor} × {pipeline} GPUs.' },
        { ask: 'The replicas are…', fill: '{gpus} / ({tensor} × {pipeline}).' },
        { ask: 'In gigabytes, each GPU holds…', fill: '16 × {billions} / ({tensor} × {pipeline}).' },
      ],
    },
  },
  hide: {
    title: 'Hiding the all-reduce',
    statement:
      'A model is trained by data parallelism on {gpus} GPUs, which compute at {power} TFLOP/s each, over a network ' +
      'of {network} GB/s per GPU. Gradients are in 16 bits; a step takes 6 operations per parameter and ' +
      'token.\n\nHow many tokens must each GPU read per step for computation to last as long as the all-reduce?',
    hints: [
      'Write both durations for $N$ parameters: their number cancels out.',
      'All-reduce: $2(g - 1)/g · 2N$ bytes on the network. Computation: $6 N n$ operations.',
    ],
    solution:
      'Put 2 × ({gpus} − 1) / {gpus} × 2 / ({network} × 10⁹) equal to 6n / ({power} × 10¹²), per parameter: {answer}.',
    half: 'That is a single round of the ring.',
    ladder: {
      worked:
        'Four GPUs at 120 TFLOP/s, a network of 10 GB/s. Per parameter, each sends 2 × (4 − 1) / 4 × 2 = 3 bytes: at ' +
        '10 × $10^9$ bytes a second, 3 × $10^[−10]$ s. Computing takes $6n$ operations at 120 × $10^[12]$ a second, ' +
        'that is 5 × $10^[−14]$ s per token. When they are equal, $n$ is 3 × $10^[−10]$ / (5 × $10^[−14]$), that is ' +
        '6,000 tokens.',
      gaps: [
        { ask: 'Per parameter, each GPU sends, in bytes…', fill: '2 × ({gpus} − 1) / {gpus} × 2.' },
        { ask: 'The network carries them at…', fill: '{network} × $10^9$ bytes a second.' },
        { ask: 'Per parameter, computing $n$ tokens takes, in seconds…', fill: '$6n$ / ({power} × $10^[12]$).' },
        {
          ask: 'When they are equal, $n$ is…',
          fill: '2 × ({gpus} − 1) × 2 × {power} × 1,000 / ({gpus} × {network} × 6).',
        },
      ],
    },
  },
  deadlock: {
    title: 'Waiting for ever',
    statement:
      'Two stages, two micro-batches. To the left of the bar, the order of the first stage; to the right, that of ' +
      'the second. Try them in the laboratory (schedule “Your own”). Which would *never finish*?',
    hints: [
      'A forward pass of the second stage waits for that of the first; a backward pass of the first, for that of the ' +
        'second.',
      'Look for the moment when each waits for what the other will do later.',
    ],
    solution:
      'An order is impossible when each stage waits for a pass that the other has put after the one it waits for. ' +
      'Overtaking a micro-batch is not forbidden.',
    options: {
      usual: { text: '`F1 F2 B1 B2` | `F1 B1 F2 B2`', correction: 'This is 1F1B: it ends in six slots.' },
      crossed: {
        text: '`F1 B1 F2 B2` | `F2 B2 F1 B1`',
        correction: 'The first, about to do B1, waits for B1 of the second, which waits for F2 of the first.',
      },
      overtaken: {
        text: '`F1 F2 B2 B1` | `F2 B2 F1 B1`',
        correction: 'The second micro-batch overtakes the first: it may.',
      },
      late: {
        text: '`F1 B1 F2 B2` | `F1 F2 B1 B2`',
        correction: 'The first waits for B1 of the second, which wants F2 first.',
      },
      reversed: {
        text: '`F1 F2 B1 B2` | `F1 F2 B2 B1`',
        correction: 'The second has all it needs to finish; the first waits for B1, which comes.',
      },
    },
  },
  halvesCode: {
    title: 'Half an MLP',
    statement:
      'Complete `half(X, A, B, rank, size)`: what GPU `rank` (from 0 to `size` − 1) computes of an MLP cut in ' +
      '`size` by tensor parallelism, before the final sum. `X` has $n$ rows of $d$ numbers, `A` $d$ rows of $f$, `B` ' +
      '$f$ rows of $d$; `size` divides $f$. The GPU has its consecutive columns of `A` and the rows of `B` that ' +
      'correspond to them. `gelu` is given.\n\nDo not modify the arrays that are given. Use the language alone.',
    hints: [
      'The columns of `A` of the GPU go from `rank * f / size` to `(rank + 1) * f / size`, that one not included.',
      'GeLU applies to each number of $X A_r$, which is already complete: there is nothing to add before.',
    ],
    solution:
      'Three loops for $X A_r$, GeLU on each number, three loops for the product with $B_r$. The sum of the halves ' +
      'is the output of the whole MLP.',
    starter: {
      given: 'X: n rows of d; A: d rows of f; B: f rows of d; GPU rank, among size.',
      returns: 'Returns n rows of d numbers: the part of this GPU.',
      todo: 'columns of A, GeLU, rows of B',
    },
    tests: {
      chapter: { name: 'The chapter’s example, first GPU', advice: 'GeLU(1) × 2 ≈ 1.68.' },
      second: { name: 'The second GPU', advice: 'GeLU(−1) × 1 ≈ −0.16.' },
      rows: { name: 'Several rows', advice: 'Each row of X gives a row.' },
      quarters: { name: 'Four GPUs', advice: 'Each has a quarter of the columns of A and of the rows of B.' },
      whole: { name: 'A single GPU', advice: 'With size = 1, it is the whole MLP.' },
    },
  },
  sent: {
    title: 'Reading a port',
    statement:
      'In the laboratory, train {workers} workers with the cut “{cutName}” (ZeRO: {zeroName}; where there are ' +
      'stages, 1F1B and {micro} micro-batches).\n\nHow many bytes does worker {worker} send in a step, all ' +
      'operations together?',
    hints: [
      'The link opens the laboratory with these settings, on the bytes sent: what remains is to train.',
      'The table gives each worker and each operation; the question is the total of worker {worker}.',
    ],
    solution: 'The port of worker {worker} counted {answer} in a step, as the formula says.',
  },
  held: {
    title: 'Weighing a worker',
    statement:
      'In the laboratory, train {workers} workers with the cut “{cutName}” (ZeRO: {zeroName}; where there are ' +
      'stages, 1F1B and {micro} micro-batches).\n\nHow many bytes does worker {worker} hold at most, all items ' +
      'together?',
    hints: [
      'The link opens the laboratory with these settings, on the memory: what remains is to train.',
      'The table gives each worker and each item; the question is the total of worker {worker}.',
    ],
    solution: 'Worker {worker} held {answer}, weights, gradients, optimiser and activations together.',
  },
  bits: {
    title: 'To the bit',
    statement: 'Try them in the laboratory. Which of these changes leave every loss *identical, bit for bit*?',
    hints: [
      'Two sums of the same numbers are identical only if the additions are made in the same order.',
      'Look at the gap shown, or at the six decimals of the table, before and after.',
    ],
    solution:
      'What changes the order of no addition changes no bit: cutting the layers, going from one stage of ZeRO to ' +
      'another, resuming. Sharing out the batch or the matrices adds partial sums, in another order.',
    options: {
      pipeline: {
        text: 'Cutting the layers among four workers instead of one, with the same micro-batches.',
        correction: 'Each layer computes what it computed, and micro-batches come back in the same order.',
      },
      stages: {
        text: 'Going from stage 1 to stage 3 of ZeRO, on four workers.',
        correction: 'The pieces are added in the same order: only who holds what changes.',
      },
      resumed: {
        text: 'Unplugging a worker, then resuming from the last checkpoint.',
        correction:
          'Weights, moments and the number of the step are those of before: the steps done again are the same.',
      },
      data: {
        text: 'Sharing out the batch among four workers instead of one.',
        correction: 'Each adds up its part, then the parts are added: the order is no longer the same.',
      },
      tensor: {
        text: 'Cutting the matrices in two.',
        correction: 'The sum of a product is made in two halves, which the ring adds: another order.',
      },
      fewer: {
        text: 'Sharing out the batch among eight workers instead of four.',
        correction: 'Eight parts are not added in the order of four.',
      },
    },
  },
  ringCode: {
    title: 'Writing the ring',
    statement:
      'Complete `allReduce(arrays, steps)`. `arrays` has one array per GPU, cut in $g$ equal pieces, $g$ being the ' +
      'number of GPUs; the function returns what each holds after `steps` steps, from 0 to $2(g - 1)$. At step $s$ ' +
      'of the first round, from 0 on, GPU $d$ sends its piece $d - s$ to GPU $d + 1$, which adds it to its own; at ' +
      'step $s$ of the second round it sends its piece $d + 1 - s$, which replaces that of the next. Numbers wrap ' +
      'around: after $g - 1$ comes 0.\n\nDo not modify the arrays that are given. Use the language alone.',
    hints: [
      'All send at once: at each step, read what the neighbour had *before* it.',
      'GPU $d$ receives from $d - 1$: piece $d - 1 - s$ in the first round, piece $d - s$ in the second.',
    ],
    solution:
      'A loop over the steps; at each, a copy of what all were holding, and a single piece changed per GPU. After ' +
      '$g - 1$ steps each has one piece whole, after $2(g - 1)$ all have all.',
    starter: {
      given: 'arrays: an array of numbers per GPU; steps: number of steps made.',
      returns: 'Returns what each GPU holds.',
      todo: 'first round: add; second round: copy',
    },
    tests: {
      one: { name: 'One step, four GPUs', advice: 'GPU 1 added piece 0 of GPU 0: it holds 11, 20, 30, 40.' },
      all: { name: 'All six steps', advice: 'All hold 1111, 2222, 3333, 4444.' },
      scattered: { name: 'End of the first round', advice: 'After g − 1 steps, GPU d holds piece d + 1 whole.' },
      gathering: { name: 'Within the second round', advice: 'In the second round, the piece that comes in replaces.' },
      pieces: { name: 'Pieces of three numbers', advice: 'Number i is of piece ⌊i / size⌋.' },
      sizes: { name: 'Three, five or six GPUs', advice: 'g is the number of arrays, not 4.' },
    },
  },
  oneFOneB: {
    title: 'Playing 1F1B',
    statement:
      'A pipeline has {stages} stages and reads {microBatches} micro-batches in 1F1B. `F2` is the forward pass of the ' +
      'second micro-batch, `B2` its backward pass.\n\nPut in order what stage {stage} (the first is number 1) does during ' +
      'one step. One block does not belong.',
    hints: [
      'The last stage alternates from the start: it makes `B1` right after `F1`.',
      'Each stage before it lets one more forward pass go before its first backward pass.',
    ],
    solution:
      'The stage first lets as many forward passes go as there are stages after it, if there are enough micro-batches; ' +
      'then it makes one forward and one backward pass in turn, and ends with the backward passes that are left. The ' +
      'weights change once, at the end.',
    update: 'update of the weights',
    wait: 'wait until all forward passes are made',
    whyNot: 'That is GPipe: 1F1B starts the backward passes as soon as it can.',
  },
  ringOrder: {
    title: 'Following a piece',
    statement:
      'A ring all-reduce on {gpus} GPUs, numbered from 1 to {gpus}; the array is cut into {gpus} pieces. The way of ' +
      'piece {piece} starts at GPU {piece}.\n\nPut its steps in order: first the reduce-scatter, then the all-gather. ' +
      'One block does not belong.',
    hints: [
      'In the first round each adds its share to what it receives; the piece stops when it has seen everyone.',
      'In the second round the whole piece leaves from where it stopped.',
    ],
    solution:
      'In {gpus} − 1 steps the piece goes around, adding up, and ends whole at the GPU before number {piece}. In as many ' +
      'steps it leaves from there, and each copies it.',
    add: 'GPU {from} sends it to GPU {to}, which adds it to its own.',
    copy: 'GPU {from} sends it whole to GPU {to}, which replaces its own.',
    twice: 'The share of GPU {to} is in it already: it would count twice.',
  },
  halvesOrder: {
    title: 'Forward through an MLP cut in two',
    statement:
      'Two GPUs compute the $GeLU(X A) B$ of a block together, in tensor parallelism. Put the steps of the forward pass ' +
      'in a possible order. Two blocks do not belong, and several orders are right: the two GPUs do not wait for each ' +
      'other.',
    hints: [
      'Each GPU goes as far as it can alone.',
      'Nothing crosses from one GPU to the other before the two terms are summed.',
    ],
    solution:
      'On each GPU: its columns of $A$, GeLU, its rows of $B$. The two terms are then added by a single all-reduce; each ' +
      'then adds the residual.',
    steps: {
      first: 'GPU 1: $X A_1$',
      second: 'GPU 2: $X A_2$',
      gelu1: 'GPU 1: GeLU',
      gelu2: 'GPU 2: GeLU',
      last1: 'GPU 1: product by $B_1$',
      last2: 'GPU 2: product by $B_2$',
      sum: 'All-reduce of the two terms',
      residual: 'Each adds the residual',
    },
    never: {
      gather: {
        text: 'Each GPU sends its columns to the other',
        why: 'GeLU acts number by number, and the rows of $B$ of a GPU read its own columns only.',
      },
      early: {
        text: 'All-reduce before GeLU',
        why: 'It would be needed if $A$ were cut by rows. By columns, each number is whole already.',
      },
    },
  },
  ...experiments,
} satisfies Strings<typeof fr>;
