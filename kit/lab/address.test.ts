import { describe, expect, it } from 'vitest';
import { labHash, MAX_TEXT, paramsOf, readChoice, readFlag, readInt, readNumber, readText } from './address.ts';

describe('the fragment', () => {
  it('comes back as it went, whatever the text', () => {
    const params = new URLSearchParams({ text: 'L’été, 3 & 4 = 7 ?#%', k: '4' });
    expect([...(paramsOf('few-shot', labHash('few-shot', params)) ?? [])]).toEqual([...params]);
  });
  it('is bare when there is nothing to say', () => {
    expect(labHash('clip', new URLSearchParams())).toBe('#clip');
    expect(paramsOf('clip', '#clip')?.size).toBe(0);
  });
  it.each(['', '#', '#clipper', '#clip-2?x=1', '#55-1-3', 'clip?x=1'])('%j is of no lab', (hash) => {
    expect(paramsOf('clip', hash)).toBeNull();
  });
});

describe('values from anywhere', () => {
  it('text loses what it must not carry', () => {
    expect(readText('a\u202Eb\u0000c\nd\ud800')).toBe('abc\nd');
    expect(readText('\u0007')).toBeNull();
    expect(readText(null)).toBeNull();
    expect(readText('x'.repeat(MAX_TEXT + 5))).toHaveLength(MAX_TEXT);
  });
  it.each([
    ['5', 5],
    ['-2', -2],
    ['9', null],
    ['1e1', null],
    ['', null],
    [null, null],
    ['99999999999', null],
  ])('whole number %j → %j', (value, expected) => expect(readInt(value, -2, 8)).toBe(expected));
  it.each([
    ['0.5', 0.5],
    ['2', 2],
    ['2.01', null],
    ['NaN', null],
    ['0x1', null],
    ['1,5', null],
  ])('number %j → %j', (value, expected) => expect(readNumber(value, 0, 2)).toBe(expected));
  it('choices and flags', () => {
    expect(readChoice('b', ['a', 'b'])).toBe('b');
    expect(readChoice('c', ['a', 'b'])).toBeNull();
    expect([readFlag('1'), readFlag('0'), readFlag('oui')]).toEqual([true, false, null]);
  });
});
