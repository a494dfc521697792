import type { Strings } from '../../i18n/index.ts';
import type fr from './fr.ts';

export default {
  table: 'See the numbers as a table',
  keysOne: 'Left and right arrows: from point to point.',
  keys: 'Left and right arrows: from point to point; up and down: from series to series.',
  fitted: (name) => `${name}, fitted curve`,
} satisfies Strings<typeof fr>;
