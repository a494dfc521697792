import type { Strings } from '@kit/i18n/index.ts';
import type fr from './fr.ts';

export default {
  needed: {
    title: 'From p to p to the power k',
    statement:
      'A model gets {share}% of digits right; answers have {length} digits, and errors are taken to be ' +
      'independent.\n\nWhat share of the answers is wholly right, and what share of right digits would it take for ' +
      'half of the answers to be so?',
    exact: 'Answers that are right',
    half: 'Half of the digits right',
    hints: ['Raise the share of right digits to the power {length}.', 'For half: $p = 2^[-1/k]$.'],
    solution: '{answer1} of the answers are wholly right; half of them would take {answer2} of right digits.',
    added: 'Errors do not add up: the shares of right digits multiply.',
    ladder: {
      worked:
        'Answers of 2 digits, 50% of which are right. A whole answer is right one time in four: 0.5 × 0.5 = 0.25, ' +
        'that is 25%. For half of the answers, $p^2$ = 0.5 is needed, so $p = 2^[-1/2]$, about 0.7071, that is ' +
        '70.71%.',
      gaps: [
        {
          ask: 'An answer is right if each of its {length} digits is. Its probability is…',
          fill: '{share} / 100, raised to the power {length}.',
        },
        {
          ask: 'For half, $p$ to the power {length} has to be 0.5. So $p$ is…',
          fill: '0.5 raised to the power 1 / {length}.',
        },
      ],
    },
  },
  rightSums: {
    title: 'Counting right sums',
    statement:
      'In the laboratory, set: {digits} digits per number, carries “{sums}”, seed {seed}. Open the answers of ' +
      'size {size}, as they were kept.\n\nWhat share of the sums is wholly right, and what is the product of the ' +
      'probabilities, mean over the sums?',
    exact: 'Sums that are right',
    product: 'Product of the probabilities',
    hints: ['The seed and the size have a setting each.', 'The measures are above the table of answers.'],
    solution: '{answer1} of the sums are right; the product is {answer2}.',
  },
  steepest: {
    title: 'Where is the step?',
    statement:
      'In the laboratory, set: {digits} digits per number, carries “{sums}”, all seeds, and make a bet, ' +
      'whatever it is.\n\nWhat share of the climb does the steepest step make, for the measure “{one}”, then ' +
      'for the measure “{other}”?',
    first: 'First measure',
    second: 'Second measure',
    hints: ['Each curve says its steepest step.', 'The share may exceed 100%: a curve may come down again.'],
    solution: 'First measure: {answer1} of the climb. Second: {answer2}.',
  },
  ownMeasure: {
    title: 'A measure of your own',
    statement:
      'In the laboratory, set: {digits} digits per number, carries “{sums}”, all seeds. Write a measure that is, ' +
      'for each sum, {what}.\n\nWhat is it at size {size}, on average?',
    what: {
      'p[0]': 'the probability of the first digit written',
      'p[1]': 'the probability of the second digit written',
      'p[p.length - 2]': 'the probability of the units digit, the last before the end',
      'Math.min(...p)': 'the smallest of the probabilities, the end included',
      'p[0] * p[1]': 'the product of the probabilities of the first two digits written',
    },
    hints: [
      'p is a list: p[0] is its first element, p[p.length - 1] the last, which is the end.',
      'Arrow keys walk along the curve; the table gives all the numbers.',
    ],
    solution: 'It is {answer}.',
  },
  verdict: {
    title: 'What the laboratory lets one say',
    statement: 'Compare two and five digits, the seeds and the three measures. What can be asserted?',
    options: {
      luck: {
        text:
          'At two digits, size 6k gets nearly all right with one seed and nearly none with another: a leap seen in ' +
          'a single training may be chance.',
        correction: 'Choose one seed, then another: 91% and 9% of the sums.',
      },
      dependent: {
        text:
          'At five digits, the share of right digits to the power k foretells the share of right sums within a few ' +
          'points.',
        correction: 'Bet, and compare: at 8k, 10k or 109k the two numbers are neighbours.',
      },
      both: {
        text:
          'At five digits and size 8k, the likelihood of the right answer too tells the seeds that have learnt from ' +
          'the one that has not: a continuous measure does not erase that leap.',
        correction: 'Choose one seed, then another: −1.5 and −1.6 for two of them, −7.6 for the third.',
      },
      mirage: {
        text: 'The leap disappears as soon as digits are counted: it was an effect of the measure alone.',
        correction:
          'At 8k, the share of right digits goes from 47% to over 86% from one seed to another. It is the mean ' +
          'of the seeds that softens the curve.',
      },
      zero: {
        text: 'No right sum out of a hundred at 4k proves that the probability of a right sum is zero there.',
        correction: 'The product of the probabilities is small, not zero. A hundred sums cannot see it.',
      },
      larger: {
        text: 'A larger model always does better: with seed 1337, no size falls back.',
        correction: 'At five digits, 109k gets fewer sums right than 27k.',
      },
    },
    hints: ['Set the seed, then compare 1 and 2 at two digits.', 'Under each curve, read its steepest step.'],
    solution: 'The first, the second and the third are true; each option says why.',
  },
} satisfies Strings<typeof fr>;
