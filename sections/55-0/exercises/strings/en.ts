/** Exercises of 55.0. Markup: kit/exercises/markup.ts; `{name}` is a value of the variant. */
export default {
  foundation: {
    title: 'What makes a foundation model',
    statement: 'What is true of a foundation model, as the Stanford report defines it? Tick all that is.',
    hints: [
      'The definition speaks of data and of uses.',
      'Read the report’s three examples again: they differ in size, and in what they read.',
    ],
    solution:
      'The definition asks for broad data and for many adaptations. It says nothing of size or of text, and ' +
      'promises no safety.',
    options: {
      broad: { text: 'It is pre-trained on broad data.', correction: 'That is the first half of the definition.' },
      tasks: { text: 'It adapts to many downstream tasks.', correction: 'That is the second half of the definition.' },
      small: {
        text: 'A model the size of BERT can be one.',
        correction: 'BERT is one of the three examples, five hundred times smaller than GPT-3.',
      },
      text: { text: 'It reads and writes text.', correction: 'CLIP links images to sentences, and is one.' },
      size: { text: 'It has at least a billion parameters.', correction: 'The definition sets no smallest size.' },
      safe: {
        text: 'Its flaws vanish with adaptation.',
        correction: 'A flaw of the base passes to all that is built on it: that is homogenisation.',
      },
    },
  },
  sharing: {
    title: 'From how many tasks on?',
    statement:
      'Pre-training a base costs {platform} million euros; adapting it to a task, {adaptation}. A project of its ' +
      'own, from end to end, costs {project} million a task.\n\nFrom how many tasks on is the base cheaper?',
    unit: 'tasks',
    hints: [
      'Each task saves the difference between a project and an adaptation.',
      'These savings must exceed {platform} million: the number is whole.',
    ],
    solution: 'A task saves {project} − {adaptation} million. It takes enough of them to exceed {platform}: {answer}.',
    freeAdaptation: 'You counted the adaptation for nothing. It costs {adaptation} million a task.',
    oneShort: 'With that number, the base still costs a little more: it takes one task more.',
    ladder: {
      worked:
        'A base at 12.5 million, an adaptation at 1, a project at 4. Each task saves 4 − 1 = 3 million, and 12.5 / ' +
        '3 is a little more than 4. At 4 tasks, 12 million are saved, and 0.5 is still lost; at 5, the base has ' +
        'won. The answer is 5.',
      gaps: [
        { ask: 'A task saves…', fill: '{project} − {adaptation} million.' },
        { ask: 'It takes at least…', fill: '{platform} / ({project} − {adaptation}), then the whole number above.' },
      ],
    },
  },
  compute: {
    title: 'The compute of a pre-training',
    statement:
      'A model of {parameters} billion parameters reads {tokens} billion tokens. How many times $10^[21]$ ' +
      'operations does that take?',
    hints: [
      'It is $C = 6 N D$.',
      'A billion parameters and a billion tokens make $10^[18]$: it takes a thousand of those for $10^[21]$.',
    ],
    solution: '6 × {parameters} × {tokens} × $10^[18]$ = {answer} × $10^[21]$.',
    forward: 'That is the forward pass alone. The backward one takes twice as much again.',
    product: 'The factor 6 is missing: each weight serves several times for each token.',
    ladder: {
      worked:
        'A model of 2 billion parameters reads 50 billion tokens. The product $N D$ is 2 × 50 × $10^[18]$ = ' +
        '$10^[20]$. Six operations for each: 6 × $10^[20]$, that is 0.6 × $10^[21]$ operations.',
      gaps: [
        { ask: 'The product $N D$ is…', fill: '{parameters} × {tokens} × $10^[18]$.' },
        { ask: 'Each parameter, for each token, takes…', fill: '2 operations forward and 4 backward.' },
        {
          ask: 'In units of $10^[21]$, what is to be worked out is therefore…',
          fill: '6 × {parameters} × {tokens} / 1000.',
        },
      ],
    },
  },
  six: {
    title: 'Where the 6 comes from',
    statement: 'In $C = 6 N D$, where does the factor 6 come from?',
    hints: ['Count what a single weight does, for a single token.'],
    solution:
      'Forward, a multiplication and an addition. Backward, twice that: a gradient for the activations, one for the ' +
      'weights.',
    options: {
      passes: {
        text: 'Two operations forward, four backward, per weight and per token.',
        correction: 'Two gradients backward, of two operations each.',
      },
      moments: {
        text: 'The weight, its gradient and the optimiser’s moments.',
        correction:
          'Those are bytes that are kept, not operations; and the optimiser passes once a step, not once a token.',
      },
      epochs: { text: 'The data are read six times.', correction: '$D$ counts all tokens read already.' },
      bytes: { text: 'Each weight takes up six bytes.', correction: 'The formula counts operations, not bytes.' },
    },
  },
  years: {
    title: 'A bet: how many years on a single GPU?',
    statement:
      'A model of {parameters} billion parameters is to read {tokens} billion tokens, on a single A100 that would ' +
      'always run at its peak, $312 × 10^[12]$ operations per second.\n\nWithout working it out: how many years?',
    unit: 'years',
    one: 'year',
    hints: [],
    solution:
      'The sum: 6 × {parameters} × {tokens} × $10^[18]$ operations, divided by $312 × 10^[12]$, then by the 31.6 ' +
      'million seconds of a year. GPT-3 would take 32.',
  },
  daysCode: {
    title: 'How long a training takes',
    statement:
      'Complete `trainingDays(parameters, tokens, gpus, peak, share)`: the number of days that the training takes, ' +
      'when each GPU can do `peak` operations per second and does only the share `share` of them usefully.',
    hints: ['Count the operations first, then what all GPUs do in a second.', 'A day has 86,400 seconds.'],
    solution: 'The operations, $6 N D$, divided by what all GPUs do in a second, then by 86,400.',
    starter: {
      given: 'numbers, with no hidden unit: 175e9 parameters, 312e12 operations per second',
      returns: 'returns: how long it takes, in days',
      todo: 'yours',
    },
    tests: {
      one: {
        name: 'GPT-3 on a single A100',
        advice: 'Forward and backward make six operations per parameter and per token.',
      },
      many: { name: 'GPT-3 on 1,024 A100s', advice: 'The GPUs work together, each at a share of its peak.' },
      any: { name: 'Other models', advice: 'No number of the example may stay in the program.' },
    },
  },
  decade: {
    title: 'A bet: what scale brings',
    statement:
      'The loss follows a power law: it is proportional to $N^[-α]$, with $α = {exponent}$. $N$ is multiplied by ' +
      '{times}.\n\nBy what share does the loss fall?',
    hints: [],
    solution:
      'It is multiplied by {times} to the power −{exponent}. Every factor of 10 multiplies it by the same number: ' +
      'steady, but slow.',
  },
  cards: {
    title: 'How many cards to lay the weights on?',
    statement:
      'A model of {parameters} billion parameters, at {bytes} byte{bytes:s} each, is to fit on cards of {card} GB. ' +
      'How many does it take, for the weights alone?',
    unit: 'cards',
    hints: ['A billion parameters at one byte make 1 GB.', 'A card begun is a card more.'],
    solution: '{parameters} × {bytes} GB, divided by {card}, then the whole number above: {answer}.',
    roundedDown: 'There are weights left to lay: a card begun counts.',
    ladder: {
      worked:
        'A model of 100 billion parameters, at 2 bytes each, takes 100 × 2 = 200 GB. Cards of 48 GB: 200 / 48 is a ' +
        'little more than 4, and a fifth card is begun. The answer is 5.',
      gaps: [
        { ask: 'The weights take…', fill: '{parameters} × {bytes} GB.' },
        { ask: 'The number of cards is…', fill: '{parameters} × {bytes} / {card}, then the whole number above.' },
      ],
    },
  },
};
