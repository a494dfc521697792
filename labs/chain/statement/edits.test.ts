/** Natural edits of a problem, each with its right answer and every message that the reader gets (`edits.*.json`). */
import { readFileSync } from 'node:fs';
import { LOCALES } from '@kit/i18n/index.ts';
import { drawSerialItem } from '@kit/tasks/chain.ts';
import { describe, expect, it } from 'vitest';
import { isRead, normalise, statementOf } from '../problem.ts';
import { STRINGS } from '../strings/index.ts';
import { readStatement } from './read.ts';
import { worded } from './remark.ts';

interface Edit {
  readonly text: string;
  /** null: the book does not understand it */
  readonly answer: number | null;
  readonly messages: readonly string[];
  readonly inKnownWords?: string;
}
const editsIn = (locale: string): Edit[] =>
  JSON.parse(readFileSync(`labs/chain/statement/edits.${locale}.json`, 'utf8'));

describe.each(LOCALES)('natural edits, %s', (locale) => {
  const edits = editsIn(locale);

  it('are many', () => expect(edits.length).toBeGreaterThan(50));

  it.each(edits)('$text', ({ text, answer, messages, inKnownWords }) => {
    const statement = readStatement(text, locale);
    const { remarks } = STRINGS[locale];
    expect(isRead(statement.problem) ? statement.problem.answer : null).toBe(answer);
    expect(statement.remarks.map((one) => worded(remarks, one))).toEqual(messages);
    expect(statement.inKnownWords ?? undefined).toBe(inKnownWords);
  });

  it('none passes without a word, whatever word is left out, doubled, misspelt or put in', () => {
    for (let index = 0; index < 6; index++) {
      const drawn = statementOf(drawSerialItem(4, 5, index, [2, 3], locale).problem);
      expect(readStatement(drawn, locale).remarks).toEqual([]);
      const words = drawn.split(' ');
      const changes = words.flatMap((word, i) =>
        [[], [word, word], [`${word}s`], ['x', word], [word.slice(1)], [word.toUpperCase()]].map((by) =>
          words.toSpliced(i, 1, ...by).join(' '),
        ),
      );
      for (const text of changes) {
        const { problem, remarks } = readStatement(text, locale);
        // another digit makes another problem of training: then every sentence is a template's
        const silent = isRead(problem) && remarks.length === 0;
        if (silent) expect(normalise(text, locale), text).toBe(drawn);
      }
    }
  });
});
