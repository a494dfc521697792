/** In a browser: grades the rows that a test hands over, a few at a time. */
import { type AnswerRow, gradeRows } from './rows.ts';

declare global {
  interface Window {
    gradeRows?: (rows: readonly AnswerRow[]) => Promise<(number | 'refused')[]>;
  }
}
window.gradeRows = gradeRows;
