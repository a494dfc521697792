import type { Strings } from '@kit/i18n/index.ts';
import type fr from './fr.ts';

/** Exercises answered by training, same keys and values as in French. */
export default {
  prose: { fr: 'French', en: 'English' },
  searches: { loss: 'Loss, nats per token' },
  tooFast: {
    title: 'One rate too many',
    statement:
      'Task “{taskName}”, rank {rank}, seed {seed}, 12 steps of 2 windows; the rest as when the lab opens.\n\nTrain ' +
      'with these rates: {rates}. Which is the first, from the smallest up, after which the held-out loss is above ' +
      'what it was before the first step? And where does that loss end with the rate just below?',
    rate: 'First rate that is too high',
    below: 'Loss at the rate before',
    hints: [
      'Halve the search: try a rate in the middle. If the loss already climbs, look below, otherwise above.',
      'Compare the held-out loss after the last step with that of step 0, not with the loss of the batches: two ' +
        'windows say little.',
    ],
    solution:
      'Rate {answer1} is the first that harms; just below it, the loss ends at {answer2}. There is not a factor of ' +
      'two between them: at every step AdamW moves every number by about the rate, and past a limit the steps stride ' +
      'over the valley instead of walking down into it.',
    last: 'That is the last rate that helps: the next one is asked for. The loss is the right one.',
  },
  seedSpread: {
    title: 'What chance weighs',
    statement:
      'Task “{taskName}”, rank {rank}, rate {rate}, 12 steps of 2 windows; the rest as when the lab opens.\n\nTrain ' +
      'three times, with the seeds {seed}, {second} and {third}. How far apart are the largest and the smallest of ' +
      'the three held-out losses, in nats per token?',
    hints: [
      'The seed draws the first matrix $A$ and the order of the texts. Nothing else changes.',
      'Note the held-out loss after the last step each time, then take the largest minus the smallest.',
    ],
    solution:
      'They are {answer} nat{answer:s} per token apart, though nothing but chance has changed. A setting that gains ' +
      'less than that, on one seed, has shown nothing.',
    ends: 'That is how far apart the first and the last seed are. The middle one may be the highest or the lowest.',
  },
  enoughRank: {
    title: 'The rank beyond which nothing is gained',
    statement:
      'Task “{taskName}”, rate {rate}, seed {seed}, 12 steps of 2 windows; the rest as when the lab opens.\n\nTrain ' +
      'at ranks {ranks}. Which is the smallest rank whose final held-out loss is at most {nothing} nat above the ' +
      'lowest of the five? Give that loss too.',
    rank: 'Rank',
    hints: [
      'Five trainings: note the five held-out losses, and find the lowest first.',
      'Then go through the ranks, from the smallest up: the first whose loss is no more than {nothing} nat above the ' +
        'lowest is enough.',
    ],
    solution:
      'Rank {answer1} is enough, with a loss of {answer2}. Doubling the rank doubles the numbers to learn, but the ' +
      'loss seldom falls as much: the correction needs few directions, and how many depends on the task.',
    lowest: 'That is the rank of the lowest loss. A smaller one does nearly as well.',
  },
  bestMatrix: {
    title: 'A single matrix',
    statement:
      'Task “{taskName}”, rank {rank}, rate {rate}, seed {seed}, 12 steps of 2 windows; the rest as when the lab ' +
      'opens.\n\nAdapt one matrix per block only, and try each of the four: (1) $W_Q$, $W_K$, $W_V$ together, (2) ' +
      '$W_O$, (3) the MLP’s input, (4) its output. Which one gives the lowest held-out loss, and how low?',
    which: 'Matrix, from 1 to 4',
    hints: [
      'Four trainings, one box ticked each time, under “Matrices, batch size, seed”. The number of parameters is not ' +
        'the same.',
      'Note the held-out loss after the last step.',
    ],
    solution:
      'Matrix {answer1} wins, with {answer2}. The original paper adapted attention only; the place that helps most ' +
      'depends on the task, and those of the MLP, four times wider on one side, learn more numbers at the ' +
      'same rank.',
    worst: 'That is the highest of the four losses.',
  },
  frozenA: {
    title: 'Learning B alone',
    statement:
      'Task “{taskName}”, rank {rank}, rate {rate}, seed {seed}, 12 steps of 2 windows; the rest as when the lab ' +
      'opens.\n\nTrain as usual first, then with $A$ frozen. What is the held-out loss with $A$ frozen, minus that ' +
      'with $A$ learned, in nats per token?',
    hints: [
      'Two trainings of the same seed: $A$ starts from the same numbers. The switch is under “Matrices, batch size, ' +
        'seed”.',
      'The difference may be negative: then freezing helps, in a training this short.',
    ],
    solution:
      'The difference is {answer} nat{answer:s} per token. An $A$ drawn at random picks $r$ directions of the input ' +
      'knowing nothing of the task; $B$ learns what to do with them, and the loss falls all the same. At a low rate, ' +
      'it falls more slowly. Freezing $A$ (LoRA-FA) saves its gradient and its moments.',
    alone: 'That is the loss with $A$ frozen. Subtract that of the ordinary training.',
  },
  resume: {
    title: 'Going on after a pause',
    statement:
      'Start a training of 20 steps, stop it at step 10, then go on from the state that was kept: $A$, $B$, AdamW’s ' +
      'moments and the number of steps done. Compare with the same training done in one go, on the same ' +
      'device.\n\nWhat becomes of the losses of steps 11 to 20?',
    hints: [
      'What does step 11 depend on? Make the list: weights, moments, texts of the batch, rate.',
      'Try it: note the loss of step 20 in both cases, with all the decimals shown.',
    ],
    solution:
      'All that step 11 depends on is in the state, or follows from the seed and the number of the step. That is the ' +
      'rule of a good checkpoint: a training of three months, on a thousand machines, stops often.',
    options: {
      same: {
        text: 'Exactly the same',
        correction: 'Batches and rate depend on the seed and the number of the step alone; the state holds the rest.',
      },
      moments: {
        text: 'Different: AdamW’s moments start from zero again',
        correction: 'The state that was kept holds them, two numbers per parameter. Without them, it would be true.',
      },
      order: {
        text: 'Different: the texts are drawn in another order',
        correction: 'The order of the texts depends on the seed alone: the draw has no state of its own.',
      },
      rate: {
        text: 'Different: the warm-up of the rate starts again',
        correction: 'The rate is a function of the number of the step, and step 11 is still the eleventh.',
      },
      close: {
        text: 'Nearly the same: rounding adds up in another way',
        correction: 'On the same device, the same operations in the same order round alike.',
      },
    },
  },
  forgotten: {
    title: 'What is forgotten',
    statement:
      'Task “{taskName}”, rank {rank}, rate {rate}, seed {seed}, {steps} steps of 2 windows; the rest as when the ' +
      'lab opens.\n\nBy how much has the loss on general {prose} prose changed after the last step, in nats per ' +
      'token?',
    hints: [
      'Two numbers are enough: the loss on that prose before the first step, and after the last.',
      'A rise is positive. The task is not what is measured: these are novels that training never shows.',
    ],
    solution:
      'The loss has changed by {answer} nat{answer:s} per token. The base has not moved, but the correction is added ' +
      'to all that it reads, prose included: {steps} steps are enough to forget. Remove the adapter, and nothing is ' +
      'forgotten any more.',
    absolute: 'That is the loss itself. How much it has changed is asked for.',
    ofTheTask: 'That is the change of the loss on the task. Look at that on general prose.',
  },
} satisfies Strings<typeof fr>;
