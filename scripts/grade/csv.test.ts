import { expect, test } from 'vitest';
import { cell, table } from './csv.ts';

test.each([
  ['=1+1', "'=1+1"],
  ['+33 6', "'+33 6"],
  ['-2', "'-2"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['  =cmd|calc', "'  =cmd|calc"],
  ['＝1', "'＝1"],
  ['\t=1', "'\t'=1"],
  ['\u0000=1', "'=1"],
  ['=HYPERLINK("http://x","y")', '"\'=HYPERLINK(""http://x"",""y"")"'],
  // opened with another separator, the rest of the cell is a cell
  ['Ada;=1+1', "Ada;'=1+1"],
  ['Ada\t=1', "Ada\t'=1"],
  ['Ada, @x', '"Ada, \'@x"'],
  ['Ada\n-1', '"Ada\n\'-1"'],
  ['Ada;"=1', '"Ada;""\'=1"'],
  ['a;;=1', "a;;'=1"],
])('a text that a spreadsheet would run is text: %j', (text, written) => {
  expect(cell(text)).toBe(written);
});

test('commas, quotes and lines stay in their cell; numbers are numbers', () => {
  expect(cell('a,b')).toBe('"a,b"');
  expect(cell('a,b', ';')).toBe('a,b');
  expect(cell('a;b', ';')).toBe('"a;b"');
  expect(cell('say "x"\nand y')).toBe('"say ""x""\nand y"');
  expect(cell('5 = 5')).toBe('5 = 5');
  expect([cell(0.25, ';'), cell(-0.5, ';'), cell(3, ';'), cell(0.25, '\t')]).toEqual(['0,25', '-0,5', '3', '0.25']);
  expect(cell('a, b; c')).toBe('"a, b; c"');
  expect([cell(-0.5), cell(null), cell('')]).toEqual(['-0.5', '', '']);
  expect(
    table([
      ['a', 1],
      ['é', null],
    ]),
  ).toBe('\ufeffa,1\r\né,\r\n');
});
