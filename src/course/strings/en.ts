import type { Strings } from '@kit/i18n/index.ts';
import type fr from './fr.ts';

export default {
  frame: 'The book',
  leave: 'Back to the course',
  standing: (score: string, solved: string, counted: string) =>
    `Grade: ${score} · exercises solved: ${solved} out of ${counted}`,
  states: {
    open: 'The course is open.',
    kept: 'Everything is saved in the course.',
    'kept-without-texts': 'The grade is saved in the course; the text of the answers stays in this browser.',
    'too-long':
      'The course has no room for everything: it has the grade and the best results, the rest is in this browser.',
    lost: 'The course does not answer. Your answers stay in this browser and will reach it with the next one.',
    ended: 'The session is over. To go on, open the book again from the course.',
    absent: 'No course answers around this page: your answers stay in this browser.',
  },
} satisfies Strings<typeof fr>;
