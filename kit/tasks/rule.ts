/** What the examples of one prompt have in common. */
import type { TaskRandom } from './random.ts';

/** One line of a prompt, input → output; both begin with a space. */
export interface Example {
  readonly input: string;
  readonly output: string;
}

export interface Rule {
  /** kinds of inputs: each must be seen once before every query can be answered for sure */
  readonly classes: number;
  example(random: TaskRandom, kind: number): Example;
  /** the possible answers where they are few (labels), else empty */
  readonly outputs: readonly string[];
  /** accuracy of the best guess without any example */
  readonly chance: number;
}

export const DIGITS: readonly string[] = [...'0123456789'];

/** Draws without replacement; starts again when empty. */
function deck(items: readonly string[]): (random: TaskRandom) => string {
  let rest: string[] = [];
  return (random) => {
    if (rest.length === 0) rest = random.shuffle(items);
    return rest.pop() as string;
  };
}

/** Any input of group c → label c. */
export function labelling(groups: readonly (readonly string[])[], labels: readonly string[]): Rule {
  const decks = groups.map(deck);
  return {
    classes: groups.length,
    example: (random, kind) => ({ input: ` ${decks[kind]?.(random)}`, output: ` ${labels[kind]}` }),
    outputs: labels.map((label) => ` ${label}`),
    chance: 1 / groups.length,
  };
}

/** A rule whose inputs are all of one kind. */
export function single(chance: number, example: (random: TaskRandom) => Example): Rule {
  return { classes: 1, example, outputs: [], chance };
}

/** Digits 0–9 in random order, then again. */
export const digitDeck = () => deck(DIGITS);

/** `count` examples; the first ones show every class once, in random order. */
export function drawExamples(random: TaskRandom, rule: Rule, count: number): Example[] {
  const first = random.shuffle(Array.from({ length: rule.classes }, (_, i) => i));
  return Array.from({ length: count }, (_, i) => rule.example(random, first[i] ?? random.below(rule.classes)));
}
