/** English of the lab. */
export default {
  noscript: 'Without JavaScript, the lab shows the recorded results; the model needs JavaScript.',
  first:
    'go from magnitude to SparseGPT, at the same sparsity. How many bits per byte does the method win back, without ' +
    'a single byte more?',
  recorded: 'recorded',
  recordedLong: 'These numbers come from the real model, pruned and measured by the same code.',
  origin: 'in a Worker, on this book’s own matrix product (WebAssembly SIMD, one core)',
  views: { curve: 'Curve', size: 'Bytes', time: 'Time', text: 'Text' },
  viewsLabel: 'What to look at',
  controls: {
    method: 'Which weights leave',
    methods: {
      global: 'Magnitude, all matrices together',
      matrix: 'Magnitude, matrix by matrix',
      wanda: 'Wanda: |weight| × norm of the input',
      sparsegpt: 'SparseGPT: choose, then correct the rest',
    },
    short: { global: 'Global magnitude', matrix: 'Magnitude', wanda: 'Wanda', sparsegpt: 'SparseGPT' },
    about: {
      global: 'The smallest weights of the model leave, wherever they are.',
      matrix: 'In each matrix, the smallest weights leave. No text is read.',
      wanda:
        'A small weight on a strong input counts for more than a large one on a weak input: the model first reads a ' +
        'calibration text, then compares the weights of one output with each other.',
      sparsegpt:
        'A weight leaves if it costs the output of its matrix little; what it leaves undone is at once shared out ' +
        'among the weights that follow, by the Hessian of the calibration text.',
    },
    aboutRegular: {
      matrix: (leave: string, of: string) =>
        `In each group of ${of} neighbouring weights, the ${leave} smallest leave. No text is read.`,
      wanda: (leave: string, of: string) =>
        'A small weight on a strong input counts for more than a large one on a weak input: the model first reads a ' +
        `calibration text. Then, in each group of ${of} neighbouring weights, the ${leave} that count for least leave.`,
      sparsegpt: (leave: string, of: string) =>
        `In each group of ${of} neighbouring weights, the ${leave} that cost the output of the matrix least leave; ` +
        'what they leave undone is at once shared out among the weights that follow, by the Hessian of the ' +
        'calibration text.',
    },
    aboutGroups: {
      heads: {
        matrix:
          'A head is worth the norm of its weights in the output matrix of attention. The heads of all layers are ' +
          'compared, and those worth least leave. No text is read.',
        wanda:
          'A head is worth what it adds to the residual stream on a calibration text, which the model reads first. ' +
          'The heads of all layers are compared, and those that add least leave.',
        sparsegpt:
          'The heads that leave are those that Wanda chooses. In each layer, the output weights of those that stay ' +
          'are then computed anew, by least squares on the calibration text, to come near the output as it was.',
      },
      columns: {
        matrix:
          'A column is worth the norm of its weights in the second matrix of the MLP. In each MLP, those worth least ' +
          'leave. No text is read.',
        wanda:
          'A column is worth what it adds to the residual stream on a calibration text, which the model reads first. ' +
          'In each MLP, those that add least leave.',
        sparsegpt:
          'The columns that leave are those that Wanda chooses. In each MLP, the output weights of those that stay ' +
          'are then computed anew, by least squares on the calibration text, to come near the output as it was.',
      },
    },
    pattern: 'Where zeros may lie',
    patterns: {
      free: 'Anywhere',
      '2:4': '2:4 (at most 2 of every 4)',
      '4:8': '4:8 (at most 4 of every 8)',
      heads: 'Whole heads, removed',
      columns: 'MLP columns, removed',
    },
    sparsity: {
      free: 'Sparsity',
      '2:4': 'Sparsity',
      '4:8': 'Sparsity',
      heads: 'Heads removed',
      columns: 'Columns removed',
    },
    fixed: 'With N:M, sparsity is fixed: one half.',
    sameAsMatrix: 'The choice “Magnitude, matrix by matrix” gives the same result here.',
    more: 'Calibration text, and quantising what is left',
    calibration: 'Calibration text',
    calibrations: { both: 'French and English', fr: 'French', en: 'English' },
    bits: 'Then quantise the blocks (GPTQ)',
    embedding: 'And the embeddings (to nearest)',
    untouched: 'no: 16 bits',
    bitsText: (bits: string) => `${bits} bits`,
    bitsAbout:
      'Pruning comes first, then quantisation: in groups of 32 weights, with a 16-bit scale and a zero point per ' +
      'group. The calibration text is 24 windows of 256 tokens from novels of the training set.',
  },
  result: {
    running: 'Pruning, then reading the held-out windows',
    sentence: (bytes: string, part: string, zeros: string) =>
      `${bytes} when stored, ${part} of the original; ${zeros} of the weights in the blocks are gone.`,
    caption: 'On novels that the model never read, bits per byte',
    language: 'Language',
    languages: { fr: 'French', en: 'English' },
    original: 'Original',
    pruned: 'Pruned',
    divergence: 'KL (nats)',
    agreement: 'Same first choice',
    windows: (tokens: string) =>
      `One window of 257 tokens in each of ten novels, 192 tokens counted in each, ${tokens} per language. The lab ` +
      '“Fewer bits” counts twice as many in the same novels, and the value of the original differs a little there. ' +
      'KL: from the original to the pruned model, per token.',
  },
  curve: {
    live: 'with your settings.',
    about: {
      free: 'Each curve is a method. Where does the cliff begin?',
      groups: 'Removing whole groups is coarser: compare where these curves rise with those of free zeros.',
    },
    nm: (pattern: string, value: string) => `At ${pattern}, the pruned model gives ${value}.`,
    others: 'The recorded curves are calibrated in both languages, and quantise nothing.',
    own: (method: string) => `${method}, measured here`,
    x: { free: 'sparsity', heads: 'heads removed', columns: 'columns removed' },
    y: 'bits per byte, English',
    base: (value: string) => `original: ${value}`,
    point: (series: string, x: string, y: string) => `${series}, at ${x}: ${y} bits per byte`,
    caption: 'Bits per byte on the held-out English novels',
    noCurve: 'N:M has a single point, at one half: it is in the table above.',
    progress: (done: string, of: string) => `${done} points of ${of}`,
    go: 'Measure this curve here',
    again: 'Measure again',
  },
  size: {
    weights: (original: string, left: string, kept: string) =>
      `The matrices of the blocks had ${original} weights. They have ${left}, of which ${kept} are not zero.`,
    caption: 'The matrices of the blocks, byte by byte',
    format: 'Format',
    formula: 'Formula',
    packed: 'Really packed',
    perWeight: 'Bits per weight',
    formats: {
      dense: 'Dense: zeros too',
      bitmap: 'One presence bit per weight',
      csr: 'CSR: a 16-bit column per kept weight',
      '2:4': '2:4: a 2-bit place per kept weight',
      '4:8': '4:8: a 3-bit place per kept weight',
    },
    whole: (bytes: string, packed: string, part: string) =>
      `The whole model, embeddings included: ${bytes}, ${part} of the original; the file really written, with its ` +
      `header, has ${packed}.`,
    left: (heads: string, columns: string) => `Heads left, layer by layer: ${heads}. MLP columns: ${columns}.`,
  },
  time: {
    question: (sparsity: string) =>
      `Reading 256 tokens, with ${sparsity} fewer weights, heads or columns: which of these is faster?`,
    go: 'Measure the time here',
    again: 'Measure again',
    progress: (done: string, of: string) => `${done} passes of ${of}`,
    caption: (rounds: string) => `Time of one pass; median of ${rounds} rounds`,
    variant: 'Variant',
    median: 'Median',
    ratio: 'Of the original',
    spread: 'Range',
    multiplied: 'Weights read (millions)',
    variants: {
      original: 'Original',
      zeros: 'Zeros anywhere',
      '2:4': 'Zeros in 2:4 (always one half)',
      heads: 'Heads removed',
      columns: 'Columns removed',
    },
    range: (low: string, high: string) => `${low} to ${high} ms`,
    why:
      'The kernel is dense: it multiplies by zero as by any other number, so zeros spare it nothing. Only matrices that ' +
      'became smaller give it less to do. Where the ranges overlap, the machine was busy with something else: measure ' +
      'again.',
    hardware:
      'These times are your machine’s, and are never graded. 2:4 is faster only on the sparse matrix units of GPUs, ' +
      'which no web page can reach: here it saves bytes and nothing else.',
  },
  text: {
    hint: 'The original and the pruned model continue it, with the same random numbers.',
    before: 'Original',
    after: 'Pruned',
    again: 'Another draw',
    draw: (seed: string, temperature: string, topP: string) =>
      `Draw ${seed}, temperature ${temperature}, top-p ${topP}.`,
  },
};
