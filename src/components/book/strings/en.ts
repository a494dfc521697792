import type { Strings } from '@kit/i18n/index.ts';
import type fr from './fr.ts';

export default {
  book: 'Foundation Models and Large-Scale AI Engineering',
  chapter: 'Chapter I.55',
  skip: 'Skip to the text',
  equation: 'equation',
  figure: 'figure',
  table: 'table',
  exercise: 'exercise',
  lab: 'lab',
  section: 'section',
} satisfies Strings<typeof fr>;
