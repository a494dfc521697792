/** Exercises of the chain-of-thought lab. Markup: kit/exercises/markup.ts; `{name}` is a value of the variant. */
import type { Strings } from '@kit/i18n/index.ts';
import type fr from './fr.ts';

export default {
  everyStep: {
    title: 'A chain without a slip',
    statement:
      'A model gets each step right with probability {sure:p0}, independently of the others. A problem takes ' +
      '{steps} of them, and a single mistake loses it.\n\nWhat is the probability that all {steps} steps are ' +
      'right?',
    hints: [
      'Two independent steps succeed together with a probability that is the *product* of theirs.',
      'Raise {sure:2} to the power {steps}.',
    ],
    solution:
      '{sure:2} to the power {steps} gives {answer}. A reliability of {sure:p0} per step looks good; over a long ' +
      'chain it no longer is.',
    one: 'This is the probability of a single step. It takes {steps} in a row.',
    added: 'You added the risks, {steps} × {missed:2}. They overlap: multiply the successes instead.',
    some: 'This is the probability that at least one step is right. All of them must be.',
    ladder: {
      worked:
        'Four steps, each right with probability 0.9. The first two are right together with 0.9 × 0.9 = 0.81, and so ' +
        'are the other two; all four, with 0.81 × 0.81 = 0.6561, that is 66%.',
      gaps: [
        { ask: 'One step is right with probability…', fill: '{sure:2}.' },
        { ask: 'Two steps are right together with…', fill: '{sure:2} × {sure:2}.' },
        { ask: 'All {steps} steps are right with…', fill: '{sure:2} raised to the power {steps}.' },
      ],
    },
  },
  threeVoters: {
    title: 'Three chains vote',
    statement:
      'Three chains are drawn, independent, each right with probability {right:p0}. Only two answers are possible, ' +
      'and the majority one is kept.\n\nWith what probability is the answer kept right?',
    hints: [
      'The majority is right if all three chains are, or if exactly two are.',
      'Two chains right out of three: there are three ways to choose the one that is wrong.',
    ],
    solution:
      '$p^3$ + 3 $p^2$(1 − $p$), with $p$ = {right:2} and 1 − $p$ = {wrong:2}, gives {answer}. Voting amplifies ' +
      'the tendency, either way. Real chains, drawn from the same model, are often wrong together: the gain is ' +
      'smaller.',
    all: 'You counted only the case in which all three chains are right. Two are enough.',
    ordered: 'Two chains right out of three can happen in three ways: count them all.',
    any: 'This is the probability that at least one chain is right. One vote of three is no majority.',
    ladder: {
      worked:
        'Three chains, each right with probability 0.9. All three: 0.9 × 0.9 × 0.9 = 0.7290. Only two, in three ' +
        'ways: 3 × 0.9 × 0.9 × 0.1 = 0.2430. The majority is right with 0.7290 + 0.2430 = 0.9720, that is 97%.',
      gaps: [
        { ask: 'All three chains are right with…', fill: '{right:2} × {right:2} × {right:2}.' },
        { ask: 'Only two are, in three ways, with…', fill: '3 × {right:2} × {right:2} × {wrong:2}.' },
        {
          ask: 'The majority is right with…',
          fill: '{right:2} × {right:2} × {right:2} + 3 × {right:2} × {right:2} × {wrong:2}.',
        },
      ],
    },
  },
  voteCode: {
    title: 'Writing the vote',
    statement:
      'Complete `vote(answers)`. `answers` holds the answer of each chain, in the order in which they were drawn: ' +
      'a number, or `-1` for a chain that concluded nothing. The function returns the answer kept:\n\n- the most ' +
      'frequent;\n- in a tie, the one that came first;\n- `-1` does not vote; if nobody concluded, the function ' +
      'returns `-1`.',
    hints: [
      'First count the votes of each answer, in a `Map` or an array.',
      'A `Map` is walked in the order of first insertions: a strict comparison, `>`, then keeps the first one of a ' +
        'tie.',
    ],
    solution:
      'Count, then keep the largest count while walking through the answers in the order in which they first came. ' +
      'It is exactly what the lab does.',
    starter: {
      answers: 'answers: what the chains answer, −1 if the chain concluded nothing',
      returns: 'returns the majority answer, or −1',
      count: 'count the votes',
      choose: 'keep the answer that has the most',
    },
    tests: {
      plain: { name: 'A clear majority', advice: 'The answer 7 has three votes: it wins.' },
      silent: {
        name: 'Silent chains',
        advice: 'A −1 is not an answer, even when there are more of them than of anything else.',
      },
      tie: { name: 'A tie', advice: 'Two answers have two votes: the one that came first is kept.' },
      late: {
        name: 'A tie reached at the end',
        advice: 'The first to come wins, even if the other had its two votes earlier.',
      },
      nobody: { name: 'Nobody concludes', advice: 'Without any vote, the function returns −1.' },
      zero: {
        name: 'The answer 0',
        advice: '0 is an answer like any other. Beware of tests such as `if (best)`.',
      },
      long: { name: 'Many chains', advice: 'Count all votes before you choose.' },
    },
  },
  blindDigit: {
    title: 'Answering at once',
    statement:
      'Open the lab on the problem of {depth} steps of seed {seed}. In the column “Zero-shot”, the model writes a ' +
      'digit straight away. Choose this token to see what it might have written in its place.\n\nWhat ' +
      'probability did the model give to the *right* answer?',
    hints: [
      'The right answer is written under the statement. Look for this digit in the table of the most probable tokens.',
      'It is not necessarily the digit that the model wrote.',
    ],
    solution:
      'It gave it {answer}. Chance would be 10%. Each operation reshuffles the ten digits without losing one: ' +
      'without the values in between, nothing sets the right answer apart. All of them would have to be computed ' +
      'at once, in a few layers.',
    chosen: 'This is the probability of the digit that the model wrote. Look for that of the right answer.',
  },
  tokensWritten: {
    title: 'The price of steps',
    statement:
      'Open the lab on the problem of {depth} steps of seed {seed}.\n\nHow many tokens does the model write when ' +
      'no example is shown? And with “Step by step”?',
    direct: 'Zero-shot',
    trigger: 'Step by step',
    hints: [
      'The number of tokens written stands under each verdict. Leave out those of the prompt.',
      'You can count them: a step takes four tokens, full stop included.',
    ],
    solution:
      'With no example it writes {answer1}; with “Step by step”, {answer2}. Each token written is one more pass ' +
      'through the model, hence a few more layers in series: a chain of thought buys depth with tokens. The more ' +
      'steps the problem has, the more it costs.',
    prompt: 'You noted the length of the prompts. What counts is what the model writes after them.',
  },
  rightOutOf: {
    title: 'How many out of ten?',
    statement:
      'Open the lab on “By steps”, with seed {seed} and {count} problems per point. Start measuring.\n\nWith ' +
      '{depth} steps, how many problems out of {count} are right when no example is shown? And with “Step by ' +
      'step”?',
    direct: 'Zero-shot',
    trigger: 'Step by step',
    hints: [
      'Move from point to point with the arrow keys: the text under the chart gives the exact count.',
      'Wait for the end: every point must cover {count} problems.',
    ],
    solution:
      'With no example it gets {answer1} right; with “Step by step”, {answer2}. Ten problems are few: the 95% ' +
      'interval is wide. Measure a hundred before you conclude, and compare.',
    swapped: 'You swapped the two prompts.',
  },
  wrongStep: {
    title: 'A wrong digit in the chain',
    statement:
      'Open the lab on “Change a step”: the problem of {depth} steps of seed {seed}, step {step} changed to ' +
      '{value}. Let the model go on.\n\nWhat does it conclude?',
    hints: [
      'The conclusion is the last line of the table, column “In the chain”.',
      'Check that the digit written is {value}, at step {step}.',
    ],
    solution:
      'It concludes {answer}; without the wrong digit, the right answer was {right}. Compare with the column ' +
      '“Following the digit written”: if that is where it ends up, it really reads its steps to answer, and does ' +
      'not redo the sum behind the scenes. It is a test of faithfulness that a fine explanation does not always ' +
      'pass.',
    untouched:
      'This is the right answer, that of the untouched chain. What does the model conclude with the wrong digit?',
  },
  keptAnswer: {
    title: 'The answer kept',
    statement:
      'Open the lab on “Vote”: the problem of {depth} steps of seed {seed}, temperature {temperature:1}, {chains} ' +
      'chains. Draw them.\n\nWhich answer is kept, and with how many votes?',
    answer: 'Answer',
    votes: 'Votes',
    hints: [
      'The sentence above the table gives both numbers, once all chains are drawn.',
      'Check the temperature and the number of chains: another setting gives other draws.',
    ],
    solution:
      'The answer kept is {answer1}, with {answer2} vote{answer2:s}. The seed makes the draw repeatable: change ' +
      'it, and other chains come out. The answer kept changes less than each of them, which is the whole point ' +
      'of voting.',
  },
  whyWrite: {
    title: 'What writing changes',
    statement: 'Why does writing the steps help a model of fixed depth? Tick all that is true.',
    hints: [
      'Ask yourself what changes from one token to the next: the weights, the context, the number of layers?',
      'Think of the falsified step: it tells what the model reads, not what it “thinks”.',
    ],
    solution:
      'Writing gives the model a memory and serial computation, paid for in tokens. Its weights and layers stay ' +
      'what they are, and nothing guarantees that its reasons are those it writes.',
    options: {
      context: {
        text: 'Each value written joins the context, where attention can read it again',
        correction: 'The context serves as working memory: that is where the steps are kept.',
      },
      serial: {
        text: 'Each token written is one more pass through the layers, hence more serial computation',
        correction: 'A single token has only the depth of the model; fifty have it fifty times.',
      },
      cost: {
        text: 'The gain has a price: the more steps, the more tokens to write',
        correction: 'The cost grows with the length of the chain, for every question.',
      },
      weights: {
        text: 'The weights adjust a little at each step',
        correction: 'The weights do not move. Only the context grows.',
      },
      faithful: {
        text: 'The steps are sure to show the true reasons for the answer',
        correction:
          'Not for sure: models have been seen to justify afterwards an answer that was due to something else. It ' +
          'must be put to the test, for instance by falsifying a step.',
      },
      layers: {
        text: 'The model gains layers as it writes',
        correction: 'It always has the same number of layers. It is the number of passes that grows.',
      },
    },
  },
} satisfies Strings<typeof fr>;
