/** Exercises of the lab. Markup: kit/exercises/markup.ts; `{name}` is a value of the variant. */
export default {
  prose: { fr: 'French', en: 'English' },
  kilo: 'KB',
  bits: 'bits',
  storage: {
    title: 'Storing a sparse matrix',
    statement:
      'A matrix of {rows} × {columns} weights has lost {percent}% of its weights, anywhere. A presence bit is kept ' +
      'for each weight, then the value of each weight that is left, in {bits} bits.\n\nHow many kilobytes (1,000 ' +
      'bytes) does it take?',
    hints: [
      'Count in bits: first the presence map, then the values.',
      'The map has one bit for *every* weight, there or not.',
    ],
    solution:
      'The map takes {rows} × {columns} bits, and the weights that are left {bits} bits each. The sum, divided by ' +
      '8,000: {answer}.',
    noMap: 'Those are the values alone. Without the presence map nobody would know where they go.',
    dense: 'That is the dense matrix: zeros are written there like anything else.',
    ladder: {
      worked:
        'A matrix of 20 × 40 = 800 weights, half of which are gone, and 8 bits per value. The map takes 800 bits; ' +
        'the values, 400 × 8 = 3,200 bits. In all (800 + 3,200) / 8 = 500 bytes, that is 0.5 KB.',
      gaps: [
        { ask: 'The presence map takes, in bits…', fill: '{rows} × {columns}.' },
        {
          ask: 'The values that are left take, in bits…',
          fill: '{rows} × {columns} × (100 − {percent}) / 100 × {bits}.',
        },
        {
          ask: 'In kilobytes, the sum is…',
          fill: '{rows} × {columns} × (1 + (100 − {percent}) / 100 × {bits}) / 8,000.',
        },
      ],
    },
  },
  twoFour: {
    title: 'Pruning a row to 2:4',
    statement:
      'Write `prune24(w, norms)`: the row `w` pruned to 2:4. In each group of four consecutive weights only the two ' +
      'with the largest Wanda score, |weight| × norm of the input, stay; the others become 0. The length is a ' +
      'multiple of 4. Do not modify the two arrays you are given.',
    hints: [
      'Walk along the row four by four, and sort the four places of the group by score.',
      'A negative weight may have a large score: take its absolute value.',
    ],
    solution:
      'Places are sorted, not weights, so as to know where the two that stay are: those places are what the format ' +
      'stores in 2 bits each.',
    starter: {
      given: 'w: a row of weights; norms: the norm of the input that each multiplies',
      returns: 'returns a new row, with at most two non-zero weights of every four',
      todo: 'your turn',
    },
    tests: {
      chapter: { name: 'The example of the text', advice: 'Of (0.1, −0.7, 0.3, 0.05), −0.7 and 0.3 are kept.' },
      norms: { name: 'The same weights, other inputs', advice: 'The score multiplies |weight| by the norm.' },
      groups: {
        name: 'Two groups',
        advice: 'Each group of four keeps two weights of its own, whatever the other has.',
      },
      signs: { name: 'Negative weights', advice: 'The sign does not count in the score, and stays with the weight.' },
      inputs: { name: 'Three groups, any norms', advice: 'One norm per weight, at the same place.' },
      large: { name: 'A row of 640 weights', advice: 'The whole row, down to the last group.' },
    },
  },
  zeros: {
    title: 'What is faster, and what is only slimmer',
    statement:
      'In the lab, set sparsity to 50%, open the tab “Time”, then the tab “Bytes”. What is true, whatever the machine?',
    hints: ['The kernel of this book is dense. What does it do with a zero?'],
    solution:
      'A dense kernel does the same work whatever the values: only a smaller matrix takes some away. Bytes depend on ' +
      'the format alone.',
    options: {
      columns: {
        text: 'Removing half of the MLP columns lowers the number of multiplications',
        correction: 'The matrices are smaller, and the kernel has less to do.',
      },
      bytes: {
        text: 'At 50%, 2:4 and the presence map store 16-bit weights in as many bytes',
        correction: '0.5 × (16 + 2) = 0.5 × 16 + 1 = 9 bits per weight.',
      },
      half: {
        text: 'Setting half of the weights to zero halves the time',
        correction: 'The dense kernel multiplies by zero as by the rest.',
      },
      pattern: {
        text: 'The 2:4 pattern makes the page faster, since it is regular',
        correction: 'It takes matrix units made for it, which no web page can reach.',
      },
      ninety: {
        text: 'At 90% zeros, the dense kernel is faster in the end',
        correction: 'It does not look at values; the number of zeros changes nothing for it.',
      },
    },
  },
  half: {
    title: 'Another method, the same size',
    statement:
      'In the lab: zeros anywhere, sparsity {sparsity}%, calibration in both languages, no quantisation. Compare ' +
      '“{methodName}” with magnitude matrix by matrix.\n\nIn {prose}, how many bits per byte *more* than magnitude ' +
      'does “{methodName}” give? (A gain is negative.)',
    hints: [
      'Measure the two settings one after the other, and read the column “Pruned” of the right language.',
      'Subtract in this order: {methodName} minus magnitude.',
    ],
    solution:
      'The difference is {answer} bits per byte, without a byte more or less. So sparsity does not say what a model ' +
      'has lost: *which* weights left matters too.',
    alone: 'That is the value of “{methodName}” itself: the difference from magnitude is asked for.',
  },
  pattern: {
    title: 'The price of regularity',
    statement:
      'With the method “{methodName}”, calibrated in both languages and without quantisation, compare the {pattern} ' +
      'pattern with zeros anywhere, at 50%.\n\nIn {prose}, how many bits per byte more does the pattern cost?',
    hints: ['Half of the weights leave in both cases: only their places change.', 'Read “Pruned”, twice.'],
    solution:
      'The constraint costs {answer} bits per byte. That is what is paid for the machine to know beforehand where ' +
      'the zeros are.',
    fromOriginal: 'That is the difference from the original. The one from free zeros at 50% is asked for.',
  },
  plateau: {
    title: 'How far one can prune for almost nothing',
    statement:
      'With the method “{methodName}”, zeros anywhere, calibration in both languages, no quantisation, try 10, 20, ' +
      '30, 40, 50 and 60%.\n\nWhich is the largest of these sparsities that costs at most {little} bits per byte in ' +
      '{prose}, and what does it cost?',
    hints: [
      'The cost is “Pruned” minus “Original”, in the row of the language.',
      'Measure the curve, or go on in steps of 10 until {little} is passed.',
    ],
    solution:
      'Up to {answer1}, the model loses at most {answer2} bits per byte. Beyond it the curve turns up: that is the ' +
      'cliff.',
    sparsity: 'Sparsity',
    loss: 'Cost, bits per byte',
    beyond: 'That is the first point *beyond* {little}: go back a step.',
  },
  foreign: {
    title: 'Calibrating in the other language',
    statement:
      'Method Wanda, zeros anywhere, {sparsity}%, no quantisation. Measure in {prose}, with a calibration text in ' +
      '{prose}, then with a text of the *other* language.\n\nHow many bits per byte does the wrong text cost?',
    hints: [
      'The calibration text is under “Calibration text, and quantising what is left”.',
      'Stay in the same row of the table: only the norms of the inputs change.',
    ],
    solution:
      'It costs {answer} bits per byte. The norm of an input says whether it matters: in the text that was read, and ' +
      'in no other.',
    ofPruning: 'That is what well-calibrated pruning costs. What the wrong text adds to it is asked for.',
  },
  budget: {
    title: 'The budget puzzle',
    statement:
      'The whole model must fit in {kilobytes} KB (1,000 bytes), and lose as little as it can in {prose}. Mix ' +
      'pruning and quantisation as the lab allows, then take its state. Your recipe will be measured on *hidden* ' +
      'windows, and compared with one that was found by search.',
    hints: [
      'The embeddings alone, in 16 bits, weigh 1,311 KB: begin with them.',
      'A presence bit per weight pays only beyond a sparsity of 1 over the number of bits.',
      'Columns that are removed need no map: compare them with one bit less.',
    ],
    solution:
      'A recipe that fits, found by search:\n\n- {recipe};\n- zeros: {zeros}, {share};\n- blocks: {blocks};\n- ' +
      'embeddings: {table}.\n\nOthers do as well: pruning and quantisation can be traded for each other.',
    recipe: 'Method',
    zeros: 'Zeros',
    share: 'Sparsity',
    calibrated: 'Calibration',
    blocks: 'Blocks',
    table: 'Embeddings',
    tooLarge: 'This recipe weighs {size} KB: it does not fit.',
    right: '{size} KB, and {loss} bits per byte lost on the hidden windows; the search loses {goal}.',
    close: 'It fits, at {size} KB, but loses {loss} bits per byte; one can come down towards {goal}.',
    far: 'It fits, at {size} KB, but loses {loss} bits per byte, much more than the {goal} of the search.',
  },
};
