/** What contrastive learning does not learn, and how to see it. */
import type { Strings } from '@kit/i18n/index.ts';
import type fr from './fr.ts';

export default {
  title: 'What this model cannot do',
  hint: 'Each line sets the lab for an experiment: start it, and what to look for is shown above the images.',
  run: 'Try it',
  toSee: (limit) => `${limit}: what to look for`,
  close: 'Close this note',
  runThis: (limit) => `Try it: ${limit}`,
  items: {
    closed: {
      title: 'Say “none”',
      text:
        'All the labels are wrong. The probabilities sum to 100% all the same: nothing in the formula lets it ' +
        'abstain.',
    },
    negation: {
      title: 'Hear “not”',
      text:
        'On the image of a cat, “not a dog” is true and “not a cat” is false. Compare their cosines: the word it ' +
        'recognises wins.',
    },
    counting: {
      title: 'Count',
      text:
        'One apple, two cherries, a bunch of grapes: choose them in turn. Does the preferred number follow the ' +
        'image? The captions of training hardly ever counted.',
    },
    order: {
      title: 'Word order',
      text:
        'A sun behind a cloud, a sun alone, a cloud alone: choose them in turn. The first two sentences have the ' +
        'same words; only “the sun behind the cloud” is true, and of the first drawing alone. Is it preferred to ' +
        'the other there, and only there? Sorting a batch only took recognising the objects.',
    },
    abstract: {
      title: 'Ideas without an image',
      text: 'None of these labels can be drawn. The model chooses one all the same.',
    },
    languages: {
      title: 'Two languages, no more',
      text: 'French and English meet; German and Japanese, never read, do not come near.',
    },
    detail: {
      title: 'See detail',
      text: (side) =>
        `What time is it? In ${side} × ${side} pixels the hands cover a few of them: the answer comes from the ` +
        'words, not from the time.',
    },
  },
  general:
    'This is a small model, trained on photographs of ten classes and on emojis. Large ones share these flaws, ' +
    'to a lesser degree.',
} satisfies Strings<typeof fr>;
