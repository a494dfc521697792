import type { Strings } from '@kit/i18n/index.ts';
import type fr from './fr.ts';

export default {
  sentence: { t1: 'the', t2: 'cat', t3: 'sleeps', t4: 'on', t5: 'the', t6: 'mat' },
  onePlatform: {
    perTask: 'One model per task',
    perTaskDesc:
      'Four separate chains. Each starts from its own labelled data, trains its own model and serves one task ' +
      'only: translated sentences for translation, summarised texts for summarisation, rated reviews for sorting ' +
      'reviews. For a new task, everything is to be labelled and a model is to be trained.',
    shared: 'A single foundation model',
    sharedDesc:
      'Broad data without labels (text, code, images) pre-train a single model, which is then adapted to each ' +
      'task: by fine-tuning, which changes every weight, for translation; by an adapter, which adds a few ' +
      'weights, for summarisation; by a mere prompt, weights frozen, for sorting reviews. A new task takes only ' +
      'another prompt: nothing to train.',
    dataHead: 'labelled\ndata',
    modelHead: 'model',
    taskHead: 'task',
    translated: 'translated\nsentences',
    summarised: 'texts with\nsummaries',
    rated: 'rated\nreviews',
    toAnnotate: 'all to be\nlabelled',
    model: 'model',
    toTrain: 'to train',
    translation: 'Translation',
    summary: 'Summaries',
    sorting: 'Sorting\nreviews',
    newTask: 'New\ntask',
    broad: 'broad data, without labels\n(text, code, images…)',
    foundation: 'foundation\nmodel',
    pretraining: 'pre-training, once and for all',
    fineTuning: 'fine-tuning',
    allWeights: 'all weights',
    adapter: 'adapter',
    fewWeights: 'few weights',
    prompt: 'prompt',
    frozen: 'frozen weights',
    otherPrompt: 'other prompt',
    nothing: 'no training',
  },
  coevolution: {
    title: 'What model, data and machine impose on one another',
    desc:
      'Three poles, each pair linked both ways. The model asks the data for a number of tokens in proportion to ' +
      'its parameters; the data at hand set the size of model worth training, its vocabulary and its languages. ' +
      'The model asks the machine for memory and about 6ND operations; the machine imposes on the model large ' +
      'matrix products, in 16 bits, that can be split between chips. The data ask the machine for storage and ' +
      'reading bandwidth; the machine, by its compute budget C, bounds the number of tokens D that can be read.',
    model: 'Model',
    data: 'Data',
    machine: 'Machine',
    modelToData: '*N* parameters\ncall for *D*\ntokens, in\nproportion',
    dataToModel: 'useful size,\nvocabulary\nand languages',
    modelToMachine: 'memory, and\nabout 6*ND*\noperations',
    machineToModel: 'large matrix\nproducts, in\n16\u00a0bits, split\nbetween chips',
    dataToMachine: 'storage, reading bandwidth',
    machineToData: 'the compute budget *C* bounds *D*',
  },
  block: {
    title: 'A pre-normalisation decoder block',
    desc:
      'From top to bottom. The input X, of shape n×d (n tokens, d components), follows a straight line, the ' +
      'residual stream. A first branch leaves it: layer normalisation (n×d), then causal attention with h heads. ' +
      'Three projections give Q, K and V, of shape n×d, split into h heads of shape n×dₖ with dₖ = d/h; each head ' +
      'computes softmax(QKᵀ/√dₖ + mask), of shape n×n, and applies it to V; the heads are concatenated and ' +
      'projected by W_O (n×d). The result is added to the stream. A second branch: normalisation, then a ' +
      'MLP applied at each position, from d to 4d components, GeLU, then from 4d back to d; the result is ' +
      'added again. The output, n×d, enters the next block: the model stacks L blocks of the same shape.',
    input: 'input *X*: *n*×*d*',
    norm: 'Layer norm (LN)',
    attention: 'Causal attention',
    headDim: '*h* heads, *d*_{k} = *d*/*h*',
    weights: 'softmax(*QK*^{⊤}/√*d*_{k}\n+ causal mask)',
    perHead: '*n*×*n* per head',
    mix: 'weighted average of *V*',
    concat: 'concatenation, then *W*_{O}',
    mlp: 'MLP, token by token',
    expand: 'linear *d* → 4*d*',
    activation: 'GeLU',
    contract: 'linear 4*d* → *d*',
    stream: 'residual stream',
    output: 'output: *n*×*d*, to the next block',
    stack: '× *L*\u00a0blocks',
  },
  masks: {
    full: 'Full: each token sees the whole sentence',
    fullDesc: (cells) =>
      'Attention matrix of six tokens by six, queries in rows, keys in columns, for “the cat sleeps on the mat”. ' +
      `All ${cells} cells are visible: “sleeps” also reads what follows it. This is the attention of an encoder.`,
    causal: 'Causal: each token sees only its past',
    causalDesc: (cells, all) =>
      `The same matrix under the causal mask. Only the ${cells} cells on or below the diagonal are visible, out of ` +
      `${all}; the others are −∞ before the softmax, hence 0 after it. “sleeps” reads only “the”, “cat” and ` +
      'itself. This is the attention of a decoder.',
    keys: 'keys: the tokens read',
    queries: 'queries: the tokens that read',
    sees: (word, seen) => `“${word}” sees ${seen}\u00a0tokens`,
    visible: 'visible cell',
    masked: 'masked: score −∞, weight 0',
  },
  saturation: {
    title: 'Expected weight of the best-scored key',
    desc: (keys, lowRaw, highRaw, lowScaled, highScaled, uniform) =>
      `Curves of the largest softmax weight over ${keys} keys, on average, as d_k goes from 4 to 512. Without the ` +
      `division it rises from ${lowRaw} to ${highRaw}: the softmax comes close to picking a single key. With the ` +
      `division by √d_k it stays between ${lowScaled} and ${highScaled}. The uniform weight would be ${uniform}.`,
    xAxis: 'dimension *d*_{k} of a head (log scale)',
    yAxis: 'largest weight (mean)',
    raw: 'no division',
    scaled: 'with 1/√*d*_{k}',
    uniform: (value) => `uniform: 1/16 = ${value}`,
    note: (draws, error) =>
      `Computed when the book is built: Gaussian queries and keys, ${draws} draws per point, standard error ≤ ` +
      `${error}.`,
    table: 'The values of the chart',
    scaledColumn: 'with 1/√',
    weight: 'weight',
    entropy: 'entropy',
    entropyNote:
      'Weight: the largest of the 16, on average. Entropy: divided by its maximum, ln 16; 1 for equal weights, 0 ' +
      'for a single choice.',
  },
  objectives: {
    next: 'Predict the next token',
    nextDesc: (targets) =>
      'Bottom row, given: “the cat sleeps on the”. Top row, to be guessed: “cat sleeps on the mat”. Each token to ' +
      'be guessed receives arrows only from the tokens before it in the sentence; “on” is guessed from “the cat ' +
      `sleeps”. A single pass gives ${targets} predictions.`,
    masked: 'Predict the masked token',
    maskedDesc:
      'Bottom row, given: “the cat [MASK] on the mat”. Top row, to be guessed: “sleeps” alone. It receives arrows ' +
      'from the whole sentence, left and right. The pass gives only one prediction.',
    given: 'given',
    toGuess: 'to guess',
    mask: '[MASK]',
    nextCount: (targets) => `${targets}\u00a0predictions per pass`,
    nextReads: '“on” reads only “the cat sleeps”',
    maskedCount: '1\u00a0prediction per pass',
    maskedReads: '“sleeps” reads from both sides',
  },
  kvCache: {
    withCache: 'With the KV cache',
    withDesc: (computed, read, scores) =>
      `At step t only the new token, “mat”, goes through the layer: ${computed} vectors computed, q, k and v. The ` +
      `keys and values of the five past tokens, ${read} vectors, are read from the cache. A single row of the ` +
      `attention matrix is computed: ${scores} scores.`,
    without: 'Without a cache',
    withoutDesc: (computed, again, scores) =>
      `At step t the whole sentence goes through the layer again: ${computed} vectors computed, of which ${again} ` +
      'had been computed at earlier steps, identically. Every row of the attention matrix is computed again: ' +
      `${scores} scores, though only the last row is used.`,
    rowQuery: '*q*',
    rowKey: '*k*',
    rowValue: '*v*',
    newToken: 'new',
    scores: 'scores *q*·*k* under the mask',
    summaryWith: (computed, read, scores) => `${computed}\u00a0vectors computed, ${read} read\n${scores}\u00a0scores`,
    summaryWithout: (computed, again, scores) =>
      `${computed}\u00a0vectors computed, ${again} of them again\n${scores}\u00a0scores`,
    computed: 'computed at this step',
    cached: 'read from the cache',
    notNeeded: 'not needed at this step',
    scope: 'Per layer and per head.',
  },
  powerLaw: {
    title: { parameters: 'Against parameters', tokens: 'Against tokens' },
    resource: { parameters: 'the number of parameters', tokens: 'the number of tokens' },
    desc: (resource, kaplanLow, hoffmannLow, kaplanHigh, hoffmannHigh, floor) =>
      `Two curves of the loss against ${resource}, from 10⁷ to 10¹³, on logarithmic axes. Kaplan’s is a straight ` +
      `line, from ${kaplanLow} to ${kaplanHigh}. Hoffmann’s starts at ${hoffmannLow} and flattens out to ` +
      `${hoffmannHigh}, just above its floor, ${floor}, which the straight line goes through.`,
    xAxis: { parameters: 'parameters *N* (log scale)', tokens: 'tokens *D* (log scale)' },
    yAxis: 'loss, nats per token (log scale)',
    floor: (value) => `floor *E* = ${value}`,
    kaplan: 'Kaplan',
    hoffmann: 'Hoffmann',
    note:
      'Solid: sizes trained in each paper; dashed: the same formula carried further. The other resource is taken ' +
      'to be unlimited. Texts and tokens differ between the two studies: compare the shapes, not the heights.',
    table: { parameters: 'The values, against parameters', tokens: 'The values, against tokens' },
    symbol: { parameters: '*N*', tokens: '*D*' },
  },
  isoflop: {
    title: 'Loss at a constant compute budget',
    desc: (firstSize, firstLoss, lastSize, lastLoss) =>
      'Five valleys, one per budget, from 10¹⁹ to 10²³ operations: the loss against the number of parameters. As ' +
      `the budget grows, the bottom sinks and moves right: from ${firstSize} billion parameters, loss ` +
      `${firstLoss}, to ${lastSize} billion, loss ${lastLoss}. The minima are joined by a dashed line.`,
    xAxis: 'parameters *N* (log scale)',
    yAxis: 'loss, nats per token',
    floor: (value) => `floor *E* = ${value}`,
    budget: (power) => `*C* = ${power}`,
    note:
      'Computed when the book is built from the coefficients as printed, with D = C/(6N); C in operations. Dots: ' +
      'the minimum of each valley.',
    table: 'The minima',
    heads: ['*C*', '*N*^{⋆} (10^{9})', '*D*^{⋆} (10^{9})', 'loss'],
  },
  refit: {
    title: 'Three valleys at the budget of Gopher',
    desc: (printed, unrounded, refitted) =>
      'Three bowl-shaped curves, from 8 to 400 billion parameters: the loss above the minimum. With the coefficients ' +
      `as printed, the bottom is at ${printed} billion; less rounded, at ${unrounded}; re-fitted, at ${refitted}. ` +
      'All three bottoms are flat.',
    xAxis: 'parameters *N*, in billions (log scale)',
    yAxis: 'loss above the minimum',
    printed: 'printed',
    unrounded: 'less rounded',
    refitted: 're-fitted',
    note: 'Computed when the book is built, for C = 5.76 × 10²³ operations and D = C/(6N). Dots: the minimum of each curve.',
    table: 'The three minima',
    heads: ['coefficients', '*N*^{⋆} (10^{9})', '*D*^{⋆} (10^{9})', 'extra loss at 2*N*^{⋆}'],
  },
  exactMatch: {
    title: 'Answers wholly right, against accuracy per digit',
    desc: (accuracy, one, two, four, eight) =>
      'Four curves, p to the power k, for answers of 1, 2, 4 and 8 digits, as the accuracy per digit p goes from 0 ' +
      'to 1. The first is a straight line; the others stay near zero for longer and longer, then climb more and ' +
      `more steeply. At p = ${accuracy}: ${one}, ${two}, ${four} and ${eight}.`,
    xAxis: 'accuracy per digit *p*',
    yAxis: 'answers wholly right',
    length: (k) => `*k* = ${k}`,
    note: 'Dots: half of the answers are right.',
    table: 'The values of the chart',
  },
  clip: {
    title: { row: 'By row: choose the caption', column: 'By column: choose the image' },
    desc: {
      row: (diagonal, tau) =>
        'Matrix of three images, in rows, by three captions, in columns: cat, dog, car. Each cell holds the ' +
        'similarity, then the probability of the caption for the image of its row, softmax of the row divided by ' +
        `τ = ${tau}. On the diagonal, the right pairs: ${diagonal}.`,
      column: (diagonal, tau) =>
        'The same matrix, read by columns. Each cell holds the similarity, then the probability of the image for ' +
        `the caption of its column, softmax of the column divided by τ = ${tau}. On the diagonal, the right ` +
        `pairs: ${diagonal}.`,
    },
    captionAxis: 'captions',
    imageAxis: 'images',
    images: ['cat', 'dog', 'car'],
    captions: ['“cat”', '“dog”', '“car”'],
    pair: (image, caption) => `${image}, ${caption}`,
    sum: { row: 'sum of each row: 1', column: 'sum of each column: 1' },
    note: (tau, loss) =>
      `In each cell, the similarity, then the probability with τ = ${tau}. Coloured frame: the right pair. Loss of ` +
      `the batch: ${loss}.`,
    table: 'The values of both matrices',
    heads: ['image, caption', 'cosine', 'by row', 'by column'],
  },
  patches: {
    title: 'From an image to a sequence of tokens',
    desc: (count) =>
      'From top to bottom. An image, a sun, a house and a hill, is cut into three rows of three patches. The ' +
      `${count} patches are laid out in a line, in reading order. Each is flattened, then projected by the same ` +
      'matrix E into a vector. A class token is put in front, and each receives the encoding of its position, ' +
      `from 0 to ${count}. The sequence enters a Transformer encoder, with no causal mask.`,
    image: (side) => `image,\n${side}\u00a0patches\nof *P*×*P* pixels`,
    cut: 'cut',
    flatten: 'flatten, then project by *E*',
    class: 'cls',
    position: '+0, +1…: encoding of the position',
    encoder: 'Transformer encoder,\nno causal mask',
    learned: 'patch vector',
    classLegend: 'class token',
  },
  fusion: {
    cross: 'Fusion: the text queries the image',
    crossDesc:
      'On the left, the image goes through a vision encoder, then its patches are projected: they give the keys K ' +
      'and values V of a cross-attention. On the right, the tokens of the text, inside the language model, give ' +
      'the queries Q. The result goes back into the language model, which writes the text that follows.',
    shared: 'Shared space: compare two vectors',
    sharedDesc:
      'On the left, the image goes through an image encoder, which makes it a vector u. On the right, the text ' +
      'goes through a text encoder, which makes it a vector v. The two encoders do not talk to each other. The ' +
      'vectors land in the same space, where their cosine similarity s is measured.',
    image: 'image',
    text: 'text',
    visionEncoder: 'vision\nencoder',
    projection: 'projection\nof patches',
    language: 'language\nmodel',
    languageAgain: 'next\nlayer',
    crossAttention: 'cross-attention',
    keysValues: '*K*, *V*',
    queries: '*Q*',
    output: 'text produced',
    imageEncoder: 'image\nencoder',
    textEncoder: 'text\nencoder',
    space: 'shared space',
    cosine: '*s* = cos *θ*',
  },
} satisfies Strings<typeof fr>;
