import type { Strings } from '../../i18n/index.ts';
import type fr from './fr.ts';

export default {
  reading: 'Reading your progress…',
  overall: 'Exercises solved: {solved} of {exercises}. Mean score: {score:p0}.',
  section: 'Exercises solved: {solved} of {exercises}',
  sectionHint: 'See your progress',
  exercise: 'Exercise',
  attempts: 'Attempts',
  best: 'Best score',
  never: 'not tried yet',
  helped: 'solution seen',
  handedIn: 'answered, without points',
  skillsTitle: 'By skill',
  skill: 'Skill',
  solved: 'Solved',
  mean: 'Mean score',
  outOf: '{solved} of {exercises}',
  skills: {
    reckon: 'Working out by hand',
    program: 'Programming',
    experiment: 'Experimenting in a laboratory',
    predict: 'Predicting before computing',
    order: 'Ordering the steps of a computation',
    judge: 'Choosing and justifying',
  },
  exportTitle: 'Take your progress with you',
  exportText:
    'Everything stays on this device. A JSON file lets you carry it elsewhere, or keep it safe: some browsers ' +
    'erase what is not visited for a week.',
  export: 'Export my progress',
  import: 'Import a file',
  importDone: 'File imported: for each exercise, the better of the two is kept.',
  eraseTitle: 'Erase everything',
  eraseText:
    'Erases the answers, attempts and scores from this device, in both languages. Export first if you want to be ' +
    'able to go back.',
  erase: 'Erase my progress',
  eraseSure: 'Yes, erase everything',
  eraseCancel: 'No, keep it',
  erased: 'Your progress is erased.',
  learner:
    'Learner id: {learner}. Drawn at random on this device, it sets the values of your exercises; it is sent to no ' +
    'one.',
  memoryBlocked:
    'This browser lets nothing be stored here (private window, or another site’s frame). Your progress will vanish ' +
    'with this tab: export it.',
  memoryFull: 'Storage is full: your progress is no longer stored. Export it, then free some space.',
  memoryLost:
    'The link to the browser’s storage is broken: your answers are kept in this tab and will be saved as soon as ' +
    'it is back. If this message stays, export them, then reload the page.',
  unreadable: 'This file could not be read. Your progress is intact.',
  refused: {
    'too-large': 'This file is far too large to be progress. Nothing was changed.',
    'not-json': 'This file is not JSON: it is not progress exported from here. Nothing was changed.',
    foreign: 'This JSON file comes from elsewhere: it is not progress of this book. Nothing was changed.',
    newer:
      'This file comes from a newer version of the book. Update the book first by reloading the page. Nothing was ' +
      'changed.',
    damaged:
      'This file is damaged: its content no longer matches its checksum, or it is cut short. Export it again. ' +
      'Nothing was changed.',
    invalid: 'This file holds impossible values (a score outside 0 to 1, an unreadable date…). Nothing was changed.',
  },
} satisfies Strings<typeof fr>;
