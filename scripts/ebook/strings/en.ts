/** What the books to take away say that the site does not. */
import type { Strings } from '../../../kit/i18n/index.ts';
import type fr from './fr.ts';

export default {
  contents: 'Contents',
  solutions: 'Solutions to the exercises',
  solutionsLead:
    'One solution per exercise, in the order of the book, for the variant printed here. In the online version each ' +
    'exercise is graded, explains its mistakes and can be had again with other numbers.',
  toSolution: 'Solution',
  blank: 'Answer',
  note: (number) => `Note ${number}`,
  notes: 'Notes',
  online: (address) => `Online version, where everything runs: ${address}`,
  summary:
    'Structured text, formulas in MathML with their text, figures in SVG with title and description, tables with ' +
    'their headers. No sound, no motion.',
} satisfies Strings<typeof fr>;
