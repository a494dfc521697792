import type { Strings } from '@kit/i18n/index.ts';
import type fr from './fr.ts';

export default {
  gpuMemory: {
    small: '7\u00a0billion parameters',
    smallDesc: (total, card) =>
      `A stack of five slices, from the bottom: weights and gradients, in 16\u00a0bits, then the master copy of ` +
      `the weights and Adam’s two moments, in 32\u00a0bits. The stack reaches ${total} and rises above the line ` +
      `that marks one card of ${card}: the optimiser’s three slices are three quarters of it.`,
    large: '175\u00a0billion parameters',
    largeDesc: (total, cards, activations, activationCards) =>
      `The same five slices, ${total}, poured into cards of 80\u00a0GB: they fill ${cards} of them to the brim. ` +
      `Below, the activations of a single sequence of GPT-3, ${activations}, fill ${activationCards} more.`,
    items: {
      weight: 'weights',
      gradient: 'gradients',
      master: 'master copy',
      first: 'first moment',
      second: 'second moment',
    },
    gigabytes: (value) => `${value}\u00a0GB`,
    piece: (item, size) => `${item}: ${size}`,
    inAll: (size) => `in all: ${size}`,
    oneCard: (size) => `one card: ${size}`,
    fullCards: (cards, size) => `${cards}\u00a0cards of ${size}`,
    oneSequence: (size) => `+ activations of one sequence: ${size}`,
    recomputed: (size) => `(${size} if recomputed)`,
    legend: {
      weight: 'weights, 2\u00a0bytes per parameter',
      gradient: 'gradients, 2\u00a0bytes',
      state: 'optimiser states, 12\u00a0bytes',
      activation: 'activations',
    },
    table: 'Bytes per parameter, and total in GB',
    heads: ['item', 'bytes', '7 billion', '175 billion'],
    total: 'total',
    inCards: 'in cards of 80\u00a0GB',
  },
  ring: {
    ring: 'The ring, at the first step',
    ringDesc:
      'Four GPUs in a ring, 1, 2, 3, 4, then 1 again. Each has cut its array into four pieces. At the first step, ' +
      'each GPU sends the next one the piece that bears its number: all four links work at once.',
    scatter: 'First lap: adding up',
    scatterDesc:
      'Four tables, from the start to step\u00a03: GPUs in rows, their pieces in columns. Each cell says how many ' +
      'contributions have been added up there. At the start, 1\u00a0everywhere. At each step, each GPU receives ' +
      'one piece and adds it to its own: 2, then 3, then 4. At step\u00a03, each GPU holds one piece of the ' +
      'final sum, never the same one.',
    gather: 'Second lap: handing out',
    gatherDesc: (sent) =>
      `Steps 4 to 6: the finished pieces pass from one GPU to the next and replace the others. After step\u00a06, ` +
      `each GPU has all four pieces of the sum. Each has sent ${sent}\u00a0times the size of the array.`,
    gpu: (number) => `GPU\u00a0${number}`,
    piece: (number) => `piece\u00a0${number}`,
    start: 'start',
    step: (number) => `step\u00a0${number}`,
    count: (steps, sent) => `${steps}\u00a0steps,\na quarter of *M*\neach time:\n${sent}\u00a0*M* sent\nper GPU`,
    key:
      'GPUs in rows, pieces in columns. Number: contributions added up, in bold when the sum is complete. Thick ' +
      'frame: received at this step. M: size of the array.',
  },
  schedules: {
    title: { gpipe: 'GPipe', oneFOneB: '1F1B', interleaved: 'Interleaved, two slices per GPU' },
    desc: {
      gpipe: (duration, idle, kept) =>
        'Four rows, one per GPU, time from left to right. The eight forward passes first, in a staircase from one ' +
        'GPU to the next, then the eight backward passes, in the opposite staircase. Duration: ' +
        `${duration}\u00a0slots, ${idle} of it waiting. Most sets of activations kept, from the first GPU to the ` +
        `last: ${kept}.`,
      oneFOneB: (duration, idle, kept) =>
        'The same passes in another order: after a short fill, each GPU alternates one forward and one backward ' +
        `pass. Duration: ${duration}\u00a0slots, ${idle} of it waiting, as in GPipe. Most sets of activations ` +
        `kept: ${kept}.`,
      interleaved: (duration, idle, kept) =>
        'Each GPU holds two slices of layers, half as thick, drawn one above the other; each micro-batch goes ' +
        `round the GPUs twice. Duration: ${duration}\u00a0slots, ${idle} of it waiting. Most sets of activations ` +
        `kept, in whole stages: ${kept}.`,
    },
    name: { gpipe: 'GPipe', oneFOneB: '1F1B', interleaved: 'interleaved' },
    separator: '; ',
    gpu: (number) => `GPU\u00a0${number}`,
    summary: (idle, kept) => `bubble: ${idle}; GPU\u00a01 keeps ${kept}\u00a0sets`,
    legend: { forward: 'forward', backward: 'backward', traced: 'micro-batch\u00a01, to follow', open: 'waiting' },
    note:
      'Four stages, eight micro-batches. The figures in the slots are those of the micro-batches. Interleaved: the ' +
      'first slice at the top of each row, the second at the bottom. Forward and backward passes last equally long ' +
      'here; a backward pass twice as long would give the same share of waiting. Sets: micro-batches whose ' +
      'activations await their backward pass.',
    table: 'Duration, bubble and activations kept',
    heads: ['order', 'duration', 'bubble', 'sets, GPUs\u00a01 to 4'],
  },
  tensorParallel: {
    mlp: 'An MLP on two GPUs',
    mlpDesc:
      'From top to bottom, in two columns separated by a line. The input X, n×d, is read by both GPUs. The first ' +
      'holds the left half of the columns of A, the second the right half; each computes GeLU(XA) for its half, ' +
      'n×2d. The first holds the top half of the rows of B, the second the bottom half; each gets one term of ' +
      'the sum, n×d. Nothing crosses the line before the final all-reduce, which gives Y.',
    block: 'A block: 2\u00a0+\u00a02 all-reduces',
    blockDesc:
      'The stream of a block, forward from top to bottom, backward from bottom to top. Two regions are shared ' +
      'between the GPUs: attention, by heads, and the MLP. In the forward pass, an all-reduce at the exit ' +
      'of each region. In the backward pass, an all-reduce at the entrance of each region. Between them, ' +
      'normalisations and residuals are copied.',
    input: '*X*: *n*×*d*',
    gpu: (i) => `GPU\u00a0${i}`,
    columnsOf: (i) => `*A*_{${i}}: *d*×2*d*`,
    gelu: (i) => `GeLU(*XA*_{${i}})\n*n*×2*d*`,
    rowsOf: (i) => `*B*_{${i}}: 2*d*×*d*\nterm\u00a0${i}\nof the sum,\n*n*×*d*`,
    sum: 'all-reduce: the sum',
    output: '*Y*: *n*×*d*, on both',
    forward: 'forward',
    backward: 'backward',
    copied: 'LN, residual',
    attention: 'attention, by heads',
    perceptron: 'MLP',
    reduce: 'all-reduce',
    count: '2\u00a0forward, 2\u00a0backward',
  },
  threeD: {
    title: 'Three nested splits',
    desc: (tensor, pipeline, data, total) =>
      'Two columns, the replicas; three rows, the nodes of a pipeline, each holding a third of the layers. In each ' +
      `node, ${tensor}\u00a0GPUs joined by a thick line share the matrices. Arrows go from one node to the next ` +
      `and back. Double arrows link the nodes of the same rank in the two replicas. In all, ${tensor} × ` +
      `${pipeline} × ${data} = ${total}\u00a0GPUs.`,
    replica: (number) => `replica\u00a0${number}`,
    total: (tensor, pipeline, data, total) => `${tensor} × ${pipeline} × ${data} = ${total}\u00a0GPUs`,
    layers: (from, to) => `layers ${from} to ${to}`,
    links: {
      tensor: {
        name: 'Tensor, inside a node',
        what: 'Four all-reduces per block and per micro-batch, with no time to lose: NVLink.',
      },
      pipeline: {
        name: 'Pipeline, from one node to the next',
        what: 'The activations of a micro-batch, then their gradient.',
      },
      data: {
        name: 'Data, between replicas',
        what: 'The average of the gradients, once per step, between GPUs of the same number and rank.',
      },
    },
  },
  roofline: {
    title: 'The roofline of two cards',
    desc: (ridgeA, powerA, ridgeH, powerH, share) =>
      'On logarithmic axes, the compute rate reached against arithmetic intensity. Each card has a slope, memory, ' +
      `then a plateau, compute. The A100 levels off at ${powerA}\u00a0TFLOP/s from ${ridgeA}\u00a0operations per ` +
      `byte; the H100 at ${powerH}, from ${ridgeH}. Three pieces of work are placed on the A100’s roof: writing ` +
      `one token at a time, intensity\u00a01, reaches only ${share} of its peak; the large matrix product is on ` +
      'the plateau.',
    xAxis: 'intensity, operations per byte',
    yAxis: 'compute reached, TFLOP/s',
    roof: (card, power) => `${card}: ${power}`,
    memoryBound: 'memory is\nin charge',
    computeBound: 'compute is\nin charge',
    alone: 'writing one token at a time',
    batch: (size) => `writing for ${size}\u00a0conversations at once`,
    product: (side) => `product of two matrices of side ${side}`,
    work: (name, intensity) => `${name}: intensity\u00a0${intensity}`,
    table: 'Attainable compute, in TFLOP/s',
    heads: ['work', 'operations per byte', 'A100', 'H100'],
  },
  recompute: {
    kept: 'Keep everything',
    keptDesc:
      'Four blocks in a row; the forward pass is over, the backward pass is at the third. Under each of the first ' +
      'three blocks, a tall stack: all that the block computed on the way forward. That of the fourth is freed already.',
    again: 'Recompute',
    againDesc:
      'The same four blocks. Under the first three, a thin bar: the input of the block alone. Under the third, the ' +
      'current block, a tall dashed stack: its activations, computed again just now.',
    forward: 'forward',
    backward: 'backward',
    block: (number: string) => `block\u00a0${number}`,
    legend: { kept: 'kept since the forward pass', again: 'recomputed now', freed: 'already freed' },
    note: 'Heights in proportion: the input of a block is a seventeenth of what it computes, scores not written out.',
  },
  zeroCollectives: {
    gpu: (number: string) => `GPU\u00a0${number}`,
    stages: {
      0: {
        name: 'Without ZeRO',
        desc:
          'Both GPUs hold everything: weights, gradients, states. In the forward pass, nothing travels. In the ' +
          'backward pass, an all-reduce of the gradients. Then each makes the same update.',
        phases: [
          { name: 'forward', what: 'nothing\ntravels' },
          { name: 'backward', what: 'all-reduce\nof the\ngradients' },
          { name: 'update', what: 'the same\neverywhere' },
        ],
      },
      1: {
        name: 'Stage 1',
        desc:
          'Each GPU holds all weights and all gradients, but half of the states. In the backward pass, a ' +
          'reduce-scatter of the gradients. Each updates its half of the weights, then an all-gather returns them.',
        phases: [
          { name: 'forward', what: 'nothing\ntravels' },
          { name: 'backward', what: 'reduce-scatter\nof the\ngradients' },
          { name: 'update', what: 'its share, then\nall-gather of\nthe weights' },
        ],
      },
      2: {
        name: 'Stage 2',
        desc:
          'Gradients are shared out too: each GPU keeps only half of the sum. The same operations as in stage 1: ' +
          'reduce-scatter of the gradients, then all-gather of the weights.',
        phases: [
          { name: 'forward', what: 'nothing\ntravels' },
          { name: 'backward', what: 'reduce-scatter,\nthe rest\nis freed' },
          { name: 'update', what: 'its share, then\nall-gather of\nthe weights' },
        ],
      },
      3: {
        name: 'Stage 3',
        desc:
          'Everything is shared out: each GPU holds half of the weights, gradients and states. In the forward pass, ' +
          'an all-gather of the weights before each layer. In the backward pass, an all-gather again, and a ' +
          'reduce-scatter of the gradients. Each updates its share, and nothing travels then.',
        phases: [
          { name: 'forward', what: 'all-gather\nbefore each\nlayer' },
          { name: 'backward', what: 'all-gather,\nthen reduce-\nscatter' },
          { name: 'update', what: 'its share,\nno exchange' },
        ],
      },
    },
    legend: { weight: 'weights', gradient: 'gradients', state: 'optimiser states', elsewhere: 'on the other GPU' },
    note: 'Widths in proportion: 2, 2 and 12 bytes per parameter.',
  },
  outlier: {
    title: 'What an outlier does to the others',
    desc:
      'Three number lines. At the top, the whole group: −0.2, 0.12 and 0.15 blur together near zero, 8 is alone on ' +
      'the right. In the middle, the three small ones enlarged, and the levels that the 8 allows, one every 0.063: ' +
      '0.12 and 0.15 fall on the same one. At the bottom, without the 8, levels are so close that each keeps its place.',
    whole: 'the group: three weights, and an 8',
    together: (step: string) => `with the 8: one level every ${step}`,
    apart: (step: string) => `without the 8: one level every ${step}`,
    note: 'Eight bits, symmetric scale. Disc: the weight; ring: the level it is rounded to.',
  },
  zeroStages: {
    title: 'Bytes per GPU, 7.5\u00a0billion parameters',
    desc: (none, first, second, third) =>
      `Stacked horizontal bars, weights, gradients and optimiser states, for 8, 64 and 1,024\u00a0GPUs. Without ` +
      `ZeRO: ${none}, however many GPUs. Stage\u00a01: ${first}. Stage\u00a02: ${second}. Stage\u00a03: ` +
      `${third}. A line marks the floor of stages\u00a01 and\u00a02, which the bars approach without reaching it.`,
    gigabytes: (value) => `${value}\u00a0GB`,
    any: 'any',
    stages: {
      0: 'Without ZeRO: all is copied',
      1: 'Stage\u00a01: states sharded',
      2: 'Stage\u00a02: gradients too',
      3: 'Stage\u00a03: weights too',
    },
    axis: 'GB per GPU (left: number of GPUs)',
    card: (size) => `card of\n${size}`,
    legend: { weight: 'weights', gradient: 'gradients', state: 'optimiser states' },
    table: 'GB per GPU (how many times less than 120)',
    heads: ['GPUs', 'stage\u00a01', 'stage\u00a02', 'stage\u00a03'],
  },
  numberFormats: {
    bits: 'Where the bits go',
    bitsDesc: (list) => `One row per format, one cell per bit. ${list}.`,
    range: 'Range and precision',
    rangeDesc:
      'One bar per format, on a logarithmic scale from 10 to the −46 to 10 to the 40. FP32, TF32 and BF16 have the ' +
      'same range, from about 10⁻³⁸ to 3 × 10³⁸; FP16 and FP8 E5M2 stop near 60,000; FP8 E4M3 at 448, INT8 at ' +
      '127, FP4 at 6 and INT4 at 7. The relative step goes from 2⁻²³ in FP32 to 2⁻¹ in FP4.',
    item: (name, sum) => `${name}: ${sum}`,
    separator: '; ',
    floating: (exponent, mantissa) => `1 + ${exponent} + ${mantissa}`,
    integer: (magnitude) => `1 + ${magnitude}`,
    limits: (top, step) => `max ${top}, step ${step}`,
    axis: 'positive numbers (log scale)',
    legend: {
      traced: 'sign',
      accent: 'exponent',
      plain: 'mantissa, or value of an integer',
      open: 'unused',
      weight: 'full precision',
      state: 'reduced precision',
    },
    note:
      'Max: the largest number that can be written. Step: the gap between 1 and the next number. An integer adds a ' +
      'scale, which moves the whole bar.',
    table: 'The values of the figure',
    heads: ['format', 'bits', 'max', 'min >\u00a00', 'step'],
  },
  sparsity: {
    firstTitle: 'A dense matrix, then without structure',
    firstDesc: (left, bits) =>
      'Two matrices of eight by eight, with a stronger colour where the weight is large. Left, dense. Right, the ' +
      `32\u00a0smallest weights are set to zero, wherever they are: ${left} of the sum of squares is left, ` +
      `${bits}\u00a0bits per weight, and dense computation goes no faster.`,
    secondTitle: 'The same in 2:4, then by columns',
    secondDesc: (leftNm, bitsNm, leftColumns, bitsColumns) =>
      `Left, the two largest weights of each group of four: ${leftNm} of the sum of squares is left, ` +
      `${bitsNm}\u00a0bits per weight, up to twice as fast. Right, four whole columns are set to zero: ` +
      `${leftColumns} is left, ${bitsColumns}\u00a0bits per weight, half the computation everywhere.`,
    names: { dense: 'dense', unstructured: 'unstructured', nm: '2:4', structured: 'structured' },
    left: (share) => `${share} left`,
    bits: (bits) => `${bits}\u00a0bits per weight`,
    time: {
      dense: 'time: 1',
      unstructured: 'time: 1',
      nm: 'time: ½ at best',
      structured: 'time: ½',
    },
    alive: 'weight kept, stronger colour if large',
    zero: 'zero',
    note:
      'An 8 × 8 corner of the first MLP of this book’s decoder; half of its weights are set to zero. Left: ' +
      'share of the sum of squares. Bits: places included. Time: matrix product, against the dense one.',
    table: 'The values of the figure',
    heads: ['shape', 'zeros', 'left', 'bits per weight'],
  },
} satisfies Strings<typeof fr>;
