import type { Strings } from '@kit/i18n/index.ts';
import type fr from './fr.ts';

export default {
  title: (sentence: string) => `Attention map of the sentence “${sentence}”`,
  summary: (from: string, to: string, share: string) =>
    `The last token, “${from}”, looks mostly at “${to}” (${share}).`,
  caption: (layer: string, head: string) =>
    `Each row shows what one token looks at. Layer ${layer}, head ${head} of the book’s model, computed for this ` +
    'cover.',
  link: 'Try it with your own sentence',
} satisfies Strings<typeof fr>;
