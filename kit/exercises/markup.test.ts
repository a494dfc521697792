import { expect, test } from 'vitest';
import { MarkupError, paramsOf, parseInline, parseMarkup, parseMath } from './markup.ts';

test('paragraphs and lists', () => {
  expect(parseMarkup('One\nline.\n\n- a\n- b')).toEqual([
    { type: 'paragraph', children: [{ type: 'text', text: 'One line.' }] },
    { type: 'list', items: [[{ type: 'text', text: 'a' }], [{ type: 'text', text: 'b' }]] },
  ]);
});

test('code, emphasis, maths and parameters inside a sentence', () => {
  expect(parseInline('a `f({n})` *b* $d_k$ {x:3}.')).toEqual([
    { type: 'text', text: 'a ' },
    {
      type: 'code',
      children: [
        { type: 'text', text: 'f(' },
        { type: 'param', name: 'n', format: '' },
        { type: 'text', text: ')' },
      ],
    },
    { type: 'text', text: ' ' },
    { type: 'em', children: [{ type: 'text', text: 'b' }] },
    { type: 'text', text: ' ' },
    {
      type: 'math',
      children: [
        { type: 'variable', text: 'd' },
        { type: 'sub', children: [{ type: 'variable', text: 'k' }] },
      ],
    },
    { type: 'text', text: ' ' },
    { type: 'param', name: 'x', format: '3' },
    { type: 'text', text: '.' },
  ]);
});

test('maths: groups, roots, upright words, parameters', () => {
  expect(parseMath('√[d_k]')).toEqual([
    {
      type: 'root',
      children: [
        { type: 'variable', text: 'd' },
        { type: 'sub', children: [{ type: 'variable', text: 'k' }] },
      ],
    },
  ]);
  expect(parseMath('Var(q)={n}')).toEqual([
    { type: 'upright', text: 'Var' },
    { type: 'upright', text: '(' },
    { type: 'variable', text: 'q' },
    { type: 'upright', text: ')=' },
    { type: 'param', name: 'n', format: '' },
  ]);
  expect(parseMath('√[{n}]')).toEqual([{ type: 'root', children: [{ type: 'param', name: 'n', format: '' }] }]);
});

test('HTML is text', () => {
  expect(parseInline('<b onclick="x">')).toEqual([{ type: 'text', text: '<b onclick="x">' }]);
});

test('what is not closed is an error of the author', () => {
  for (const text of ['a `b', 'a *b', 'a $b', '$√[x$', '$x_$']) expect(() => parseMarkup(text)).toThrow(MarkupError);
});

test('names of parameters', () => {
  expect(paramsOf('{a} and {b:2}, {c:p1}, {not a param}')).toEqual(['a', 'b', 'c']);
});
