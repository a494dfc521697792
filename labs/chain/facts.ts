/** What the text quotes of the vote: measured by scripts/measure-votes.ts. Read when the book is built. */
import { measuredVotes } from './recorded.ts';

export const facts = measuredVotes();
