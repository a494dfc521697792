/** One sentence of a statement: what it says, if it is understood, and what of its wording the model never met. */
import { LOCALES, type Locale } from '@kit/i18n/index.ts';
import { fill, NAMES, TEMPLATES } from '@kit/tasks/lexicon.ts';
import { MODULUS } from '@kit/tasks/serial.ts';
import { nearestWords, plain, wordsOf } from '@kit/tasks/words.ts';
import { FORMS_OF, type Form, numberOf, OPERATIONS_OF, VOCABULARY } from './forms.ts';
import { type Remark, remark } from './remark.ts';

export interface Said {
  readonly role: 'start' | 'plus' | 'times' | 'ask';
  /** as typed */
  readonly name: string;
  readonly of: string;
  /** NaN for a question */
  readonly n: number;
  readonly remarks: readonly Remark[];
}

/** A sentence of the templates, without its first space and its last sign. */
export function sentenceIn(
  language: Locale,
  { role, name, of, n }: Pick<Said, 'role' | 'name' | 'of'> & { readonly n: number },
): string {
  return fill(TEMPLATES[language].serial[role], { name, of, n })
    .trim()
    .replace(/\s*[.?]$/u, '');
}

/** The words that the sentences of problems are made of. */
const OF_PROBLEMS: Readonly<Record<Locale, readonly string[]>> = { fr: sentenceWords('fr'), en: sentenceWords('en') };
function sentenceWords(language: Locale): string[] {
  const { start, plus, times, ask } = TEMPLATES[language].serial;
  return [...new Set([start, plus, times, ask].flatMap((text) => wordsOf(text.replaceAll(/\{\w+\}/g, ' '))))];
}

/** The two known operations, as sentences with blanks. */
const known = (language: Locale) =>
  (['plus', 'times'] as const).map((role) =>
    fill(TEMPLATES[language].serial[role], { name: '…', of: '…', n: '…' }).trim().replace(/\.$/, ''),
  );

export function nameRemark(name: string): Remark {
  const near = nearestWords(name, NAMES, 3, Number.POSITIVE_INFINITY);
  const [first = ''] = near;
  return remark('name', name, plain(first) === plain(name) ? [first] : near);
}

export function wordRemark(word: string, language: Locale): Remark {
  // two letters out of three are not a likeness
  return remark('word', word, nearestWords(word, OF_PROBLEMS[language], 1, word.length > 3 ? 0.4 : 0));
}

/** What the sentence says; null when the book does not understand it. */
export function said(sentence: string, language: Locale): Said | null {
  const forms = FORMS_OF[language];
  for (const form of forms) {
    const groups = form.pattern.exec(sentence)?.groups;
    const { pronouns } = VOCABULARY[language];
    const named = [groups?.['name'] ?? '', groups?.['of'] ?? ''].every((name) => !pronouns.includes(plain(name)));
    const what = groups && named ? read(sentence, form, groups, language) : null;
    if (what) return what;
  }
  return null;
}

function read(sentence: string, { role }: Form, groups: Record<string, string>, language: Locale): Said | null {
  const { name = '', of = '', n = '', op = '', multiple = '' } = groups;
  const value = multiple
    ? (VOCABULARY[language].multiples[multiple.toLowerCase()] ?? Number.NaN)
    : numberOf(n, language);
  if (role !== 'ask' && role !== 'equal' && Number.isNaN(value)) return null;
  const operand = {
    start: value % MODULUS,
    plus: value % MODULUS,
    times: value % MODULUS,
    equal: 0,
    ask: Number.NaN,
    minus: (MODULUS - (value % MODULUS)) % MODULUS,
  }[role];
  const as = role === 'minus' || role === 'equal' ? 'plus' : role;
  const what = { role: as, name, of, n: operand };
  const canonical = sentenceIn(language, what);
  if (canonical === sentence) return { ...what, remarks: [] };
  const remarks = differences(sentence, canonical, { role, n, op }, language);
  // cspell:ignore foix
  // « foix » is no thing that one has three of: what looks like a word of the templates may be that word
  const mistaken = remarks.some(
    ({ kind, text, near }) => kind === 'word' && near.some((word) => plain(word) !== plain(text)),
  );
  return mistaken ? null : { ...what, remarks };
}

/** Why a sentence that is understood is not one of the templates. */
function differences(
  sentence: string,
  canonical: string,
  { role, n, op }: { readonly role: Form['role']; readonly n: string; readonly op: string },
  language: Locale,
): Remark[] {
  if (role === 'ask') return [remark('question', sentence, [canonical])];
  const remarks: Remark[] = [];
  if (n && !/^\d$/.test(n))
    remarks.push(remark(/^\d+$/.test(n) ? 'number' : 'written', n, [String(numberOf(n, language) % MODULUS)]));
  if (op) remarks.push(remark('operation', op.trim(), [canonical]));
  const expected = new Set([...OF_PROBLEMS[language], ...wordsOf(canonical), ...wordsOf(op), ...wordsOf(n)]);
  remarks.push(
    ...wordsOf(sentence)
      .filter((word) => !expected.has(word))
      .map((word) => wordRemark(word, language)),
  );
  return remarks.length > 0 ? remarks : [remark('form', sentence, [canonical])];
}

/** What stands in a sentence that is not understood: its words and operations that no problem of training has. */
export function strange(sentence: string, language: Locale): Remark[] {
  const other = LOCALES.find((locale) => locale !== language && said(sentence, locale) !== null);
  if (other) return [remark('language', sentence)];
  const { numbers } = VOCABULARY[language];
  const found = sentence.match(OPERATIONS_OF[language]) ?? [];
  const remarks = found.map((text) => remark('operation', text, known(language)));
  for (const text of sentence.match(/[-−+]?\d+(?:[.,]\d+)?/gu) ?? [])
    if (!/^\d$/.test(text)) {
      const whole = numberOf(text, language);
      remarks.push(remark('number', text, Number.isNaN(whole) ? [] : [String(whole % MODULUS)]));
    }
  const operating = new Set(found.flatMap(wordsOf));
  for (const [i, word] of wordsOf(sentence).entries()) {
    if (operating.has(word) || OF_PROBLEMS[language].includes(word) || NAMES.includes(word)) continue;
    if (numbers.includes(word)) remarks.push(remark('written', word, [String(numberOf(word, language) % MODULUS)]));
    else remarks.push(i > 0 && /^\p{Lu}/u.test(word) ? nameRemark(word) : wordRemark(word, language));
  }
  return remarks.length > 0 ? remarks : [remark('form', sentence, known(language))];
}
