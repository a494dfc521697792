import { describe, expect, it } from 'vitest';
import { fullMatcher, PatternError } from './pattern.ts';

const NAME = 'transformer.h.3.attn.c_attn';

describe('Python’s re.fullmatch on names', () => {
  // verdicts of Python 3.11: re.fullmatch(pattern, name) is not None
  it.each<[string, string, boolean]>([
    [String.raw`.*\.attn\.c_attn`, NAME, true],
    ['c_attn', NAME, false],
    [String.raw`transformer\.h\.[0-5]\.attn\.c_attn`, NAME, true],
    [String.raw`transformer\.h\.[^3]\.attn\.c_attn`, NAME, false],
    [String.raw`.*h\.(0|3|11)\..*(c_attn|c_fc)$`, NAME, true],
    [String.raw`^(?!.*lm_head).*(?:attn|mlp)\.(?:c_attn|c_proj)$`, NAME, true],
    [String.raw`^(?!.*attn).*c_attn$`, NAME, false],
    [String.raw`.*(?<=attn\.)c_attn`, NAME, true],
    [String.raw`.*(?<!attn\.)c_attn`, NAME, false],
    [String.raw`(?P<stem>.*?)\.c_\w+`, NAME, true],
    [String.raw`(?i)TRANSFORMER\.H\.\d\.[A-Z]+\.C_ATTN`, NAME, true],
    [String.raw`\w+(\.\w+){4}`, NAME, true],
    [String.raw`\w+(\.\w+){5,}`, NAME, false],
    [String.raw`\w+(\.\w+){,4}`, NAME, true],
    [String.raw`.*\bc_attn\Z`, NAME, true],
    ['a{x}', 'a{x}', true],
    ['a{}', 'a{}', true],
    ['[]a]+', ']a]', true],
    ['[a-]+', 'a-a', true],
    ['[a\\-z]+', 'b', false],
    ['a|', '', true],
    ['', '', true],
    ['(a*)*', 'aaa', true],
    ['(a?){3}', 'aa', true],
    ['x(?#said)y', 'xy', true],
    ['\\x2e\\u002E', '..', true],
  ])('%s on %s: %s', (pattern, name, matches) => {
    expect(fullMatcher(pattern)(name)).toBe(matches);
  });

  it.each([
    ...[
      '(',
      ')',
      '[',
      '*',
      'a**',
      'a*+',
      '(?>a)',
      String.raw`(a)\1`,
      '(?P=x)',
      '(?<x>a)',
      String.raw`\q`,
      'a{3,2}',
      '\\',
    ],
    ...['(?ims)a', '[z-a]', `${'('.repeat(60)}a${')'.repeat(60)}`, 'a'.repeat(1001)],
  ])('%s is refused', (pattern) => {
    expect(() => fullMatcher(pattern)).toThrow(PatternError);
  });

  it('answers at once where backtracking would take years', () => {
    const long = `${'a'.repeat(200)}!`;
    for (const pattern of [
      '(a+)+',
      '((((a*)*)*)*)*',
      '(a|a)*',
      '(a|aa)+',
      '(.*)*x',
      '(?=(a+)+b).*',
      '(a{0,999}){0,999}b',
    ]) {
      expect(fullMatcher(pattern)(long), pattern).toBe(false);
    }
  });

  it('agrees with JavaScript’s engine on patterns that both read alike', () => {
    const patterns = [
      '(ab|a)(bc|c)?',
      'a(b|c)*d',
      '(?!ab)a.*',
      '.*(?<=b)c',
      '[^a]+',
      'a{2,3}b?',
      '(a|b){2}c*',
      '(?:a?b)+',
      'a.c|abd',
    ];
    const names = ['', 'a', 'abc', 'abd', 'acd', 'abbcd', 'aab', 'aaab', 'bab', 'cb', 'abcc', 'aac', 'bbc'];
    for (const pattern of patterns) {
      for (const name of names) {
        expect(fullMatcher(pattern)(name), `${pattern} ${name}`).toBe(new RegExp(`^(?:${pattern})$`).test(name));
      }
    }
  });
});
