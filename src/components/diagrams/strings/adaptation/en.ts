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
    title: 'Anatomy of a prompt with two examples',
    parts: {
      instruction: {
        name: 'Instruction',
        role: 'states the task',
        text: 'Say whether each review is positive or negative.',
      },
      examples: {
        name: 'Examples',
        role: 'fix the form',
        text: 'Review: What a bore. Sentiment: negative.\nReview: A marvel. Sentiment: positive.',
      },
      query: { name: 'Query', role: 'the case at hand', text: 'Review: I loved this film!' },
      trigger: { name: 'Trigger', role: 'calls for the answer', text: 'Sentiment:' },
      answer: { name: 'Answer', role: 'by the model', text: 'positive' },
    },
    source: 'Solid line: the text you give. Dashes: the continuation you expect, with no weight changed.',
  },
} satisfies Strings<typeof fr>;
