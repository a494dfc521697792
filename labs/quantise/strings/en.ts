import type { Strings } from '@kit/i18n/index.ts';
import type fr from './fr.ts';

export default {
  noscript:
    'Without JavaScript the laboratory shows the recorded result: the decoder in 4 bits, one scale per channel.',
  first: 'go from 4 bits to 3, then give a scale to each group of 32 weights. What becomes of the two texts?',
  making: 'Preparing the model',
  made: (done, total) => `Step ${done} of ${total}`,
  settings: {
    legend: 'The recipe',
    bits: 'Bits per weight',
    shared: 'One scale per',
    sharedBy: { tensor: 'matrix', channel: 'channel', '128': 'group of 128', '64': 'of 64', '32': 'of 32' },
    method: 'Rounding',
    methods: { nearest: 'to the nearest', gptq: 'GPTQ', qat: 'QAT' },
    about: {
      nearest: 'Each weight goes to the nearest level, without looking at any text.',
      gptq:
        'Columns are rounded one after the other; those that follow make up for the error, measured on a text. This ' +
        'is computed here, in a few seconds; embeddings are rounded to the nearest.',
      qat:
        'The model that we trained for 300 more steps under rounding: 4 bits, groups of 32, asymmetric. These three ' +
        'settings are therefore fixed.',
    },
    calibration: 'Text that GPTQ looks at',
    calibrations: { both: 'both languages', fr: 'French novels', en: 'English novels', own: 'your own' },
    own: 'Your calibration text',
    ownHint: 'A few words are enough to compute, not to compute well. It does not leave your browser.',
    ownEmpty: 'Write a few words: GPTQ has nothing to read yet, and nothing is computed.',
    more: 'Symmetry, activations',
    symmetric: 'symmetric scale',
    activations: 'Activations (what enters each linear layer)',
    activationsBy: { none: '32 bits', tensor: '8 bits, one scale for the whole text', token: '8 bits, one per token' },
  },
  sizes: {
    title: 'Room taken',
    model: 'Model',
    before: 'Original, 16 bits',
    after: 'Your recipe',
    codes: 'weights',
    scales: 'scales',
    zeros: 'zero points',
    rest: 'the rest in 16 bits',
    total: 'Total',
    caption: 'Bytes stored, by formula',
    summary: (bytes, times, bits) =>
      `By formula: ${bytes}, ${times} times less than the original; ${bits} bits per quantised weight, scale and ` +
      'zero point included.',
    cell: (bar, name, bytes) => `${bar}, ${name}: ${bytes}`,
    packed: (formula, file) =>
      `The file that was really written has ${file} bytes, against ${formula} by formula: the rest is its header.`,
  },
  quality: {
    title: 'What it costs',
    go: 'Measure on twenty excerpts',
    progress: (done, total) => `Excerpts read: ${done} of ${total}`,
    caption: 'On novels that the model has never seen',
    text: 'Text',
    languages: { fr: 'French', en: 'English' },
    before: 'Original, bits per byte',
    after: 'Recipe, bits per byte',
    difference: 'Difference',
    divergence: 'KL, nats per token',
    agreement: 'Same first choice',
    about: (tokens) =>
      `${tokens} tokens counted. KL says how far the probabilities of the next token move away from the original’s; ` +
      'the last column, the share of tokens where both models put the same one first.',
  },
  tabs: {
    label: 'What the laboratory also shows',
    texts: 'Texts',
    matrix: 'One matrix',
    attention: 'Attention',
    activations: 'Activations',
    trials: 'Recipes measured',
  },
  texts: {
    hint: 'Both models write what comes next.',
    before: 'The original',
    after: 'Your recipe',
    draw: (seed, temperature) =>
      `The same draws for both: seed ${seed}, temperature ${temperature}. What differs comes from the weights.`,
    same: 'The two texts are the same.',
  },
  matrix: {
    which: 'Matrix',
    kinds: {
      'attention-in': 'Q, K, V',
      'attention-out': 'attention output',
      'mlp-in': 'MLP input',
      'mlp-out': 'MLP output',
      embedding: 'embeddings',
    },
    block: 'Block',
    outlier: 'Outlier weight',
    none: 'none',
    times: (times) => `${times} × the largest`,
    planted:
      'The outlier replaces the first weight of the MLP input, block 1. Measurements then compare with the original ' +
      'that has the same weight, in 16 bits: quantisation alone is to blame.',
    trained:
      'QAT first trained the weights further: the error and the histogram include what these 300 steps changed, and ' +
      'not only rounding.',
    waiting: 'The model is preparing this view.',
    facts: (scales, step, error, zeros) =>
      `Scales: ${scales}; mean step: ${step}. Root mean square error: ${error} of the size of the weights; weights ` +
      `that became zero: ${zeros}.`,
    group: (weights, step, used, levels) =>
      `The first scale serves ${weights} weights, with a step of ${step}; they take ${used} levels, of the ` +
      `${levels} that the whole matrix takes.`,
    corner: (rows, columns) => `The first ${rows} outputs, the first ${columns} inputs`,
    legend: 'Weight',
    before: 'before',
    after: 'after',
    output: 'output',
    input: 'input',
    map: (which) => `Weights ${which} quantisation`,
    cell: (row, column, before, after) => `Output ${row}, input ${column}: ${before} before, ${after} after`,
    histogramTitle: 'How many weights on each level',
    histogramLead: 'An empty level is a code that is paid for and serves nothing.',
    code: 'Level',
    count: 'Weights',
    level: (code, count, share) => `Level ${code}: ${count} weights, ${share}`,
  },
  attention: {
    hint: 'Both models read it.',
    block: 'Block',
    head: 'Head',
    before: 'Original',
    after: 'Your recipe',
    legend: 'Attention weight',
    legendChange: 'Change of the attention weight',
    difference: 'Difference',
    query: 'looks',
    key: 'is looked at',
    moved: (share) => `Share of this head’s attention that has moved elsewhere, on average: ${share}%.`,
    map: (which) => `Attention of the head, ${which}`,
    cell: (query, key, before, after) => `From “${query}” to “${key}”: ${before} before, ${after} after`,
  },
  activations: {
    lead:
      'To quantise what enters the layers as well, no input may crush the others. Here is, on the calibration text, ' +
      'the largest value of each input.',
    worst: (map, block, largest, median, ratio) =>
      `The widest gap is at “${map}”, block ${block}: ${largest} for a median of ${median}, that is ${ratio} times.`,
    compare:
      'In large models, beyond 6.7 billion parameters, a few dimensions exceed twenty times the others. This model is ' +
      'too small to have any: that is why 8 bits per activation cost it so little.',
    inputs: {
      'attention-in': 'what enters Q, K, V',
      'attention-out': 'what enters the attention output',
      'mlp-in': 'what enters the MLP',
      'mlp-out': 'what the MLP computed, before its output',
    },
    largest: 'Largest value',
    ratio: 'Ratio to the median',
    block: 'block',
    point: (map, block, value) => `${map}, block ${block}: ${value}`,
    try: 'Under “Symmetry, activations”, round the activations to 8 bits, then measure.',
  },
  trials: {
    lead:
      'The recipes that you measure are added at the top. The difference is in bits per byte, from the original; with ' +
      'an outlier weight, from the original that has the same weight.',
    caption: 'Size and difference of each recipe',
    recipe: 'Recipe',
    bytes: 'MB',
    fr: 'Difference, French',
    en: 'Difference, English',
    agreement: 'Same first choice (French)',
    origin: 'Origin',
    bits: (bits) => `${bits} bits`,
    shared: {
      tensor: 'per matrix',
      channel: 'per channel',
      '128': 'groups of 128',
      '64': 'groups of 64',
      '32': 'groups of 32',
    },
    activations: { tensor: '8-bit activations (whole text)', token: '8-bit activations (per token)' },
    calibration: (text) => `calibration: ${text}`,
    own: (start) => `your own (“${start}”)`,
    outlier: (times) => `outlier weight ${times} × the largest`,
  },
} satisfies Strings<typeof fr>;
