import type { Strings } from '../../i18n/index.ts';
import type fr from './fr.ts';

export default {
  measured: 'measured here',
  formula: 'computed by formula',
  recorded: 'recorded',
  measuredHint: 'Computed just now in your browser.',
  formulaHint: 'Given by the formula in the text.',
  recordedHint: 'Computed by the real model at training time or when the book was built.',
  outside: (least, most, whole) =>
    `${whole ? 'A whole number' : 'A number'} from ${least} to ${most}. The laboratory keeps the one before.`,
} satisfies Strings<typeof fr>;
