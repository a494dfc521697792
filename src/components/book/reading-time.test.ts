import { expect, it } from 'vitest';
import { readingMinutes, wordCount } from './reading-time.ts';

it('counts words of prose: not the front matter, tags, code, formulas or ids', () => {
  const body =
    '---\ntitle: "trois mots ici"\n---\n## Un titre {#un-titre}\n\nL’eau <Term id="x">bout</Term>, $a+b$.\n\n```js\nconst no = 1;\n```\n$$\nE = mc^2\n$$\n';
  expect(wordCount(body)).toBe(5); // Un, titre, L’eau, bout, one formula in the line
});

it('is in whole minutes, never zero, and equations ask for time', () => {
  expect(readingMinutes('mot')).toBe(1);
  expect(readingMinutes('mot '.repeat(1800))).toBe(10);
  expect(readingMinutes(`${'mot '.repeat(1800)}${'$$x$$ '.repeat(8)}`)).toBe(12);
});
