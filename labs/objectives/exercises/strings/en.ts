import type { Strings } from '@kit/i18n/index.ts';
import type fr from './fr.ts';

export default {
  trueRank: {
    title: 'The rank of the true token',
    statement:
      'Open the lab on “{sentence}” and have token no. {token} guessed.\n\nAt which rank does each model place the ' +
      'true token?',
    decoder: 'Rank for the decoder',
    encoder: 'Rank for the encoder',
    hints: [
      'Click the column of token no. {token}: the two panels below guess it, each from what it sees.',
      'The rank is written under each list, even when the true token is not among the first.',
    ],
    solution:
      'The true token is at rank {answer1} for the decoder, at rank {answer2} for the encoder. The rank says how ' +
      'many tokens the model thought at least as probable; surprise depends on the probability alone.',
    swapped: 'You have swapped the two models.',
    wrong: 'Check that the sentence is this one and that token no. {token} is chosen.',
  },
  sentencePerplexity: {
    title: 'The perplexity of a sentence',
    statement:
      'Open the lab on “{sentence}”\n\nWhat is the perplexity of this sentence for the decoder? An error of 1% is ' +
      'allowed.',
    hints: [
      'Perplexity is the exponential of the mean surprise of the tokens.',
      'The lab shows it under the columns. Do it again from the table: mean of the surprises, then exponential.',
    ],
    solution:
      'It is {answer}: on (geometric) average, the decoder hesitates as if it were choosing each time among that ' +
      'many equally likely tokens.',
    loss: 'That is the mean surprise, in nats. Perplexity is its exponential.',
    pseudo: 'That is the pseudo-perplexity of the encoder, which sees both sides. The question is about the decoder.',
  },
  bothSides: {
    title: 'What the right side brings',
    statement:
      'Open the lab on “{sentence}”\n\nLeaving out the first token, for which one does the surprise fall most from ' +
      'the decoder to the encoder? Give its number.',
    field: 'Token no.',
    hints: [
      'Look for the token where the decoder’s column most exceeds the encoder’s.',
      'The table gives surprises to three decimals: work out the difference, decoder minus encoder, for the ' +
        'candidates.',
    ],
    solution:
      'It is token no. {answer}. The difference measures what the rest of the sentence revealed to *this* model; ' +
      'elsewhere it can be negative, for the two networks did not learn the same thing.',
    right: 'Surprise falls there by {gain:2} nats, more than anywhere else.',
    second: 'Nearly: it falls there by {gain:2} nats, but another token gains {best:2} nats.',
    far: 'Another token gains far more: {best:2} nats.',
    unknown: 'The sentence has only {count} tokens.',
  },
  passes: {
    title: 'How many passes?',
    statement:
      'A text is {tokens} tokens long. We want the surprise of each.\n\nHow many passes must the decoder make? And ' +
      'the encoder, if it hides one token at a time and handles one sentence per pass?',
    decoder: 'Passes of the decoder',
    encoder: 'Passes of the encoder',
    hints: [
      'Under the causal mask, each position predicts the next without seeing it. Must it start again for each?',
      'The encoder only predicts honestly what is hidden from it. How many tokens are hidden at a time?',
    ],
    solution:
      'The decoder needs {answer1}, the encoder {answer2}. The causal mask makes the {tokens} predictions honest ' +
      'in a single pass. This is also why, in training, every position teaches the decoder.',
    swapped: 'It is the other way round: the causal mask is what spares starting again.',
    oneByOne: 'The decoder need not start again: the mask already hides from each position what follows it.',
    together:
      'In a single pass the encoder would see each token it has to guess, or would no longer see the others if all ' +
      'were hidden.',
    ladder: {
      worked:
        'A text of 4 tokens. In the decoder, the causal mask hides from each position what follows it: a single pass ' +
        'gives all 4 surprises. The encoder has to hide the first token, then the second, then the third, then the ' +
        'fourth: 4 passes.',
      gaps: [
        {
          ask: 'In the decoder, the causal mask hides from each position…',
          fill: 'what follows it: all predictions are read in the same pass.',
        },
        { ask: 'In each pass, the encoder hides…', fill: 'one token, and uses all the others.' },
        { ask: 'It therefore takes as many passes as…', fill: 'there are tokens to hide in turn, {tokens}.' },
      ],
    },
  },
  temperedChance: {
    title: 'Warmer, cooler',
    statement:
      'Open the lab on “{sentence}”, with all tokens (top-k: all) and the whole nucleus (top-p = 1).\n\nSet the ' +
      'temperature to {temperature}. At the first draw, what is the real chance of the most probable token?',
    hints: [
      'Have one token written and open its draw: the last column gives the chance after the settings.',
      'The first row is the most probable token, even if another was drawn.',
    ],
    solution:
      'Its chance is {answer}. Below 1, temperature widens the gaps; above 1, it narrows them. It never changes ' +
      'the order.',
    untempered: 'That is the probability the model gives, at temperature 1. Read the real chance.',
  },
  nucleusSize: {
    title: 'The size of the nucleus',
    statement:
      'Open the lab on “{sentence}”. Temperature {temperature}, top-k: all, top-p: {p}.\n\nHow many tokens remain ' +
      'possible at the first draw?',
    hints: [
      'Set everything first, have one token written, then open draw no. 1.',
      'The count is written under the list of the draw, which shows only the first ones.',
    ],
    solution:
      '{answer} remain. The nucleus adapts: small when the model is sure, large when it hesitates. A fixed top-k ' +
      'cannot.',
    untempered: 'That is the count at temperature 1. Set it to {temperature}.',
    tooMany: 'Too many: check that top-p is {p} and that the temperature is {temperature}.',
    tooFew: 'Too few: check that top-k is on “all” and that you are reading draw no. 1.',
  },
  nucleusCode: {
    title: 'Writing the nucleus',
    statement:
      'Complete `nucleus(P, p)`. `P` is a probability distribution over tokens, `p` a number between 0 and 1. The ' +
      'function returns a distribution of the same length:\n\n- the most probable tokens are kept, as few as ' +
      'possible, whose sum reaches `p`;\n- the others get probability zero;\n- those kept are brought back to a ' +
      'sum of 1, and stay in their place.\n\nUse the language alone. Each call has 2 seconds.',
    hints: [
      'Sort the indices by decreasing probability, leaving `P` as it is.',
      'Add up the probabilities in that order. The token that reaches `p` is kept too.',
      'Divide by the mass kept at the end.',
    ],
    solution:
      'Sort the indices, keep until the mass reaches $p$, then divide by that mass. A whole program is shown under ' +
      'the tests. At least one token is always kept, however small $p$ is.',
    starter: {
      shapes: 'P: probabilities, summing to 1; p between 0 and 1.',
      returns: 'Returns a distribution of the same length.',
      order: 'indices by decreasing probability',
      keep: 'keep up to mass p',
      share: 'bring the sum back to 1',
    },
    tests: {
      sorted: { name: 'Already sorted', advice: 'Two tokens are enough to reach 0.7: 0.5, then 0.25.' },
      unsorted: { name: 'Out of order', advice: 'The tokens kept stay in their place: the answer is not sorted.' },
      exact: { name: 'Mass reached exactly', advice: '0.5 + 0.25 reaches 0.75: no further token must be kept.' },
      first: { name: 'A tiny p', advice: 'The token that reaches p is kept: there is always at least one left.' },
      sizes: { name: 'Any sizes', advice: 'Check that the probabilities kept sum to 1.' },
      whole: { name: 'p = 1', advice: 'With p = 1, nothing is removed.' },
      long: { name: 'Two thousand tokens', advice: 'Sort once only, outside any loop.' },
    },
  },
} satisfies Strings<typeof fr>;
