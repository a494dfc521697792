import type { Strings } from '../../i18n/index.ts';
import type fr from './fr.ts';

export default {
  reading: 'Reading your progress…',
  caution:
    'This book has no server: nothing in it prevents cheating. The report holds your answers, which your teacher grades ' +
    'again; its digests show an accidental edit, not a forgery.',
  private: 'Nothing is sent: you hand in the file yourself.',
  name: 'Your name, as your teacher knows it',
  nameMissing: 'Write your name: without it, your teacher will not know whose report this is.',
  chosen: 'Exercises that your teacher chose: {count}.',
  chosenTitle: 'Exercises that your teacher chose (“{title}”): {count}.',
  all: 'All the exercises that you answered: {count}.',
  none: 'You have not answered any exercise yet.',
  exercise: 'Exercise',
  best: 'Best score',
  attempts: 'Attempts',
  last: 'Last answer',
  never: 'no answer yet',
  noPoints: 'no points',
  joined: 'open answer, included',
  notKept: 'answer not kept',
  export: 'Export my report (JSON)',
  print: 'Print',
  change: 'Go back to these exercises',
  sheet: {
    title: 'Report on exercises',
    of: 'Name',
    made: 'Made on',
    book: 'Version of the book',
    learner: 'Learner identifier',
    digest: 'Digest of the file',
    answer: 'Answer',
    score: 'Score',
    date: 'Date',
    seed: 'Seed',
    seen: 'solution already seen',
    blank: 'no name',
  },
  set: {
    reading: 'Reading the address…',
    noSet: 'This address names no exercise. Check that your teacher’s link was copied whole.',
    count: 'Exercises to do, in this order: {count}.',
    unknown: 'This version of the book has no exercise {id}. If it should, update the book by reloading the page.',
    place: 'In its place in the book',
    loading: 'Loading the exercise…',
    failed: 'This exercise could not be loaded: the network may be down. Reload the page.',
    done: 'When you have finished',
    report: 'Prepare the report on these exercises',
  },
  teacher: {
    choose: '1. Choose the exercises',
    chooseText: 'Tick those that count. They come in the order of the book, which you then change as you like.',
    whole: 'The whole section',
    order: '2. Put them in order',
    orderLabel: 'Chosen exercises',
    nothing: 'No exercise is chosen.',
    title: 'Title of the assignment (optional)',
    link: '3. Give the link',
    linkText:
      'This link opens these exercises and no others, in this order. It works offline for whoever has opened the book ' +
      'before, and records nothing anywhere.',
    address: 'Link to give',
    copy: 'Copy the link',
    copied: 'Link copied.',
    copyFailed: 'The browser refuses access to the clipboard: select the link and copy it.',
    open: 'Open the link',
    grade: '4. Grade the reports',
    gradeText:
      'Each student exports a report at the end of the assignment and hands it to you. Gather the files in a folder, ' +
      'then, in a copy of the book (git and Node 20 or later):',
    command: 'npm run grade -- reports/*.json --out grades.csv',
    gradeWhat:
      'The table has a row per student and exercise: score claimed, score computed again, reason of a difference. ' +
      'Programs run in a process without files or network and are also tested on values that nobody has seen. A ' +
      'summary gives the distribution, the hard exercises and the common wrong answers.',
    course: '5. Or put the book in a course',
    courseText:
      'Moodle, Kolibri and other course platforms show the whole book from their own server. These commands make a file ' +
      'to upload there: SCORM 1.2 or cmi5, where each answer and the grade reach the course with no report to collect; ' +
      'or an HTML5 page for Kolibri, which passes no grade on. The grade is out of the exercises chosen above, or of all ' +
      'of them where there are none.',
    caution:
      'A site without a server prevents no cheating: grading says what the answers are worth, not who wrote them.',
  },
} satisfies Strings<typeof fr>;
