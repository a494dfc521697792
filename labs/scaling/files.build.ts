/** Beside the recorded result: the text of the book, for the models that a reader trains on it. */
import { bookText } from './own/book-text.ts';
import { BOOK_TEXT } from './own/law.ts';

export const files = { [BOOK_TEXT]: bookText };
