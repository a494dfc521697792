import type { Strings } from '@kit/i18n/index.ts';
import families from '../../strings/families/en.ts';
import type fr from './fr.ts';

export default {
  families,
  breakEven: {
    title: 'Beyond how many calls?',
    statement:
      'Each call has the model read {examples} tokens of examples again, at 2 operations per weight and token. ' +
      'Fine-tuning it once takes {epochs} passes over {corpus} tokens, at 6 operations per weight and token. No ' +
      'cache is kept from one call to the next.\n\nBeyond how many calls is fine-tuning cheaper?',
    unit: 'calls',
    hints: [
      'Write both costs with $N$ parameters. The number $N$ vanishes from the ratio.',
      'A call costs $2N$ × {examples}. Fine-tuning costs $6N$ × {corpus} × {epochs}.',
    ],
    solution:
      'The ratio of the two costs is (6 × {corpus} × {epochs}) / (2 × {examples}) = {answer}. The size of the ' +
      'model is not in it: it multiplies both.',
    sameCost:
      'You counted as many operations for learning as for reading. Training takes three times as many: 6 instead of 2.',
    inverted: 'The two costs are swapped: it is training that takes 6 operations per weight and token.',
    ladder: {
      worked:
        'Examples of 50 tokens in each call, or two passes over 10,000 tokens. Per parameter, a call costs 2 × 50 = ' +
        '100 operations; fine-tuning, 6 × 10,000 × 2 = 120,000. It is paid back after 120,000 / 100 = 1,200 calls.',
      gaps: [
        { ask: 'Per parameter, reading the examples again costs at each call…', fill: '2 × {examples} operations.' },
        { ask: 'Fine-tuning costs, once…', fill: '6 × {corpus} × {epochs} operations.' },
        { ask: 'It is paid back after…', fill: '(6 × {corpus} × {epochs}) / (2 × {examples}).' },
      ],
    },
  },
  whatChanges: {
    title: 'What examples change',
    statement:
      'Three examples are added to a prompt, and the same model is asked the same thing again.\n\nWhat changes, ' +
      'during that one call? Tick everything that does.',
    hints: ['Separate what is kept in a file from what is computed at each call.'],
    solution:
      'What changes is computed during the call, then forgotten with the context; what is stored in a file does ' +
      'not move.',
    options: {
      activations: {
        text: 'The activations of the positions after the examples.',
        correction: 'Those positions see the examples and compute something else.',
      },
      cache: {
        text: 'The keys and values cached during the call.',
        correction: 'The cache now holds those of the examples.',
      },
      distribution: {
        text: 'The distribution of the first token of the answer.',
        correction: 'That is the whole point of examples.',
      },
      weights: {
        text: 'The weights of the model.',
        correction: 'No gradient is computed. The checksum of the file of weights stays the same.',
      },
      tokenizer: {
        text: 'The vocabulary of the model.',
        correction: 'It is fixed before training.',
      },
      next: {
        text: 'The answer of the model to later calls, without those examples.',
        correction: 'Nothing is left from one call to the next.',
      },
    },
  },
  bayes: {
    title: 'Two or three examples, and the doubt',
    statement:
      'Before the first example, the right task has odds of 1 to {against}. Each example is {ratio} times as ' +
      'likely if the task is that one.\n\nWhat is its probability after {read} examples?',
    hints: [
      'Odds are multiplied by the same factor at each example read.',
      'Odds of $c$ to 1 give the probability $c / (1 + c)$.',
    ],
    solution:
      'The odds become {ratio} × … × {ratio} ({read} factors) to {against}. The probability is the first of these ' +
      'two numbers divided by their sum: {answer}.',
    once: 'You took a single example into account. Each one multiplies the odds in its turn.',
    added: 'You added the factors. Independent examples multiply them.',
    ladder: {
      worked:
        'Odds of 1 to 4, examples 2 times as likely, and 3 of them are read. The odds are multiplied by 2 × 2 × 2 = ' +
        '8: they become 8 to 4. The probability is 8 / (8 + 4) = 0.6667, that is 67%.',
      gaps: [
        {
          ask: 'Each example multiplies the odds by {ratio}. After {read} examples, they are multiplied by…',
          fill: '{ratio} to the power {read}.',
        },
        { ask: 'That number is the odds to…', fill: '{against}.' },
        { ask: 'The probability is that number, divided by…', fill: 'itself plus {against}.' },
      ],
    },
  },
  gradientCode: {
    title: 'A gradient step without writing the weights',
    statement:
      'Complete `predict(X, Y, x, rate)`. The $k$ examples are the rows of `X`, of $d$ numbers, and of `Y`, of $m$ ' +
      'numbers. We look for the matrix $W$ of $ŷ = Wx$ that reduces half the sum of the squared errors, starting ' +
      'from $W = 0$.\n\nThe function returns what the model predicts for the input `x` after *one* gradient step ' +
      'of size `rate`, written as attention: the sum of the $y_i$, each weighted by $x_i·x$.\n\nUse only the ' +
      'language: no library, no network. Each call has 2 seconds.',
    hints: [
      'For each example a single number: the dot product of its row of `X` with `x`.',
      'The output has as many numbers as the rows of `Y`, not as those of `X`.',
    ],
    solution:
      'At $W = 0$ the gradient of half the sum of squares is minus the sum of the products $y_i x_i$. One step ' +
      'gives $W$, and $Wx$ rearranges into a sum of the $y_i$ weighted by $x_i·x$. The $x_i$ are the keys, the ' +
      '$y_i$ the values: this is attention without softmax.',
    starter: {
      shapes: 'X: k rows of d numbers; Y: k rows of m numbers; x: d numbers.',
      returns: 'Returns m numbers.',
      todo: 'yours to write',
    },
    tests: {
      book: {
        name: 'The example of the chapter',
        advice: 'The text finds 6: 0.2 × (2 × 3 + 4 × 6).',
      },
      single: {
        name: 'A single example',
        advice: 'A single term: the answer of the example, weighted by the dot product of the two inputs.',
      },
      orthogonal: {
        name: 'A key foreign to the query',
        advice: 'An example whose input is orthogonal to x does not count.',
      },
      rate: { name: 'Any step', advice: 'Remember to multiply by rate, only once.' },
      wide: { name: 'm larger than d', advice: 'The output has the width of the rows of Y.' },
      narrow: { name: 'm smaller than d', advice: 'The output has the width of the rows of Y, not that of x.' },
      many: { name: 'Many examples', advice: 'All examples count, down to the last one.' },
    },
  },
  rightProbability: {
    title: 'How sure?',
    statement:
      'Open the lab through the link: the task is “New categories”, with four examples, seed {seed}. Read the ' +
      'right answer, or infer it from the examples.\n\nWhat probability does the model give to that right answer?',
    hints: [
      'The table lists the possible first tokens. The right label is not always the most probable.',
      'The labels of the examples are true: that of a word of the same category is the right answer.',
    ],
    solution:
      'The model gives {answer} to the right label. These categories were never labelled in training: it must ' +
      'recognise them here.',
    swapped: 'That is the probability you read with swapped labels. Put the true ones back.',
  },
  enoughExamples: {
    title: 'Enough examples',
    statement:
      'Open the lab through the link: the task “{task}” and the seed {seed} are already there. Measure accuracy on ' +
      '{count} queries per point.\n\nAmong k = 0, 1, 2, 4 and 8, what is the smallest number of true examples ' +
      'that gives at least {enough} right answers out of {count}? If none is enough, answer {never}.',
    hints: [
      'Start the measurement, then open the table under the curve “true labels”.',
      '{enough} out of {count} is 90%.',
    ],
    solution:
      'The answer is {answer} (12 means that no number is enough). A rule that fits in one line can be guessed ' +
      'from one example; a table cannot be guessed, each of its lines must have been shown.',
  },
  copyingHead: {
    title: 'The head that copies',
    statement:
      'Open the lab through the link: eight examples of a table to look up, seed {seed}. The model must find the ' +
      'line where the word already stands.\n\nWhich head copies most on this prompt?',
    layer: 'Layer',
    head: 'Head',
    hints: [
      'Choose “Heads that copy”: the bar under each number grows with it.',
      'Open the candidates and see which tokens of the prompt are underlined.',
    ],
    solution:
      'On this prompt it is head {answer2} of layer {answer1}. Switch it off in the lab: if the answer holds, ' +
      'other heads copy as well.',
    right: 'Copying of {score:3}: no head does better on this prompt.',
    close: 'Very close: its copying is {score:3}, another head reaches {best:3}.',
    far: 'Its copying is only {score:3}. Another head reaches {best:3}.',
    unknown: 'The model has {layers} layers of {heads} heads, numbered from 1.',
  },
  costlyHeads: {
    title: 'Making it forget the examples',
    statement:
      'The model reads {examples} examples of “{task}”, {tongue}, then answers. In the lab, switch off {count} head{count:s}, ' +
      'no more and no fewer: the one{count:s} whose absence raises the surprise of the right answer most.\n\nYour ' +
      'choice is judged on {prompts} prompts that the lab does not show. The other settings do not count.',
    hints: [
      'In “Heads that copy”, switch off a head and read the probability of the right answer. Change the seed: a single ' +
        'prompt may mislead.',
      'The head that copies reads what others have prepared: look in the first layers too.',
      'Try heads two at a time: some are missed only if another is off too.',
    ],
    solution:
      'Of all possible choices, the costliest is this one: {best}. Copying takes several heads in a row: one, in an ' +
      'early layer, prepares what another looks up. Switching off either breaks the chain.',
    tongues: { fr: 'in French', en: 'in English' },
    none: 'none',
    silenced: 'Heads switched off, layer and rank',
    unknown: 'The model has {layers} layers of {heads} heads: one of the heads switched off does not exist.',
    number: 'Your state switches off {off} head{off:s}. It takes {count}.',
    right: 'The surprise of the right answer rises by {cost} nats per token: no choice costs clearly more.',
    close: 'The surprise of the right answer rises by {cost} nats per token. Another choice costs {most}.',
    far: 'The surprise of the right answer only changes by {cost} nats per token. Another choice costs {most}.',
  },
  swappedLabels: {
    title: 'Swapped labels',
    statement:
      'Open the lab through the link: task “{task}”, seed {seed}. Measure accuracy on {count} queries per ' +
      'point.\n\nWith k = {k} and labels *swapped* in the examples, in what share of cases does the model give ' +
      'the label that those examples teach?',
    hints: [
      'Two curves are about swapped labels: one counts the true answers, the other those that the examples teach.',
      'Read the point k = {k} of the curve “swapped, judged as such”.',
    ],
    solution:
      'It follows the examples in {answer} of cases. These labels mean nothing in themselves: swapping them only ' +
      'changes the names. Of the three hypotheses in the text, two predict that it follows them: copying the ' +
      'pattern and descending a gradient.',
    judgedTrue: 'That is the share of *true* labels. The question is about the labels that the examples teach.',
    notSwapped: 'That is the accuracy with true labels. The question is about swapped labels, judged as such.',
    atEight: 'That is the share with eight examples. The question is about the point k = {k}.',
  },
  newTask: {
    title: 'Outside its training',
    statement:
      'Open the lab through the link: task “{task}”, seed {seed}. This task was never seen in training. Measure ' +
      'accuracy on {count} queries per point.\n\nWhat is the accuracy at the point k = {k}, with true labels?',
    hints: ['Read the point k = {k} of the curve “true labels”.'],
    solution:
      'The model is right in {answer} of cases. Compare with a task seen in training: the same recipe, on what it ' +
      'has learned to sort, goes further.',
    trained: 'That is the accuracy on the categories seen in training. The task asked about is “{task}”.',
    atEight: 'That is the accuracy with eight examples. The question is about the point k = {k}.',
  },
} satisfies Strings<typeof fr>;
