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
  movable: 'To move a block: choose it (Enter), then the arrows, or a click where it must go; Enter puts it down.',
  taken: (block, place, count) =>
    `${block}: taken, place ${place} of ${count}. The arrows move it, Enter puts it down.`,
  moved: (block, place, count) => `${block}: place ${place} of ${count}.`,
  dropped: (block, place) => `${block}: put down at place ${place}.`,
  takenOut: (block) => `${block}: taken out.`,
  earlier: (block) => `Earlier: ${block}`,
  later: (block) => `Later: ${block}`,
  takeOut: (block) => `Take out: ${block}`,
} satisfies Strings<typeof fr>;
