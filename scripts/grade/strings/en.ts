import type { Strings } from '../../../kit/i18n/index.ts';
import type fr from './fr.ts';

const en: Strings<typeof fr> = {
  reasons: {
    same: 'the same score when graded again',
    lower: 'the report claims more than its answer is worth',
    higher: 'the answer is worth more than the report claims',
    private: 'right on the values that the student saw, less on hidden ones',
    open: 'open answer, to be read: it earns no points',
    unanswered: 'no answer',
    'not-kept': 'the report claims a score without its answer (older book, or edited file)',
    refused: 'the answer cannot be graded',
    'no-variant': 'this seed belongs to no variant of the exercise',
    unknown: 'the book has no such exercise',
    broken: 'impossible values in the report',
    late: 'grading did not end in the time allowed',
    failed: 'grading failed',
    'too-large': 'a file far too large for a report',
    unreadable: 'a file that cannot be read',
    'not-json': 'a file that is not JSON, or cut short',
    foreign: 'a JSON file that is no report of this book',
    newer: 'a report of a newer version of the book',
    invalid: 'a report with impossible values',
  },
  notes: {
    altered: 'edited since it was exported',
    'file-altered': 'file edited since it was exported',
    helped: 'solution seen before the success',
    'same-learner': 'same identifier as another report',
  },
  summary: {
    title: 'Summary of the class',
    counts: 'Reports read: {reports}. Files refused: {refused}. Exercises that count: {exercises}.',
    without: 'Answers left out of the means, not graded: {without}.',
    seed: 'Private seed: {seed} (`--seed {seed}` draws the same again).',
    isolated: 'Programs: one process each, without files or network, with limits of memory and time.',
    notIsolated:
      'Programs: one process each, without files, with limits of memory and time; this system does not let the network ' +
      'be taken from the process, which is only out of the program’s reach.',
    caution: 'A site without a server prevents no cheating: what each file holds is graded, who wrote it is not known.',
    onlyAnswer:
      'The private seed is for what draws its tests from a seed (programs, formulas). A number, a choice, a bet or a state ' +
      'of a lab is graded again on its own variant: the “private” column is empty.',
    open: 'Open answers to be read, in the table: {count}. They earn no points.',
    distribution: 'Distribution of scores (mean of the exercises that count)',
    students: 'students',
    mean: 'Mean: {mean}. Median: {median}.',
    hardest: 'Hardest exercises',
    hardestHead: ['exercise', 'mean score', 'answers', 'attempts per student'],
    wrong: 'Common wrong answers',
    wrongHead: ['exercise', 'answer', 'students'],
    differences: 'Claimed against graded',
    differencesHead: ['student', 'exercise', 'claimed', 'graded', 'reason'],
    none: 'None.',
    noDifference: 'No difference.',
    files: 'Files refused or to look at',
    nothingToSay: 'Nothing to report.',
    timing: 'Answers graded: {answers}, of which {different} differ, in {seconds} s.',
  },
  progress: 'Graded: {done} of {total}',
  opening: 'Opening the exercises and the models…',
  wrote: 'Written: {table} ({rows} rows) and {summary}.',
};
export default en;
