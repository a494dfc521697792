import type { Strings } from '@kit/i18n/index.ts';
import type fr from './fr.ts';

export default {
  ms: 'ms',
  ranked: {
    pipeline: 'Layers (1F1B, four micro-batches)',
    data: 'Data, without ZeRO',
    zero2: 'Data, ZeRO 2',
    zero3: 'Data, ZeRO 3',
    tensor: 'Matrices',
    three: 'All three (tensor 2, pipeline 2, four micro-batches)',
  },
  rankSent: {
    title: 'From the quietest to the most talkative',
    statement:
      'In the laboratory, train four workers with each of these cuts, and look at the bytes sent.\n\nRank them from the ' +
      'one that sends the *fewest* bytes per step, all workers together, to the one that sends the *most*.',
    hints: [
      'The table of the “Bytes sent” view gives those of each worker: add them up.',
      'This small model has 436,864 parameters, and each whole activation 32,768 numbers.',
    ],
    solution:
      'Layers exchange activations only, at three boundaries. Gradients come next, then the weights that ZeRO 3 gathers ' +
      'on top. Matrices exchange whole activations in every block.',
  },
  rankHeld: {
    title: 'From the lightest to the heaviest',
    statement:
      'In the laboratory, train four workers with each of these cuts, and look at the memory.\n\nRank them from the one ' +
      'whose fullest worker holds the *fewest* bytes to the one whose fullest worker holds the *most*.',
    hints: [
      'With layers, workers do not all hold the same: take the fullest.',
      'Add up weights, gradients, optimizer and activations.',
    ],
    solution:
      'Cutting layers divides the state and the activations. ZeRO 3 divides the state, ZeRO 2 less of it. Cutting matrices ' +
      'divides it too, but each keeps whole what enters each region. Without ZeRO, cutting the data leaves the whole ' +
      'state to each.',
  },
  ownOrder: {
    title: 'An order of your own',
    statement:
      'Two stages, four micro-batches, in this order:\n\n- first stage: `{first}`\n- second stage: `{second}`\n\nRun it ' +
      'in the laboratory, on the “Equal slots” clock. How many slots does the step last, and how many ' +
      'micro-batches does the first stage keep in flight, at most?',
    hints: [
      'The timeline goes from 0 to the end of the last pass; its table gives each start and each length.',
      'A micro-batch is in flight at a stage from its forward pass to its backward pass.',
    ],
    solution: 'The step lasts {answer1} slots, and the first stage keeps up to {answer2} micro-batches.',
    slots: 'Slots',
    flying: 'Micro-batches in flight',
  },
  linkTime: {
    title: 'Changing the cable',
    statement:
      'In the laboratory, train {workers} workers with the “{cutName}” cut, then replay the step on {linkName} links, ' +
      'with {power} TFLOP/s per worker, hiding nothing.\n\nHow many milliseconds does it last?',
    hints: [
      'The “Timeline” view, on the clock of chosen links, gives the length of the step.',
      'Check by calculation: each ring makes one wait for 2(N − 1) messages, each with its latency and its bytes.',
    ],
    solution: 'The step lasts {answer}, computation and messages end to end.',
  },
  unplugged: {
    title: 'One worker less',
    statement:
      'Start the training in the laboratory, unplug a worker after some ten steps, then resume.\n\nWhich of these ' +
      'sentences are *true*?',
    hints: [
      'Read the sentences that show when it stops, then after it resumes.',
      'A checkpoint keeps the weights, Adam’s two moments and the number of the step.',
    ],
    solution:
      'An all-reduce waits for everyone: one is missing, and all stop. The steps after the last checkpoint are made ' +
      'again; as nothing is missing in it, they give the same bits.',
    options: {
      stops: {
        text: 'The other workers stop too.',
        correction: 'They wait for a message that will not come.',
      },
      again: {
        text: 'The steps made since the last checkpoint have to be made again.',
        correction: 'What they had learned was kept nowhere.',
      },
      bits: {
        text: 'The steps made again give the same losses, bit for bit.',
        correction: 'Same state, same batches, same additions.',
      },
      without: {
        text: 'The others finish the step without it, on a smaller batch.',
        correction: 'The sum of the gradients waits for everyone’s share.',
      },
      beginning: {
        text: 'The training has to start again from the first step.',
        correction: 'The laboratory keeps a checkpoint every four steps.',
      },
      moments: {
        text: 'The loss goes up after resuming, because the optimizer starts from zero.',
        correction: 'Its two moments are in the checkpoint.',
      },
    },
  },
} satisfies Strings<typeof fr>;
