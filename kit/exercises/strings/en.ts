import type { Strings } from '../../i18n/index.ts';
import type fr from './fr.ts';

export default {
  check: 'Check',
  grading: 'The grader runs the model',
  checking: 'Checking…',
  stop: 'Stop',
  right: 'Correct.',
  partly: 'Partly right: {score:p0}.',
  wrong: 'Not yet.',
  notCounted: 'The answer was not counted.',
  attempts: 'Attempts: {count}',
  best: 'Best score: {score:p0}',
  unsolved: 'Not tried yet',
  helped: 'solution seen',
  worked: 'A worked example',
  withGaps: 'The same with your numbers, to complete',
  reread: 'Read again: “{title}”',
  hint: 'Hint {n} of {total}',
  nextHint: 'A hint appears after each failed attempt.',
  solution: 'Solution',
  showSolution: 'Show the solution',
  solutionAfter: 'The solution can be shown after {count} failed attempts or a success.',
  solutionCost: 'Once you have seen it, improving your score takes another variant.',
  newVariant: 'Another variant',
  allSeen: 'You have seen all {total} variants: the next one starts over.',
  openLab: 'Open in the lab',
  needsScript: 'To answer and be graded, enable JavaScript.',
  memoryBlocked:
    'This browser lets nothing be stored here (private window, or another site’s frame). Your progress will vanish ' +
    'with this tab: export it from the Progress page.',
  memoryFull:
    'Storage is full: your progress is no longer stored. Export it from the Progress page, then free some space.',
  memoryLost:
    'The link to the browser’s storage is broken: your answers are kept in this tab and will be saved as soon as ' +
    'it is back. If this message stays, export them from the Progress page, then reload.',
  download: 'To check, your browser runs the real model. There are {size} left to download, once only.',
  downloadEach:
    'To check, your browser runs the real model. There are {size} left to download, at each visit: at this address it ' +
    'cannot keep anything.',
  downloadAndCheck: 'Download and check',
  downloading: 'Downloading the model',
  downloaded: '{loaded} of {total}',
} satisfies Strings<typeof fr>;
