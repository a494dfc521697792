/** Drawn numbers and operations, written in many ways: what is accepted has the value that an independent reading gives. */
import { expect, test } from 'vitest';
import { formatNumber, type Locale } from '../i18n/index.ts';
import { parseNumber } from './number.ts';
import { seededRandom } from './random.ts';
import type { Random } from './types.ts';

interface Written {
  readonly text: string;
  readonly value: number;
}

const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';
const superscript = (n: number) =>
  [...String(n)].map((c) => (c === '-' ? '⁻' : SUPERSCRIPTS.charAt(Number(c)))).join('');
const wide = (text: string) => text.replace(/[\d.,]/g, (c) => String.fromCodePoint((c.codePointAt(0) ?? 0) + 0xfee0));

/** A number alone: plain, grouped, in full width, in mathematical digits. */
function literal(random: Random, locale: Locale): Written {
  const value = Number((random.uniform() * 10 ** random.integer(0, 7)).toFixed(random.integer(0, 3)));
  const plain = String(value).replace('.', locale === 'fr' ? ',' : '.');
  const grouped = formatNumber(locale, value, { maximumFractionDigits: 3 });
  // « 1,234 » is 1234 in English, and is written grouped there only
  const unambiguous = locale === 'fr' ? [plain] : [plain, grouped];
  const spaced = grouped.replaceAll('\u202f', ' ');
  return { text: random.pick([...unambiguous, grouped, spaced, wide(plain)]), value };
}

function power(random: Random): Written {
  const exponent = random.integer(-9, 9);
  const text = random.pick([
    `10^${exponent}`,
    `10**${exponent}`,
    `10^(${exponent})`,
    `10^{${exponent}}`,
    `10${superscript(exponent)}`,
    `1e${exponent}`,
    `1E${String(exponent).replace('-', '−')}`,
  ]);
  return { text, value: Number(`1e${exponent}`) };
}

function operation(random: Random, locale: Locale): Written {
  const [a, b] = [literal(random, locale), random.uniform() < 0.4 ? power(random) : literal(random, locale)];
  const gap = random.pick(['', ' ', '\u00a0', '\u202f', '\u2009']);
  const put = (signs: readonly string[]) => `${a.text}${gap}${random.pick(signs)}${gap}${b.text}`;
  switch (random.integer(0, 3)) {
    case 0:
      return { text: put(['/', '÷', '∕']), value: a.value / b.value };
    case 1:
      return { text: put(['+']), value: a.value + b.value };
    case 2:
      return { text: put(['-', '−']), value: a.value - b.value };
    default:
      return { text: put(['×', '*', '·', 'x', '⋅']), value: a.value * b.value };
  }
}

/** What copies bring along: marks of direction, a zero-width space, the byte-order mark. */
function copied(random: Random, text: string): string {
  const unseen = () => random.pick(['', '', '\u200e', '\u202a', '\u202c', '\ufeff', '\u200b', '\u00ad', '\u2060']);
  return unseen() + [...text].map((c) => c + unseen()).join('');
}

test('a drawn operation has the value of its operation, whatever the signs, spaces and unseen characters', () => {
  let read = 0;
  for (const locale of ['fr', 'en'] as const)
    for (let seed = 0; seed < 4000; seed++) {
      const random = seededRandom(seed);
      const { text, value } = random.uniform() < 0.3 ? literal(random, locale) : operation(random, locale);
      const parsed = parseNumber(copied(random, text), locale);
      // a twofold « 3 × 10-4 » and a division by zero may be refused; nothing may be read as something else
      if (!parsed) continue;
      read += 1;
      expect(parsed.percent).toBe(false);
      const gap = Math.abs(parsed.value - value);
      expect(gap, `${locale} ${text} → ${parsed.value}, not ${value}`).toBeLessThanOrEqual(
        1e-11 * Math.max(1, Math.abs(value)),
      );
    }
  expect(read).toBeGreaterThan(7800);
});

test('what follows or precedes a number is never left out', () => {
  const BEFORE = ['a', '(', '=', '≈', '~', '$', '*', '/', '^', 'e', 'x', '--', ')', '>'];
  const RUBBISH = [
    'a',
    ' 3',
    '..',
    ',,',
    ')',
    '(',
    '!',
    '$',
    '€',
    '–',
    '=',
    ' x',
    '*',
    '^',
    'e',
    ' et',
    '‰',
    '/',
    '%%',
    '\\',
    '?',
    '₂',
    '…',
    '2.1.1',
    '½½',
    ':2',
  ];
  for (const locale of ['fr', 'en'] as const)
    for (let seed = 0; seed < 200; seed++) {
      const random = seededRandom(seed);
      const { text } = random.uniform() < 0.5 ? literal(random, locale) : operation(random, locale);
      for (const before of BEFORE) expect(parseNumber(before + text, locale), before + text).toBeNull();
      for (const more of RUBBISH) {
        const parsed = parseNumber(text + more, locale);
        // « 12 3 » in « 1 12 3 »: digits may still group with what is before them, and then all of them count
        if (parsed && /\d$/.test(more)) expect(parsed.value).not.toBe(parseNumber(text, locale)?.value);
        else expect(parsed, `${text}${more}`).toBeNull();
      }
    }
});

test('a hostile text is refused at once', () => {
  for (const piece of ['(', '1 ', '1.', '-', '½', '1,', '^', "1'", '1*'])
    expect(parseNumber(piece.repeat(100_000), 'fr')).toBeNull();
});
