import { describe, expect, it } from 'vitest';
import { documentsOf, idsOf, normalise } from './text.ts';

describe('normalise', () => {
  // each pair is what training/decoder/corpus.py makes of it
  it.each([
    ['« Oui\u00a0», dit-il.\r\n\r\n  Elle   partit.\t', '« Oui », dit-il.\nElle partit.'],
    ['e\u0301te\u0301', 'été'],
    ['une phrase\nqui va à la ligne,\nencore. Fin\nÀ part', 'une phrase qui va à la ligne, encore. Fin\nÀ part'],
    ['\ufeffcou\u00adpé\u200b', 'coupé'],
  ])('%j', (text, wanted) => {
    expect(normalise(text)).toBe(wanted);
  });
});

describe('files', () => {
  it('are cut at <|endoftext|>', () => {
    const documents = documentsOf('tests/golden/decoder/passage.txt');
    expect(documents).toHaveLength(2);
    expect(documents[1]).toMatch(/^I INTRODUCTION\nThe Time Traveller/);
  });

  it('that are missing or no text are refused', () => {
    expect(() => documentsOf('tests/golden/none.txt')).toThrow('tests/golden/none.txt: no such file');
    expect(() => documentsOf('tests/golden')).toThrow('cannot be read (EISDIR)');
    expect(() => documentsOf('tests/golden/decoder/golden.bin')).toThrow('not UTF-8 text');
  });
});

it('ids of a long text are asked for piece by piece, nothing lost', () => {
  const text = `${'mot '.repeat(12_000)}\n${'word '.repeat(12_000)}\nfin`;
  const pieces: string[] = [];
  const ids = idsOf(text, {
    ids: (piece) => {
      pieces.push(piece);
      return Array.from(piece, (character) => character.codePointAt(0) as number);
    },
  });
  expect(pieces.length).toBeGreaterThan(1);
  expect(pieces.join('')).toBe(text);
  expect(String.fromCodePoint(...ids.slice(-4))).toBe('\nfin');
});
