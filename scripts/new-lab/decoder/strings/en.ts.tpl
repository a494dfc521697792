import type { Strings } from '@kit/i18n/index.ts';
import type fr from './fr.ts';

export default {
  noscript: 'Without JavaScript the laboratory shows what the model expects after the initial sentence.',
  first: 'Change the last word of the sentence: does the model still expect the same?',
  hint: 'The model says what it expects next.',
  origin: 'The model has read the sentence in this browser.',
  suggestions: [
    'She opened the door of the',
    'Once upon a time there was a',
    'Madam, you are very',
    'The king rose and',
    'Why do you weep, my',
  ],
  temperature: 'Temperature',
  count: 'Tokens shown',
  summary: (token, share) => `What the model most expects after this sentence: “${token}”, with probability ${share}.`,
  caption: (count) => `The ${count} most probable tokens`,
  token: 'Token',
  probability: 'Probability',
  rest: 'All the others together',
} satisfies Strings<typeof fr>;
