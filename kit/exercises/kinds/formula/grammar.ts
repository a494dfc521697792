/**
 * What a reader types → a formula, or why it is none. Signs, a product that is not written (`6ND`, `2(x + 1)`), powers,
 * a few functions; decimals as the language writes them. Nothing is run: the text can only become the nodes below.
 *
 *     sum     = product (("+" | "-") product)*
 *     product = signed (("*" | "/" | nothing) signed)*
 *     signed  = ("+" | "-")* power
 *     power   = atom ("^" signed)?                        right to left; -x^2 is -(x^2)
 *     atom    = number | name | constant | function "(" sum ")" | "√" atom | "(" sum ")"
 */
import type { Locale } from '../../../i18n/index.ts';
import { parseNumber, plainSigns } from '../../number.ts';
import type { Message } from '../../types.ts';
import { type ConstantName, type FunctionName, type Word, wordsOf } from './names.ts';
import type { FormulaName } from './spec.ts';

export type Formula =
  | { readonly type: 'number'; readonly value: number }
  | { readonly type: 'name'; readonly name: string }
  | { readonly type: 'constant'; readonly name: ConstantName }
  | { readonly type: 'call'; readonly name: FunctionName; readonly of: Formula }
  | { readonly type: 'negative'; readonly of: Formula }
  | { readonly type: 'sum' | 'difference' | 'product'; readonly left: Formula; readonly right: Formula }
  | { readonly type: 'quotient'; readonly left: Formula; readonly right: Formula }
  | { readonly type: 'power'; readonly left: Formula; readonly right: Formula };

/** characters of one formula: what is short has fewer, and what is deep cannot have more brackets */
export const LONGEST = 200;
/** characters of a piece that a sentence repeats */
const QUOTED = 30;

/** Where a text stops being a formula: a key of the kind's strings. */
class Unreadable extends Error {
  readonly said: Message;
  constructor(said: Message) {
    super();
    this.said = said;
  }
}
const refuse = (key: string, text = ''): never => {
  const shown = text.length > QUOTED ? `${text.slice(0, QUOTED)}…` : text;
  throw new Unreadable({ key, values: { text: shown } });
};

type Token =
  | { readonly type: 'number'; readonly text: string; readonly value: number }
  | { readonly type: 'sign'; readonly text: string }
  | ({ readonly text: string } & Word);

const CLOSING: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };
const NUMBER = /\d[\d.,]*(?:(?:[ '_]\d{3}(?!\d))+(?:[.,]\d+)?)?|[.,]\d+/y;
const LETTERS = /\p{L}+/uy;
/** the letter that many type for ×, with what it multiplies after it */
const CROSS = /[xX](?= ?[\p{L}\d([{√])/uy;

export interface Reading {
  readonly locale: Locale;
  readonly names: readonly FormulaName[];
  /** what stands before « = », where that is written */
  readonly symbol: string;
}

/** One way to write brackets, signs and letters. */
function prepared(text: string, { symbol }: Reading): string {
  const signs = plainSigns(text.replace(/\\(?:left|right)(?![a-z])/g, ''))
    .replaceAll('–', '-')
    .replace(/\\(?=\p{L})/gu, '');
  const [before = '', after, more] = signs.split('=');
  if (after === undefined) return signs.trim();
  if (more !== undefined || before.trim() !== symbol) refuse('equals', signs);
  return after.trim();
}

function tokensOf(source: string, { locale, names }: Reading): Token[] {
  const words = wordsOf(names);
  const longest = Math.max(...[...words.keys()].map((form) => form.length));
  const tokens: Token[] = [];
  let at = 0;
  const take = (pattern: RegExp): string => {
    pattern.lastIndex = at;
    return pattern.exec(source)?.[0] ?? '';
  };
  const wordAt = (): Token | null => {
    for (let length = longest; length > 0; length -= 1) {
      const text = source.slice(at, at + length);
      const word = text.length === length ? words.get(text) : undefined;
      if (word) return { text, ...word };
    }
    return null;
  };
  const multiplies = () => {
    const last = tokens.at(-1);
    return last !== undefined && (last.type !== 'sign' || ')]}'.includes(last.text)) && take(CROSS) !== '';
  };
  while (at < source.length) {
    const number = take(NUMBER);
    const letters = take(LETTERS);
    if (source[at] === ' ') {
      at += 1;
    } else if (number) {
      const read = parseNumber(number, locale);
      if (!read) return refuse('number', number);
      tokens.push({ type: 'number', text: number, value: read.value });
      at += number.length;
      // 3e-4 is a power of ten to some, and 3·e − 4 to others
      const scientific = /^e[+-]?\d/i.exec(source.slice(at));
      if (scientific) return refuse('scientific', number + scientific[0]);
    } else if (letters) {
      // an x that is no letter of the exercise
      const word = wordAt() ?? (multiplies() ? ({ type: 'sign', text: '*' } as const) : null);
      if (!word) return unknown(letters, words);
      tokens.push(word);
      at += word.text.length;
    } else {
      const sign = String.fromCodePoint(source.codePointAt(at) ?? 0);
      if (!'+-*/^()[]{}√'.includes(sign)) refuse('sign', sign);
      tokens.push({ type: 'sign', text: sign });
      at += sign.length;
    }
  }
  return tokens;
}

/** A letter that is known in the other case is said so. */
function unknown(letters: string, words: ReadonlyMap<string, Word>): never {
  const other = [...words.keys()].find((form) => form.toLowerCase() === letters.toLowerCase());
  return other ? refuse('otherCase', other) : refuse('unknown', letters);
}

class Parser {
  private at = 0;
  private readonly tokens: readonly Token[];
  constructor(tokens: readonly Token[]) {
    this.tokens = tokens;
  }

  private get next(): Token | undefined {
    return this.tokens[this.at];
  }
  private takeSign(signs: string): string {
    const { next } = this;
    if (next?.type !== 'sign' || !signs.includes(next.text)) return '';
    this.at += 1;
    return next.text;
  }

  whole(): Formula {
    const formula = this.sum();
    const { next } = this;
    return next ? refuse('unopened', next.text) : formula;
  }

  private sum(): Formula {
    let left = this.product();
    for (let sign = this.takeSign('+-'); sign; sign = this.takeSign('+-'))
      left = { type: sign === '+' ? 'sum' : 'difference', left, right: this.product() };
    return left;
  }

  private product(): Formula {
    let left = this.signed();
    let divisor = '';
    for (;;) {
      const from = this.at;
      const sign = this.takeSign('*/');
      const { next } = this;
      const opens = next && (next.type !== 'sign' || '([{√'.includes(next.text));
      if (!sign && !opens) return left;
      // x2: a product to some, an index to others; 1/2x: x below the bar, or after it
      if (!sign && next?.type === 'number') return refuse('numberAfter', next.text);
      if (!sign && divisor) return refuse('twofold', `/${divisor}${next?.text ?? ''}`);
      const right = this.signed();
      divisor = sign === '/' ? this.textFrom(from + 1) : '';
      left = { type: sign === '/' ? 'quotient' : 'product', left, right };
    }
  }
  private textFrom(from: number): string {
    return this.tokens
      .slice(from, this.at)
      .map(({ text }) => text)
      .join('');
  }

  private signed(): Formula {
    const sign = this.takeSign('+-');
    if (!sign) return this.power();
    const of = this.signed();
    return sign === '-' ? { type: 'negative', of } : of;
  }

  private power(): Formula {
    const left = this.atom();
    return this.takeSign('^') ? { type: 'power', left, right: this.signed() } : left;
  }

  private atom(): Formula {
    const open = this.takeSign('([{');
    if (open) return this.bracketed(open);
    const { next } = this;
    if (!next) return refuse('ends');
    if (next.type === 'sign' && next.text !== '√') return refuse('lacksBefore', next.text);
    this.at += 1;
    switch (next.type) {
      case 'sign':
        return { type: 'call', name: 'sqrt', of: this.atom() };
      case 'number':
        return { type: 'number', value: next.value };
      case 'name':
        return { type: 'name', name: next.name };
      case 'constant':
        return { type: 'constant', name: next.name };
      case 'function': {
        const bracket = this.takeSign('([{');
        if (!bracket) return refuse('bare', next.text);
        return { type: 'call', name: next.name, of: this.bracketed(bracket) };
      }
    }
  }

  private bracketed(open: string): Formula {
    const inside = this.sum();
    const { next } = this;
    if (next && next.text !== CLOSING[open]) return refuse('closedBy', `${open} … ${next.text}`);
    this.at += 1;
    return next ? inside : refuse('unclosed', open);
  }
}

export function parseFormula(text: string, reading: Reading): Formula | Message {
  try {
    if (text.length > LONGEST) return refuse('long');
    const source = prepared(text, reading);
    return source === '' ? refuse('empty') : new Parser(tokensOf(source, reading)).whole();
  } catch (error) {
    if (error instanceof Unreadable) return error.said;
    throw error;
  }
}

export const isFormula = (read: Formula | Message): read is Formula => 'type' in read;
