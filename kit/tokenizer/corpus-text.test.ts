import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { corpusChanges, corpusText, taskChanges, taskText } from './corpus-text.ts';

describe('a text as the corpus was written', () => {
  it.each([
    ['e\u0301te\u0301', 'été', ['accents']],
    ['«\u00a0Oui\u202f!\u00a0»', '« Oui ! »', ['spaces']],
    ['a  \t b', 'a b', ['spaces']],
    ['co\u00adopé\u200brer\ufeff\u0000', 'coopérer', ['invisible']],
    ['un\r\ndeux\rtrois', 'un\ndeux\ntrois', ['lines']],
    ['un \n\n deux', 'un\ndeux', ['paragraphs']],
    ['e\u0301\u00a0', 'é ', ['accents', 'spaces']],
  ] as const)('%j is read %j', (typed, read, changes) => {
    expect(corpusText(typed)).toBe(read);
    expect(corpusChanges(typed)).toEqual(changes);
  });

  it.each([
    'L’été s’achève : « où » vas-tu ?',
    'Le chat ',
    ' Le',
    'un\ndeux',
    "l'eau",
    'a\u200db',
    '👨\u200d👩\u200d👧',
    '',
  ])('leaves %j alone', (text) => {
    expect(corpusText(text)).toBe(text);
    expect(corpusChanges(text)).toEqual([]);
  });

  it.each([
    ['- thé\n- cafe\u0301 :', '- thé\n- café :', ['accents']],
    ['Combien\u202f?\u200b', 'Combien\u202f?', ['invisible']],
    ['a : b\r\n\nc\u00a0: ', 'a : b\n\nc\u00a0: ', ['lines']],
  ] as const)('%j, an exercise of the reasoner, is read %j', (typed, read, changes) => {
    expect(taskText(typed)).toBe(read);
    expect(taskChanges(typed)).toEqual(changes);
  });

  it('with the very classes of characters of the training script', () => {
    const python = readFileSync('training/decoder/corpus.py', 'utf8');
    const typescript = readFileSync('kit/tokenizer/corpus-text.ts', 'utf8');
    for (const [theirs, ours] of [
      ['_SPACES', 'SPACES'],
      ['_INVISIBLE', 'INVISIBLE'],
    ] as const) {
      const trained = python.match(new RegExp(`^${theirs} = re\\.compile\\(r"(.+)"\\)$`, 'm'))?.[1];
      const read = typescript.match(new RegExp(`^const ${ours} = /(.+)/g;$`, 'm'))?.[1];
      expect(trained?.length).toBeGreaterThan(10);
      expect(read).toBe(trained);
    }
    expect(python).toContain(String.raw`re.sub(r" ?\n[ \n]*", "\n", text)`);
  });
});
