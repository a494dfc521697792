import type { Strings } from '@kit/i18n/index.ts';
import { plural } from '../../../kit/i18n/plural.ts';
import families from './families/en.ts';
import type fr from './fr.ts';

export default {
  noscript: 'Without JavaScript the lab shows the recorded result; the settings and your own prompt need JavaScript.',
  task: {
    title: 'The task',
    first: 'set k to 0, then go up one example at a time. From how many on is the model right?',
    settings: 'Other settings: language, order, seed',
    hint: 'Nothing names the rule: the model knows it from the examples alone.',
    family: 'Task',
    groups: {
      trained: 'Tasks seen in training',
      heldOut: 'Never seen in training',
      studies: 'Labels that mean something',
    },
    families,
    about: {
      categories: 'Two to four categories, each called by an invented word.',
      languages: 'One label for French words, another for English words.',
      kinds: 'Two to four kinds (nouns, first names, digits, letters), each called by an invented word.',
      parity: 'One label for even digits, another for odd ones.',
      groups: 'Two or three groups of three that nothing relates: each item must have been seen.',
      table: 'Three to six words, names or digits, each tied to an invented word: find the right line.',
      position: 'Of two to four words, names, digits or letters, always return the one in the same place.',
      order: 'Of three words, names, digits or letters, return two, in an order to be guessed.',
      relation: 'Translation, plural, category, first letter, or the word itself.',
      arithmetic: 'Add, or multiply by, a number from 2 to 9 that must be guessed.',
      comparison: 'Return the larger, the smaller, the first or the second.',
      affix: 'The word, with an invented word before or after it.',
      plurals: 'One label for singulars, another for plurals.',
      sizes: 'One label for the digits 0 to 4, another for 5 to 9.',
      'letter-table': 'Three to six letters, each tied to an invented word.',
      'new-categories': 'Categories that never had a label in training.',
      'new-orders': 'Two out of three, in the two orders that training never showed.',
      'natural-labels': 'Each category goes by its own name.',
      'flipped-labels': 'Each category goes by the name of another.',
    },
    language: 'Language of the words',
    french: 'French',
    english: 'English',
    k: 'Examples (k)',
    labels: 'Labels of the examples',
    kinds: { true: 'true', random: 'random', shuffled: 'shuffled', swapped: 'swapped' },
    kindsLong: {
      true: 'Each example has its true label.',
      random: 'Each label is drawn at random among those of the prompt.',
      shuffled: 'The outputs of the examples are redistributed among them.',
      swapped: 'Each label is replaced by another, always the same one.',
    },
    onlyShuffled: 'This task has no small set of labels: its outputs can only be shuffled.',
    seed: 'Seed',
    seedHint: 'The same seed always gives the same examples and the same sets.',
    another: 'Other examples',
    permute: 'Permute the examples',
    original: 'Original order',
  },
  prompt: {
    label: 'The prompt, which you may rewrite',
    hint: 'Each line goes from a hyphen to an output; the last one stops at the arrow, where the answer begins.',
    count: (tokens, context) => `${tokens} token${plural('en', tokens)}, out of ${context} at most.`,
    drawn: 'Back to the drawn prompt',
    spelled: (count) =>
      `The model reads part of the prompt letter by letter (letters and signs: ${count}), which it was never ` +
      'taught. Expect nothing of its answer.',
    mine: 'Back to your own prompt',
    word: (word, near) => `“${word}”${near ? ` (nearest: “${near}”)` : ''}`,
    unknown: (words, more) =>
      `Words that the model does not have: ${words}${more ? `, and others (${more})` : ''}. It reads them letter ` +
      'by letter, which it was never taught: expect nothing of its answer.',
    closed: 'The prompt does not end with an arrow: the model goes on, but what it writes is not an answer.',
    empty: 'Write at least one character.',
    tooLong: (tokens, context) =>
      `The prompt has ${tokens} tokens, the model reads ${context} at most. Shorten it: your text is intact.`,
  },
  answer: {
    title: 'What the model answers',
    right: (answer) => `“${answer}”: right.`,
    wrong: (answer, wanted) => `“${answer}”: wrong, it was “${wanted}”.`,
    taught: (answer, wanted) => `“${answer}”: what the examples say. With the true labels it was “${wanted}”.`,
    unjudged: (answer) => `“${answer}”, without a verdict: the prompt is yours.`,
    nothing: 'nothing',
    printed: (share) => `In bold, the answer of the model, recorded when the book was built; it gives it ${share}.`,
    earlier: (answer) => `“${answer}”, to the previous prompt.`,
    withOff: (count) => `Heads off: ${count}. The answer is that of the model without them.`,
    caption: 'Possible first tokens of the answer',
    token: 'Token',
    probability: 'Probability',
    rest: 'All others',
    timing: (backend, time) => `Last pass: ${time} on ${backend}`,
  },
  views: {
    label: 'Measure',
    accuracy: 'Accuracy against k',
    orders: 'Order of the examples',
    heads: 'Heads that copy',
    weights: 'And the weights?',
  },
  study: {
    count: 'Queries per point',
    progress: (done, total) => `Queries: ${done} of ${total}`,
    interval: (share, low, high) => `${share} (${low} to ${high})`,
    level: 'Bars: 95% Wilson interval.',
  },
  accuracy: {
    lead:
      'measure here, then compare the curve of swapped labels with that of the true ones. How many examples does ' +
      'it take?',
    x: 'examples (k)',
    y: 'right answers',
    chance: 'by chance, answers known',
    series: {
      true: 'true labels',
      random: 'random labels',
      shuffled: 'shuffled',
      swapped: 'swapped',
      taught: 'swapped, judged as such',
    },
    taughtLong: '“Swapped, judged as such”: the answer that the examples teach counts as right, not the true one.',
    trained: (count) =>
      `Measured once on the trained model: ${count} queries per point, half in French, half in English. True labels.`,
    here: (count) => `Measured in your browser, with the seed and language above. Queries per point: ${count}.`,
    absent: 'Nothing has been measured for this task yet: start the measurement.',
    summary: (family, shares) => `${family}, right answers against the number of examples (${shares}).`,
    and: '; ',
    between: (series, first, last, from, to) => `${series}: ${first} at k = ${from}, ${last} at k = ${to}`,
    one: (series, share, k) => `${series}: ${share} at k = ${k}`,
    point: (series, k, share) => `${series}, k = ${k}: ${share}`,
    caption: 'Right answers against the number of examples, 95% interval',
    zero:
      'At k = 0 the model does not even know the possible answers: it does worse than the chance of a reader who ' +
      'would.',
  },
  orders: {
    lead: (count) => `the same examples, the same query, ${count} orders drawn at random: does the answer hold?`,
    go: 'Try the orders',
    needs: 'It takes at least two examples to change their order.',
    drawn: 'The measurement is on the drawn prompt, not on the one you rewrote.',
    progress: (done, total) => `Orders: ${done} of ${total}`,
    result: (right, count, interval) =>
      `Orders that lead to the right answer: ${right} out of ${count}, or ${interval}.`,
    caption: 'Answers given, most frequent first',
    answer: 'Answer',
    number: 'Orders',
    isRight: 'right answer',
  },
  heads: {
    first: 'open the head whose number is largest, switch it off, and read what the model answers without it.',
    lead:
      'Where does the last arrow look, about to answer? A head that copies looks at the outputs equal to the ' +
      'answer, or at the line breaks that follow them, ↵: that is where the layers before have gathered what the ' +
      'line said.',
    grid: 'Copying of each head. Arrow keys to move, Enter to open a head.',
    layer: (layer) => `Layer ${layer}`,
    head: (layer, head) => `Layer ${layer}, head ${head}`,
    headShort: (head) => `H${head}`,
    cell: (shown, name) => `${shown}: copying, ${name}`,
    isOff: 'off',
    score:
      'Copying: attention on the outputs equal to the answer and on the line breaks that follow them, minus their ' +
      'share of the attention given to all outputs, breaks included. Zero for a head that does not tell them ' +
      'apart.',
    none: 'No example has this answer: there is nothing to copy, and every copying score is zero.',
    opened: (name, onAnswer, onOutputs) =>
      `${name}: ${onAnswer} of its attention goes to the outputs equal to the answer and to the line breaks that ` +
      `follow them, ${onOutputs} to all outputs and their breaks.`,
    strip: 'The prompt; the more a token is underlined, the more the last arrow looks at it.',
    on: 'Head on',
    off: (count) => `Heads off: ${count}.`,
    allOn: 'All back on',
    offHint: 'Switch it off, and read what the model answers without it.',
    table: 'See the weights as a table',
    caption: (name) => `${name}: tokens that the last arrow looks at most`,
    token: 'Token',
    position: 'Place',
    weight: 'Attention',
  },
  weights: {
    lead:
      'get the same answer in two ways, by showing examples and by descending a gradient. Which one changes the ' +
      'model, and what becomes of the other tasks?',
    go: 'Compare here',
    again: 'Compare again',
    progress: (done, total) => `Prompts read: ${done} of ${total}`,
    result: (right, before, after, count) =>
      `Examples take “${right}” from ${before} to ${after} without changing one byte of the weights, or one answer ` +
      `to the ${count} other tasks.`,
    resultTuned: (after, bytes, changed, count) =>
      `The gradient reaches ${after} by changing ${bytes} bytes: read again without examples, ${changed} of the ` +
      `${count} other tasks change their answer.`,
    caption: (answer) => `What each of the two ways to “${answer}” changes`,
    what: 'What may change',
    examples: (k) => `${k} ${k === '1' ? 'example' : 'examples'} read`,
    tuned: (steps) => `${steps} gradient steps`,
    checksum: 'SHA-256 checksum of the weights',
    bytes: 'Bytes of the weights that change',
    of: (part, whole) => `${part} of ${whole}`,
    right: (answer, before) => `Probability of “${answer}”, ${before} before`,
    bits: 'This query: how far predictions move',
    bitsElsewhere: (count, examples) =>
      `${count} other tasks, ${examples === '0' ? 'no example' : `${examples} examples`}: mean move`,
    changedElsewhere: (count, examples) =>
      `${count} other tasks, ${examples === '0' ? 'no example' : `${examples} examples`}: answers changed`,
    inBits: (bits) => `${bits} bits`,
    same: 'the same',
    changed: 'changed',
    unavailable: 'not computed here',
    outputs: 'Read again after the examples, does the bare query give the same numbers?',
    outputsSame: 'Yes: the checksum of the logits is the same, to the bit. The model has kept nothing.',
    outputsChanged: 'No: the checksum of the logits has changed.',
    outputsUnknown: 'This browser computes no checksum on an insecure address.',
    explain: (parameters) =>
      'How far: the Kullback-Leibler divergence between the distribution before and the one after; 0 when nothing ' +
      'moves. An answer changes when its most probable first token is no longer the same. Fine-tuning is reduced ' +
      `here to ${parameters} numbers, the bias of the last normalisation; the gradient is exact, and the file ` +
      'that results is indeed another model.',
    none: 'Nothing has been compared yet.',
    measured:
      'The column of the examples is measured here, every query being read again after them; that of the gradient ' +
      'is computed by formula from the weights and the same readings. True labels and all heads on throughout.',
  },
} satisfies Strings<typeof fr>;
