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
  whichWord: {
    title: 'The word for each step',
    statement:
      'A customer-service team is setting up its platform. To each situation, match the notion of the text ' +
      'that it is an example of.',
    hints: [
      'Ask first whether any weights change, and for how many uses.',
      'What you type without retraining anything is a prompt.',
    ],
    solution:
      'Pre-training happens once and serves everything; adaptation specialises it, by a little more training ' +
      'or by a prompt; the downstream task is what you want in the end; and homogenisation is the price of a ' +
      'shared base.',
    lines: {
      read: {
        text: 'For three months, a model reads all the text that could be collected, with no particular aim.',
        why: 'Once, for a long time, on very varied data: the base of all the rest.',
      },
      tune: {
        text: 'That model is taken up again and its weights are corrected on five hundred customer reviews.',
        why: 'The weights move, but little, and for one task.',
      },
      ask: {
        text: 'An adviser types: “Summarise this exchange in two sentences.”',
        why: 'No weight changes: the instruction is enough.',
      },
      sort: {
        text: 'Telling favourable reviews from the others.',
        why: 'It is what is wanted, not the way to get it.',
      },
      drugs: {
        text: 'The base mixes up two medicines: translation, summary and sorting all three get them wrong.',
        why: 'A gap in the base is passed on to everything built on top of it.',
      },
    },
    choices: {
      pretraining: 'Pre-training',
      tuning: 'Adaptation by a little more training',
      prompt: 'Adaptation by a prompt',
      task: 'Downstream task',
      homogenisation: 'Homogenisation',
      law: 'Scaling law',
    },
    onceMore: 'Pre-training aims at no task; here there are only five hundred reviews, and an aim.',
    noWeights: 'Nothing is retrained here: the adviser only types a sentence.',
  },
  oneFlaw: {
    title: 'One flaw, three services',
    statement:
      'A company has adapted the same base to three uses: sorting job applications, answering customers, ' +
      'drafting contracts. An audit shows that the base associates certain first names with low-skilled ' +
      'jobs.\n\nExplain to the management, who are not of the trade, why correcting the sorting of ' +
      'applications is not enough, and what the shared base brings all the same.',
    hints: [],
    solution:
      'The flaw is not in the sorting: it is in the base, and everything built on top inherits it. This is ' +
      'homogenisation. Correcting the sorting takes nothing out of the base: the answers to customers and the ' +
      'contracts would keep the association, perhaps in a less visible form; so all three uses have to be ' +
      'examined, and a fourth the day it comes. But the shared base also has the advantage of its weakness: ' +
      'its cost is shared, and a correction made in the base benefits every use at once.',
    rubric: {
      inherited: 'The flaw is in the base, and is passed on to everything built on top of it (homogenisation).',
      local: 'Correcting one use does not change the base: the others keep the flaw.',
      check: 'Each use has to be examined, for the flaw may take another form there.',
      shared: 'The shared base spreads a cost, and a correction made in the base benefits all.',
    },
  },
  dividedLoss: {
    title: 'The price of a divided loss',
    statement:
      'The loss follows a power law: it is proportional to $N^[−α]$.\n\nBy how much, $k$, must the number of ' +
      'parameters be multiplied for the loss to be divided by $q$?',
    hints: [
      'Multiplying $N$ by $k$ multiplies the loss by $k^[−α]$.',
      'You want $k^[−α] = 1/q$, so $k^α = q$. How do you go from $k^α$ to $k$?',
    ],
    solution:
      '$k^[−α] = 1/q$ gives $k = q^[1/α]$. With $α = 0.08$, about the exponent measured by Kaplan and ' +
      'colleagues, dividing the loss by $1.1$ takes 3.3 times more parameters; dividing it by 2, nearly six ' +
      'thousand times more.',
    inverse: 'This is what the loss gains when $N$ is multiplied by $q$. The question goes the other way.',
    linear: 'The loss is not inversely proportional to $N$: $α$ is an exponent, not a factor.',
    noExponent: 'That would be true if the loss were inversely proportional to $N$, that is, with $α = 1$.',
  },
};
