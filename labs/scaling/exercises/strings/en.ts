/** Exercises of 55.1.2. Markup: kit/exercises/markup.ts; `{name}` is a value of the variant. */
import type { Strings } from '@kit/i18n/index.ts';
import type fr from './fr.ts';

export default {
  billions: 'billion',
  bits: 'bits per byte',
  size: 'Parameters',
  tokens: 'Tokens',
  ratio: 'Tokens per parameter',
  decade: {
    title: 'What a factor brings',
    statement:
      'By Kaplan, $L = (x_c / x)^α$, where $x$ is the number of parameters or of tokens. The number {what}, whose ' +
      'exponent is {exponent}, is multiplied by {factor}, and nothing else limits the model.\n\nBy how many per cent ' +
      'does the loss fall?',
    resources: { parameters: 'of parameters', tokens: 'of tokens' },
    hints: [
      'The constant $x_c$ goes away: take the ratio of the two losses.',
      'The ratio is the factor to the power −α; the fall is what it lacks of 1.',
    ],
    solution: 'The loss is multiplied by {factor} to the power −{exponent}. It falls by {answer}.',
    kept: 'That is what is left of the loss, not what it loses.',
    ladder: {
      worked:
        'An exponent of 0.05 and a factor of 4. The loss is multiplied by $4^[−0.05]$, that is 0.9330. It lacks 1 − ' +
        '0.9330 = 0.0670: it falls by 6.7%.',
      gaps: [
        { ask: 'The loss is multiplied by…', fill: '{factor} to the power −{exponent}.' },
        { ask: 'The fall is what this number lacks to…', fill: 'make 1. In per cent, multiply it by 100.' },
      ],
    },
  },
  twenty: {
    title: 'Twenty tokens per parameter',
    statement:
      'A training budget of {mantissa} × $10^[{power}]$ operations, and $C = 6ND$. Follow the rule of 20 tokens ' +
      'per parameter.\n\nHow many parameters, how many tokens?',
    hints: ['Replace $D$ with $20N$: one unknown is left.', '$C = 120 N^2$, so $N = √[C/120]$.'],
    solution: '$N = √[C/120]$: {answer1} billion parameters, and 20 times as many tokens, {answer2} billion.',
    noSix: 'Each token costs six operations per parameter: the factor 6 is missing.',
    ladder: {
      worked:
        'A budget of 1.2 × $10^[20]$ operations. $N^2 = C/120$ is $10^[18]$, so $N = 10^[9]$: a billion parameters, ' +
        'and 20 × 1 = 20 billion tokens.',
      gaps: [
        { ask: 'With $D = 20 N$, the budget $6 N D$ becomes…', fill: '$120 N^2$.' },
        { ask: 'So $N^2$ is…', fill: '{mantissa} × $10^[{power}]$ / 120.' },
        { ask: 'Take its root. The tokens are…', fill: '20 times as many as the parameters.' },
      ],
    },
  },
  formula: {
    title: 'The bottom of the valley',
    statement:
      'Take the re-fitted coefficients: $A$ = 482.01, $B$ = 2,085.43, $α$ = 0.3478, $β$ = 0.3658. The budget ' +
      'is {mantissa} × $10^[{power}]$ operations.\n\nWhat are $N^⋆$ and $D^⋆ / N^⋆$?',
    hints: ['First compute $G = (α A / β B)^[1/(α+β)]$.', '$N^⋆ = G (C/6)^[β/(α+β)]$, then $D^⋆ = C / (6 N^⋆)$.'],
    solution: '{answer1} billion parameters, and {answer2} tokens for each.',
    swapped: 'The exponents are swapped: that of $N^⋆$ has $β$ on top.',
    ladder: {
      worked:
        'A budget of 6 × $10^[17]$ operations. $α A / β B$ is 0.3478 × 482.01 / (0.3658 × 2,085.43) = 0.2198. To the ' +
        'power $1/(α+β)$, which is 1 / 0.7136 = 1.4013, that makes $G$ ≈ 0.1196. $C/6$ is $10^[17]$; to the power ' +
        '$β/(α+β)$, which is 0.3658 / 0.7136 = 0.5126, about 5.18 × $10^8$. So $N^⋆$ ≈ 0.1196 × 5.18 × $10^8$ ≈ 62 ' +
        'million, $D^⋆ = C/(6N^⋆)$ ≈ 1.61 billion, and $D^⋆/N^⋆$ ≈ 26.',
      gaps: [
        {
          ask: '$G$ does not depend on the budget. It is…',
          fill: '0.3478 × 482.01 / (0.3658 × 2,085.43), to the power 1 / 0.7136, which makes 0.1196.',
        },
        { ask: '$C/6$ is…', fill: '{mantissa} × $10^[{power}]$ / 6.' },
        { ask: 'So $N^⋆$ is…', fill: '0.1196 times that number to the power 0.5126.' },
        { ask: 'Last, $D^⋆/N^⋆$ is…', fill: '$C/6$ divided twice by $N^⋆$.' },
      ],
    },
  },
  payback: {
    title: 'An extra cost paid back',
    statement:
      'A model of {large} billion parameters and {tokens} billion tokens has the same loss as one of {small} billion ' +
      'trained on {more} billion tokens. Training costs $6ND$ operations, each token served $2N$.\n\nHow many per ' +
      'cent more does the small one cost to train, and after how many tokens served is that paid back?',
    extra: 'Extra cost',
    served: 'Tokens served',
    hints: [
      'Compute both training costs, then their difference.',
      'Each token served saves twice the difference of the sizes.',
    ],
    solution:
      'The extra cost is {answer1}. In operations, divided by what each token served saves, it gives {answer2} ' +
      'billion tokens.',
    six: 'In use there is no backward pass: two operations per parameter, not six.',
    ladder: {
      worked:
        'A model of 2 billion parameters and 40 billion tokens has the same loss as one of 1 billion and 97.1 ' +
        'billion tokens. In $10^[18]$ operations, the large one costs 6 × 2 × 40 = 480 to train, the small one 6 × 1 ' +
        '× 97.1 = 582.6. The extra cost is 582.6 − 480 = 102.6, and 102.6 / 480 = 0.2138, that is 21.4%. Each ' +
        'billion tokens served saves 2 × (2 − 1) = 2: it takes 102.6 / 2 = 51.3 billion of them.',
      gaps: [
        { ask: 'In $10^[18]$ operations, the large one costs to train…', fill: '6 × {large} × {tokens}.' },
        { ask: 'The small one costs…', fill: '6 × {small} × {more}.' },
        { ask: 'Each billion tokens served saves…', fill: '2 × ({large} − {small}).' },
        {
          ask: 'In billions of tokens, the extra cost is paid back after…',
          fill: '(6 × {small} × {more} − 6 × {large} × {tokens}) / (2 × ({large} − {small})).',
        },
      ],
    },
  },
  predicted: {
    title: 'Predicting a size held out',
    statement:
      'In the lab, set: {law}, N counted “{counted}”, training runs of {read} tokens. Keep every size but the one of ' +
      '{name} parameters, which is to be predicted.\n\nWhat does the law predict, and what was measured?',
    loss: 'Prediction',
    measured: 'Measurement',
    hints: [
      'Set the form, the count and the length, then the size to predict.',
      'Make a bet, any bet: the answer follows.',
    ],
    solution: 'The law predicts {answer1} bits per byte; {answer2} was measured.',
  },
  exponent: {
    title: 'One size fewer',
    statement:
      'In the lab, set: {law}, N counted “{counted}”, training runs of {read} tokens, the size of {name} parameters ' +
      'to be predicted. Leave the size of {aside} parameters out of the fit too.\n\nWhat is the exponent α?',
    hints: ['One button per size: pressed, it is kept.', 'The exponent is under the curve, with its interval.'],
    solution: 'Without that size, α is {answer}.',
  },
  fitCode: {
    title: 'Fitting a power law',
    statement:
      'Write `powerLaw(N, L)`: sizes $N$ and losses $L$, in the same order, two different sizes at least. It returns ' +
      '`[A, alpha]`, the coefficients of the law $L = A / N^α$ fitted by least squares on the logarithms.',
    hints: [
      'Take logarithms: ln $L$ = ln $A$ − $α$ ln $N$ is a straight line.',
      'The slope is Σ (u − mean of u)(v − mean of v) / Σ (u − mean of u)².',
    ],
    solution: 'The slope of the line is −$α$; its intercept, ln $A$.',
    starter: {
      given: 'N: sizes; L: losses; same length',
      returns: 'returns [A, alpha], where L is about A / N^alpha',
      logs: 'take logarithms',
      line: 'the slope of the least-squares line',
      back: 'go back to A and alpha',
    },
    tests: {
      exact: { name: 'Three points of one law', advice: 'Ten times N halves the loss: α = log₁₀ 2.' },
      family: { name: 'Four sizes of the family', advice: 'The line goes through no point: take least squares.' },
      two: { name: 'Two sizes', advice: 'Two points are enough: the line goes through both.' },
      noise: { name: 'Scattered losses', advice: 'Least squares are on ln L, not on L.' },
      flat: { name: 'A loss that does not move', advice: 'The slope is zero; A is then the loss itself.' },
    },
  },
  growth: {
    title: 'Multiplying compute',
    statement:
      'Read in the valleys the slope measured on the family, $N^⋆$ ∝ $C^a$. Suppose that it holds further on, and ' +
      'that compute is multiplied by {factor}.\n\nBy how much is the size multiplied, and by how much the tokens?',
    size: 'Size, ×',
    tokens: 'Tokens, ×',
    hints: [
      'The slope is written under the table of the bottoms.',
      'Size and tokens share the factor: their exponents add up to 1.',
    ],
    solution: 'The size is multiplied by {answer1}, the tokens by {answer2}.',
    kaplan: 'That is Kaplan’s slope, not that of the family.',
  },
  intervals: {
    title: 'What an interval says',
    statement: 'Open the valleys and the prediction, and compare their intervals. Which of these sentences are true?',
    hints: [
      'What has been drawn again: novels, sizes, seeds?',
      'Compare the two intervals of the slope: what changes from one to the other?',
    ],
    solution: 'An interval covers only what was drawn again; it takes everything else for true.',
    options: {
      shape: {
        text: 'The interval of a prediction takes for granted that the law has the right form',
        correction: 'Every draw fits the same form. If it is wrong, all draws are wrong together.',
      },
      seed: {
        text: 'None of the intervals says what another seed would give',
        correction: 'Each size was trained with one seed only; the spread between seeds was not measured.',
      },
      novels: {
        text: 'Drawing the novels again, the same for every model, hardly moves the bottoms',
        correction: 'A hard novel is hard for every size; the valley goes up or down almost as a block.',
      },
      language: {
        text: 'The floor fitted on the shortest training runs is the entropy of language',
        correction: 'It holds the price of too short a text, and falls when training gets longer.',
      },
      confirms: {
        text: 'The slope of the bottoms, near 0.50, confirms Hoffmann’s',
        correction: 'The interval by the four bottoms goes from 0.30 to 0.64. It rules out far values only.',
      },
      wider: {
        text: 'A narrow interval guarantees a right prediction',
        correction: 'At 5.24 million tokens, the measurement is outside the interval of the pure power law.',
      },
    },
  },
  parametersFirst: {
    title: 'Parameters first',
    statement:
      'Plan a budget of {mantissa} × $10^[{power}]$ operations with the law {name}.\n\nWhat size would Kaplan ' +
      'choose, and what loss does the law chosen give to that plan?',
    loss: 'Loss, by the law chosen',
    hints: ['The table has a row for Kaplan.', 'The last column judges every plan by the same law.'],
    solution: 'Kaplan would take {answer1} billion parameters; the law chosen sees a loss of {answer2} there.',
    own: 'That is the loss by Kaplan’s own law, on another text and with other tokens.',
  },
  cheapest: {
    title: 'Cheapest in all',
    statement:
      'Take the loss of the optimum for a training budget of {mantissa} × $10^[{power}]$ operations, by the law ' +
      '{name}. The model will then serve {served} billion tokens.\n\nAmong the models that reach this loss, which ' +
      'size costs least, use included?',
    hints: ['Set the tokens served.', 'The last row of the second table gives the size.'],
    solution: 'The cheapest size in all is {answer} billion parameters.',
    training: 'That is the optimum of training alone.',
  },
  money: {
    title: 'What a sum buys',
    statement:
      'You have {amount} dollars to rent {card} cards, at {price} dollars an hour. You get {mfu}% of their peak ' +
      'power. The law is Besiroglu’s.\n\nWhat size, and how many tokens?',
    hints: ['Choose the budget in money, then unfold “Every constant”.', 'GPU, MFU and price are all to be set.'],
    solution: '{answer1} billion parameters on {answer2} billion tokens.',
    peak: 'That would be at peak power: no training run reaches it.',
  },
} satisfies Strings<typeof fr>;
