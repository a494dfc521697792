/** Experiments that show what the model cannot do: labels, and drawings to try them on. */
import type { Localized } from '@kit/i18n/index.ts';
import type { ImageKey, LabState } from './state.ts';
import { BARE } from './templates.ts';

export const LIMITS = ['closed', 'negation', 'counting', 'order', 'abstract', 'languages', 'detail'] as const;
export type Limit = (typeof LIMITS)[number];

interface Experiment {
  readonly images: readonly ImageKey[] | null;
  readonly labels: Localized<readonly string[]>;
}

/** Null images: those of the lab at first. */
export const EXPERIMENTS: Readonly<Record<Limit, Experiment>> = {
  closed: {
    images: null,
    labels: {
      fr: ['une girafe', 'un piano', 'un parapluie', 'une étoile de mer'],
      en: ['a giraffe', 'a piano', 'an umbrella', 'a starfish'],
    },
  },
  negation: {
    images: null,
    labels: {
      fr: ['un chat', 'pas un chat', 'un chien', 'pas un chien'],
      en: ['a cat', 'not a cat', 'a dog', 'not a dog'],
    },
  },
  counting: {
    // one apple, two cherries, many grapes
    images: ['d:1f34e.noto', 'd:1f352.noto', 'd:1f347.streamline-emojis'],
    labels: {
      fr: ['un fruit', 'deux fruits', 'trois fruits', 'dix fruits'],
      en: ['one fruit', 'two fruits', 'three fruits', 'ten fruits'],
    },
  },
  order: {
    // the sun behind a cloud, the sun alone, a cloud alone
    images: ['d:26c5.streamline-emojis', 'd:2600.noto', 'd:2601.streamline-emojis'],
    labels: {
      fr: ['le soleil derrière le nuage', 'le nuage derrière le soleil', 'le soleil', 'un nuage'],
      en: ['the sun behind the cloud', 'the cloud behind the sun', 'the sun', 'a cloud'],
    },
  },
  abstract: {
    images: null,
    labels: {
      fr: ['la justice', 'hier', 'une idée', 'le silence'],
      en: ['justice', 'yesterday', 'an idea', 'silence'],
    },
  },
  languages: {
    images: null,
    labels: { fr: ['un chat', 'a cat', 'eine Katze', '猫'], en: ['a cat', 'un chat', 'eine Katze', '猫'] },
  },
  detail: {
    images: ['d:231a.noto', 'd:231a.streamline-emojis'],
    labels: {
      fr: ['il est midi', 'il est trois heures', 'il est six heures', 'il est dix heures dix'],
      en: ['it is noon', 'it is three o’clock', 'it is six o’clock', 'it is ten past ten'],
    },
  },
};

/** What an experiment changes of the lab's state. */
export function experiment(limit: Limit, locale: keyof Experiment['labels']): Partial<LabState> {
  const { images, labels } = EXPERIMENTS[limit];
  return {
    images,
    labels: labels[locale],
    template: BARE,
    temperature: null,
    image: 0,
    label: 0,
    patch: null,
  };
}
