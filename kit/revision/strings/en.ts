import type { Strings } from '../../i18n/index.ts';
import type fr from './fr.ts';

export default {
  revision: 'Revision',
  reading: 'Reading your progress…',
  today: 'Today: {count} item{count:s}, about {minutes} minute{minutes:s}.',
  spent: 'Already done today: about {minutes} minute{minutes:s}.',
  nothing: 'Nothing to review for now.',
  enough: 'That is enough for today. The rest waits and loses nothing.',
  finished: 'That is all for today.',
  later: 'Items left for another day: {count}.',
  next: 'The next one comes back on {date}.',
  begin: 'Begin',
  more: 'Ten more minutes',
  stop: 'Stop here',
  skip: 'Not today',
  left: '{count} item{count:s} left, about {minutes} minute{minutes:s}',
  question: 'Question',
  exercise: 'Exercise',
  show: 'Show the answer',
  answer: 'Answer',
  passage: 'Reread the passage',
  inPage: 'See the exercise in its place',
  recall: 'Did you remember it?',
  ratings: { 1: 'Again', 2: 'Hard', 3: 'Good', 4: 'Easy' },
  rated: 'Rated “{rating}”: comes back in {delay}.',
  minutes: '{count} minute{count:s}',
  days: '{count} day{count:s}',
  months: '{count} month{count:s}',
  years: '{count} year{count:s}',
  goOn: 'Continue',
  unloaded: 'This exercise could not be loaded: the network may be down. Skip it, or try again later.',
  onModel: 'The grader runs a model in this page.',
  toFetch: 'That model is not on this device: you will be asked before it is downloaded.',
  sectionsTitle: 'Sections to review',
  sectionsText: 'At first, those that you have read to the end, or of which you have tried an exercise, are ticked.',
  none: 'Tick a section that you have read to begin.',
  modelsLabel: 'With the exercises whose model is yet to be downloaded ({count})',
  howTitle: 'How it works',
  how:
    'Short questions on the text, and the exercises that you have already tried, come back when you are about to ' +
    'forget them. The day is computed by FSRS-6, with its published settings, for nine chances in ten that you ' +
    'remember.',
  howExercises:
    'An exercise comes back each time with other values, where it has any, on a sheet of its own: neither your ' +
    'draft nor your score changes. The first answer makes the rating: right, “Good”; half right or more, “Hard”; ' +
    'otherwise, “Again”. Experiments, whose answer is taken from a laboratory, do not come back.',
  howTime:
    'Ten minutes a day, by the time that your reviews were measured to take (at first, twenty seconds a question ' +
    'and two and a half minutes an exercise). A missed day costs nothing. What is rated “Again” comes back the ' +
    'same day.',
  ankiTitle: 'Take the questions to Anki',
  ankiText:
    'The file holds the questions of the ticked sections, with their formulas and the link to the passage. In ' +
    'Anki: File, Import. Exercises stay here: Anki can neither draw other values nor grade.',
  anki: 'Export for Anki',
  deck: 'Chapter I.55',
  keeping: {
    'memory-blocked':
      'This browser lets nothing be stored here (private window, or another site’s frame). Your reviews will ' +
      'vanish with this tab: export them from the Progress page.',
    'memory-full':
      'Storage is full: your reviews are no longer stored. Export them from the Progress page, then free some ' +
      'space.',
    'memory-lost':
      'The link to the browser’s storage is broken: your reviews are kept in this tab and will be saved as soon as ' +
      'it is back.',
  },
} satisfies Strings<typeof fr>;
