import type { Strings } from '@kit/i18n/index.ts';
import type fr from './fr.ts';

export default {
  lora: {
    flow: 'The base and its correction',
    flowDesc:
      'From the bottom up. The input x, k\u00a0numbers, takes two paths. On the left, the frozen matrix W₀, d×k. ' +
      'On the right, A, wide and flat, r×k, sums the input up in r\u00a0numbers; then B, tall and thin, d×r, ' +
      'spreads them out over d; the result is multiplied by α/r. The two outputs are added into h, ' +
      'd\u00a0numbers.',
    input: '*x*: *k*\u00a0numbers',
    output: '*h*: *d*\u00a0numbers',
    frozen: '*W*_{0}\n*d*×*k*\nfrozen',
    a: '*A*: *r*×*k*',
    b: '*B*: *d*×*r*\n(starts at 0)',
    rank: '*r*\u00a0numbers',
    scale: '× *α*/*r*',
    count: 'What is learned, to scale',
    countDesc: (frozen, learned, ratio) =>
      `A large square, the ${frozen}\u00a0frozen parameters of W₀; inside it, a small square, the ` +
      `${learned}\u00a0learned parameters of A and B. Areas are in proportion: ${ratio}\u00a0times fewer.`,
    frozenCount: (d, k, count) => `*W*_{0}: ${d} × ${k}\n= ${count} frozen`,
    learnedCount: (r, d, k, count) => `${r} × (${d} + ${k})\n= ${count} learned`,
    share: (ratio, share) => `${ratio}\u00a0times fewer, or ${share}`,
    toScale: 'areas in proportion',
    legend: { frozen: 'frozen', learned: 'learned' },
  },
  prompt: {
    title: 'Anatomy of a prompt with three examples',
    parts: {
      instruction: {
        name: 'Instruction',
        role: 'states the task',
        text: 'Say whether each review is positive, negative or neutral.',
      },
      examples: {
        name: 'Examples',
        role: 'fix the form',
        text:
          'Review: What a bore. Sentiment: negative.\nReview: A marvel. Sentiment: positive.\nReview: The film lasts ' +
          'two hours. Sentiment: neutral.',
      },
      query: { name: 'Query', role: 'the case at hand', text: 'Review: I loved this film!' },
      trigger: { name: 'Trigger', role: 'calls for the answer', text: 'Sentiment:' },
      answer: { name: 'Answer', role: 'by the model', text: 'positive' },
    },
    source: 'Solid line: the text you give. Dashes: the continuation you expect, with no weight changed.',
  },
  alignment: {
    title: 'From the base model to the assistant',
    desc:
      'From top to bottom. The base model, which has read texts, goes on to instructions: it reads instructions and ' +
      'good answers, written by people. From there, two roads. On the left, a reward model learns the preferences, ' +
      'then reinforcement (RLHF) uses it. On the right, DPO learns directly from the same pairs. Both lead to ' +
      'verifiable rewards, where a program judges. At the bottom, the assistant.',
    base: 'base model',
    baseReads: 'has read texts:\nit continues them',
    instructions: 'instructions\n(SFT)',
    instructionsRead: 'reads good answers,\nwritten by people',
    reward: 'reward\nmodel',
    rlhf: 'reinforcement\n(RLHF)',
    dpo: 'a loss,\nwithout a\nreward model\n(DPO)',
    judges: 'people rank answers',
    verified: 'verifiable\nrewards (RLVR)',
    verifiedReads: 'a program judges',
    assistant: 'assistant',
    note: 'In colour, the steps in which the weights of the assistant change.',
  },
  induction: {
    title: 'Copying a pattern, with two heads',
    desc:
      'A series of tokens: Mrs, Dalloway, an ellipsis, Mrs. A first head writes the note “after Mrs” on Dalloway. From ' +
      'the second Mrs, a second head looks for that note, finds it on Dalloway, and promotes Dalloway as next token.',
    first: 'Mrs',
    second: 'Dalloway',
    noted: 'after “Mrs”',
    previous: '1. note the previous one',
    looks: '2. look for “after Mrs”',
    promotes: '3. promote',
  },
  chainDepth: {
    once: 'The answer at once',
    onceDesc: 'A column of layers. The question goes in at the bottom, the answer comes out at the top: a single pass.',
    written: 'A written chain',
    writtenDesc:
      'Three columns of layers. The question goes in at the bottom of the first; what comes out at the top is written ' +
      'down and goes in at the bottom of the next column, and so on until the answer.',
    layer: (number: string) => `layer\u00a0${number}`,
    question: 'question',
    answer: 'answer',
    results: ['step', 'step', 'answer'],
    onceSteps: (layers: string) => `${layers}\u00a0steps in series`,
    writtenSteps: (layers: string, tokens: string, steps: string) =>
      `${layers} × ${tokens}\u00a0tokens = ${steps}\u00a0steps`,
    note: 'Four layers stand for 96, and three tokens for fifty.',
  },
} satisfies Strings<typeof fr>;
