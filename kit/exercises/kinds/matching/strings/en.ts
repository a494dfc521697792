import type { Strings } from '../../../../i18n/index.ts';
import type fr from './fr.ts';

export default {
  none: 'Choose at least one item before checking.',
  how: 'For each line, choose what goes with it. There may be too many; the same item may serve twice.',
  choose: 'Choose…',
  wrongOne: 'One line does not have what goes with it.',
  wrongMany: '{count} lines do not have what goes with them.',
  missingOne: 'One line was left without an answer.',
  missingMany: '{count} lines were left without an answer.',
  right: 'right',
  wrong: 'wrong',
  another: 'Another item goes with it.',
  unmatched: 'Nothing was chosen.',
  goesWith: 'To be chosen: {choice}.',
} satisfies Strings<typeof fr>;
