import type { Strings } from '../../../../i18n/index.ts';
import type fr from './fr.ts';

export default {
  missedOne: 'One right answer is missing.',
  missedMany: '{count} right answers are missing.',
  none: 'Choose an answer before checking.',
  one: 'Exactly one answer is right.',
  many:
    'Several answers may be right. Each right answer ticked earns a share, each wrong one takes as much away, never ' +
    'below zero.',
  right: 'right',
  wrong: 'wrong',
} satisfies Strings<typeof fr>;
