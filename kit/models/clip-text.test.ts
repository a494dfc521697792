import { expect, it } from 'vitest';
import { captionIds, normalCaption } from './clip-text.ts';

const shape = { context: 6, endOfText: 0 };
const letters = { ids: (text: string) => Array.from(text, (letter) => letter.codePointAt(0) ?? 0) };

it('captions are written as in training', () => {
  expect(normalCaption('  Une photo\u00a0d’UN   Éléphant ')).toBe("une photo d'un éléphant");
  expect(normalCaption('E\u0301le\u0301phant')).toBe('éléphant');
});

it('accents apart from their letters, as macOS and some keyboards write them, and what copies carry unseen', () => {
  expect(normalCaption('e\u0301le\u0301phant du Be\u0301nin')).toBe('éléphant du bénin');
  expect(normalCaption('élé\u00adphant\u200b \ufeffd\u02bcici')).toBe("éléphant d'ici");
});

it('ids stand between two ends', () => {
  expect(captionIds(' Ab', letters, shape)).toEqual([0, 97, 98, 0]);
  expect(captionIds('abcd', letters, shape)).toHaveLength(6);
});

it('an empty or too long caption is refused', () => {
  expect(() => captionIds(' \u00a0', letters, shape)).toThrow(expect.objectContaining({ code: 'invalid-input' }));
  expect(() => captionIds('abcde', letters, shape)).toThrow(expect.objectContaining({ code: 'input-too-long' }));
});
