/**
 * Which variant of an exercise a learner has on the table. The first is the same for everybody, the one the page is
 * built with: what a reader has begun to read never changes. The next ones depend on who learns, on the exercise and on
 * how many came before, all three of which are in the progress, so that a teacher can draw the same again.
 */
import { DEFAULT_LOCALE, type Locale, type Localized } from '../i18n/index.ts';
import type { ExerciseRecord } from '../progress/types.ts';
import { paramsOf } from './markup.ts';
import { seededRandom, variantOf, variantSeed } from './random.ts';
import type { Exercise, Values, Variant, VariantList } from './types.ts';

/** In this many variants in a row, where there is no list of them, no numbers come twice. */
export const MEMORY = 64;
const ATTEMPTS = 100;

type Place = Pick<ExerciseRecord, 'variant' | 'since'>;

/** How many variants came before this one; null: drawn by an older book, which the learner alone decided. */
const turnOf = ({ variant, since }: Place) => (since === undefined ? null : Math.max(0, variant - since));

/** Has the learner had every variant of the list on the table? */
export function allSeen({ variants }: Exercise, place: Place): boolean {
  const turn = turnOf(place);
  return variants !== undefined && turn !== null && turn >= variants.seeds.length - 1;
}

export function variantAt(exercise: Exercise, learner: string, place: Place): Variant {
  const { id, variants, variant } = exercise;
  const turn = turnOf(place);
  const everyone = variantSeed('', id, 0);
  if (!variants && !variant) return { seed: everyone, values: {} };
  if (turn === null) return variantOf(exercise, variantSeed(learner, id, place.variant));
  return variants ? listed(id, variants, learner, turn) : drawn(exercise, learner, turn);
}

/** The variant of a seed that progress has kept; null where no learner of this book can have had it on the table. */
export function variantOfSeed(exercise: Exercise, seed: number): Variant | null {
  const { id, variants, variant } = exercise;
  if (variants?.seeds.includes(seed)) return { seed, values: variants.draw(seededRandom(seed)) };
  if (variant) return variantOf(exercise, seed);
  return !variants && seed === variantSeed('', id, 0) ? { seed, values: {} } : null;
}

export function statementAt({ statement, variants }: Exercise, place: Place): Localized {
  return turnOf(place) === null ? statement : (variants?.statement ?? statement);
}

/** With the words that its texts use in a language. */
export function inWords(exercise: Exercise, { seed, values }: Variant, locale: Locale): Variant {
  return { seed, values: { ...values, ...exercise.words?.(values, locale) } };
}

/** The first for everyone, then the others in the learner's own order, then all of them again. */
function listed(id: string, { draw, seeds }: VariantList, learner: string, turn: number): Variant {
  const first = seededRandom(variantSeed('', id, 0)).integer(0, seeds.length - 1);
  const others = seeds.filter((_, i) => i !== first);
  const at = turn % seeds.length;
  const order = at === 0 ? [] : seededRandom(variantSeed(learner, id, 0)).shuffle(others);
  const seed = order[at - 1] ?? (seeds[first] as number);
  return { seed, values: draw(seededRandom(seed)) };
}

/** What the statement says of a variant: two that say the same are one to the reader. */
export function told(exercise: Exercise, values: Values): string {
  const said = inWords(exercise, { seed: 0, values }, DEFAULT_LOCALE).values;
  const statement = statementAt(exercise, { variant: 0, since: 0 })[DEFAULT_LOCALE];
  return JSON.stringify(paramsOf(statement).map((name) => said[name]));
}

/** Drawn again until its numbers are none of the latest; the same row every time, by blocks that start afresh. */
function drawn(exercise: Exercise, learner: string, turn: number): Variant {
  const { id } = exercise;
  const seen = new Set<string>();
  let found = variantOf(exercise, variantSeed('', id, 0));
  for (let at = turn - (turn % MEMORY); at <= turn; at++) {
    for (let attempt = 0; at > 0 && attempt < ATTEMPTS; attempt++) {
      found = variantOf(exercise, variantSeed(`${learner}/${at}`, id, attempt));
      if (!seen.has(told(exercise, found.values))) break;
    }
    seen.add(told(exercise, found.values));
  }
  return found;
}
