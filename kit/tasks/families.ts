/**
 * Families of in-context tasks: a rule drawn for each prompt, shown by its examples only.
 * The same draws, in the same order, are made by training/reasoner/families.py.
 */
import type { Locale } from '../i18n/index.ts';
import { CATEGORIES, type Category, LABELS, LETTERS, NAMES, OTHER, PLURAL, WORDS } from './lexicon.ts';
import type { TaskRandom } from './random.ts';
import { DIGITS, digitDeck, labelling, type Rule, single } from './rule.ts';

export type Family = (random: TaskRandom, language: Locale) => Rule;

const trained = CATEGORIES.filter(({ heldOut }) => !heldOut);
const heldOut = CATEGORIES.filter((category) => category.heldOut);
const wordsOf = (categories: readonly Category[], language: Locale) =>
  categories.map(({ words }) => words.map((word) => word[language]));

function byCategory(random: TaskRandom, language: Locale, categories: readonly Category[], most: number): Rule {
  const chosen = random.sample(categories, 2 + random.below(most - 1));
  return labelling(wordsOf(chosen, language), random.sample(LABELS, chosen.length));
}

/** The categories with names instead of arbitrary labels: each its own, or that of the next one. */
function byName(random: TaskRandom, language: Locale, shift: number): Rule {
  const chosen = random.sample(trained, 2 + random.below(3));
  const names = chosen.map(({ name }) => name[language]);
  return labelling(wordsOf(chosen, language), [...names.slice(shift), ...names.slice(0, shift)]);
}

function table(random: TaskRandom, keys: readonly string[]): Rule {
  const count = 3 + random.below(4);
  return labelling(
    random.sample(keys, count).map((key) => [key]),
    random.sample(LABELS, count),
  );
}

type Form = Locale | 'frPlural' | 'enPlural';
const nouns = (form: Form) => WORDS.map((word) => word[form]);

/** What a rule is about: nouns, plurals, first names, digits, or one of `more`. */
function alphabet(random: TaskRandom, language: Locale, ...more: readonly (readonly string[])[]): readonly string[] {
  return random.pick([nouns(language), nouns(PLURAL[language]), NAMES, DIGITS, ...more]);
}

/** Forty words: twenty in one form, twenty in another, each form with an arbitrary label. */
function byForm(random: TaskRandom, first: Locale, second: Form): Rule {
  const words = random.sample(WORDS, 40);
  return labelling(
    [words.slice(0, 20).map((word) => word[first]), words.slice(20).map((word) => word[second])],
    random.sample(LABELS, 2),
  );
}

/** `count` items as an input, those at `places` as the output. */
function choice(items: readonly string[], count: number, places: readonly number[], chance: number): Rule {
  return single(chance, (random) => {
    const shown = random.sample(items, count);
    return { input: ` ${shown.join(' ')}`, output: ` ${places.map((place) => shown[place]).join(' ')}` };
  });
}

function order(random: TaskRandom, language: Locale, orders: readonly (readonly number[])[]): Rule {
  const items = alphabet(random, language, LETTERS);
  return choice(items, 3, random.pick(orders), 1 / 6);
}

export const TRAINED_FAMILIES = {
  /** two to four categories of words, each with an arbitrary label */
  categories: (random, language) => byCategory(random, language, trained, 4),
  /** French words and English words */
  languages: (random, language) => byForm(random, language, OTHER[language]),
  /** two to four of nouns, first names, digits and letters, each kind with an arbitrary label */
  kinds: (random, language) => {
    const chosen = random.sample([nouns(language), NAMES, DIGITS, LETTERS], 2 + random.below(3));
    return labelling(chosen, random.sample(LABELS, chosen.length));
  },
  /** even and odd digits */
  parity: (random) => labelling([[...'02468'], [...'13579']], random.sample(LABELS, 2)),
  /** two or three groups of three items that nothing relates, each with an arbitrary label */
  groups: (random, language) => {
    const count = 2 + random.below(2);
    const items = random.sample(alphabet(random, language), 3 * count);
    const groups = Array.from({ length: count }, (_, i) => items.slice(3 * i, 3 * i + 3));
    return labelling(groups, random.sample(LABELS, count));
  },
  /** three to six items, each with an arbitrary label: to be looked up above */
  table: (random, language) => table(random, alphabet(random, language)),
  /** two to four items → always the one at the same place */
  position: (random, language) => {
    const items = alphabet(random, language, LETTERS);
    const count = 2 + random.below(3);
    return choice(items, count, [random.below(count)], 1 / count);
  },
  /** three items → two of them, in one of four orders */
  order: (random, language) =>
    order(random, language, [
      [0, 1],
      [1, 2],
      [2, 0],
      [1, 0],
    ]),
  /** a word → its translation, its plural, itself, its category or its first letter */
  relation: (random, language) => {
    const kind = random.below(5);
    return single(1 / 5, (draw) => {
      const category = draw.pick(CATEGORIES);
      const word = draw.pick(category.words);
      const own = word[language];
      const outputs = [word[OTHER[language]], word[PLURAL[language]], own, category.name[language], own[0]];
      return { input: ` ${own}`, output: ` ${outputs[kind]}` };
    });
  },
  /** a digit → that digit plus, or times, a constant from 2 to 9 */
  arithmetic: (random) => {
    const times = random.below(2) === 1;
    const constant = 2 + random.below(8);
    const next = digitDeck();
    return single(1 / 16, (draw) => {
      const digit = next(draw);
      return { input: ` ${digit}`, output: ` ${times ? Number(digit) * constant : Number(digit) + constant}` };
    });
  },
  /** two digits → the larger, the smaller, the first or the second */
  comparison: (random) => {
    const kind = random.below(4);
    return single(1 / 2, (draw) => {
      const [a, b] = draw.sample([0, 1, 2, 3, 4, 5, 6, 7, 8, 9], 2) as [number, number];
      return { input: ` ${a} ${b}`, output: ` ${[Math.max(a, b), Math.min(a, b), a, b][kind]}` };
    });
  },
  /** a word → the same word with an arbitrary word before it, or after it */
  affix: (random, language) => {
    const before = random.below(2) === 1;
    const mark = random.pick(LABELS);
    return single(1 / (2 * LABELS.length), (draw) => {
      const word = draw.pick(draw.pick(CATEGORIES).words)[language];
      return { input: ` ${word}`, output: before ? ` ${mark} ${word}` : ` ${word} ${mark}` };
    });
  },
} as const satisfies Record<string, Family>;

/** Never trained on. */
export const HELD_OUT_FAMILIES = {
  /** singular and plural words */
  plurals: (random, language) => byForm(random, language, PLURAL[language]),
  /** digits 0–4 and 5–9 */
  sizes: (random) => labelling([[...'01234'], [...'56789']], random.sample(LABELS, 2)),
  /** three to six letters, each with an arbitrary label */
  'letter-table': (random) => table(random, LETTERS),
  /** categories that never labelled anything in training */
  'new-categories': (random, language) => byCategory(random, language, heldOut, 3),
  /** two items of three, in the two orders never seen */
  'new-orders': (random, language) =>
    order(random, language, [
      [0, 2],
      [2, 1],
    ]),
} as const satisfies Record<string, Family>;

/** Not tasks of their own: the categories again, with labels that mean something. */
export const LABEL_STUDIES = {
  'natural-labels': (random, language) => byName(random, language, 0),
  'flipped-labels': (random, language) => byName(random, language, 1),
} as const satisfies Record<string, Family>;

export const FAMILIES = { ...TRAINED_FAMILIES, ...HELD_OUT_FAMILIES, ...LABEL_STUDIES };
export type FamilyId = keyof typeof FAMILIES;
