/**
 * The budget puzzle: a recipe of the reader's own that fits a size and loses least. It is judged on windows that the
 * lab does not show, against a recipe that was found by search (frontier.ts).
 */
import { METHODS, PATTERNS } from '@kit/compression/prune.ts';
import { defineExercise, type Grade, type GradeContext, type Random, type Refusal } from '@kit/exercises/types.ts';
import { BITS, type Setting, SPARSITY, STATE } from '../state.ts';
import { reference } from './frontier.ts';
import { common, costOf, type Language } from './probes.ts';
import { frame, text, wordsOf } from './texts.ts';

// an alias, not an interface: only it is assignable to the index signature of `Values`
type Budget = { readonly kilobytes: number; readonly language: string };

const draw = (random: Random): Budget => ({
  kilobytes: 10 * random.integer(101, 164),
  language: random.pick(['fr', 'en']),
});

/** Full marks at so much above the loss of the reference, in share and in bits per byte; half of them farther. */
const CLOSE = { share: 1.15, bits: 0.004 } as const;
const FAR = { share: 2, bits: 0.02 } as const;

type Answer = readonly number[];

/** Numbers from 1 as the lab lists methods and patterns, then percent and bits; null: no such recipe. */
function settingOf([method = 0, pattern = 0, sparsity = 0, bits = 0, embedding = 0]: Answer): Partial<Setting> | null {
  const one = { method: METHODS[method - 1], pattern: PATTERNS[pattern - 1] };
  const [inBlocks, inTable] = [bits, embedding].map((n) => BITS.find((known) => known === n));
  if (!one.method || !one.pattern || !inBlocks || !inTable || sparsity % SPARSITY.step !== 0) return null;
  return { method: one.method, pattern: one.pattern, sparsity, bits: inBlocks, embedding: inTable };
}

export const answerOf = ({ method, pattern, sparsity, bits, embedding }: Setting): number[] => [
  METHODS.indexOf(method) + 1,
  PATTERNS.indexOf(pattern) + 1,
  sparsity,
  bits,
  embedding,
];

const best = ({ kilobytes, language }: Budget): Setting => ({
  ...STATE.defaults,
  ...reference(kilobytes * 1000, language as Language),
});

async function judge(answer: Answer, values: Budget, context: GradeContext): Promise<Grade | Refusal> {
  const said = (pick: 'unknown' | 'tooLarge' | 'right' | 'close' | 'far', numbers: Record<string, number> = {}) => ({
    text: text((t) => t.budget[pick]),
    values: numbers,
  });
  const setting = settingOf(answer);
  if (!setting) return { refused: said('unknown') };
  const language = values.language as Language;
  const own = await costOf(setting, language, context, 'hidden', values.kilobytes * 1000);
  const size = Math.round(own.bytes / 1000);
  if (own.bytes > values.kilobytes * 1000) return { score: 0, messages: [said('tooLarge', { size })] };
  const theirs = await costOf(recipe(best(values)), language, context, 'hidden');
  const [loss, goal] = [own.after - own.before, theirs.after - theirs.before];
  const numbers = { size, loss: thousandths(loss), goal: thousandths(goal) };
  if (loss <= CLOSE.share * goal + CLOSE.bits) return { score: 1, messages: [said('right', numbers)] };
  if (loss <= FAR.share * goal + FAR.bits) return { score: 0.5, messages: [said('close', numbers)] };
  return { score: 0, messages: [said('far', numbers)] };
}

const thousandths = (bits: number): number => Math.round(1000 * bits) / 1000;
const recipe = ({ method, pattern, sparsity, bits, embedding }: Setting): Partial<Setting> => ({
  method,
  pattern,
  sparsity,
  bits,
  embedding,
});

const LESS = { unit: text((t) => t.bits), integer: true, min: 2, max: 16 } as const;

export const budget = defineExercise({
  ...common,
  id: 'prune.budget',
  level: 3,
  paragraph: 'sparsity',
  ...frame((t) => t.budget),
  variant: draw,
  words: (values: Budget, locale) => wordsOf(values, locale),
  labHash: () => STATE.link({ bits: 8, embedding: 8, sparsity: 0 }),
  spec: {
    fields: [
      { label: text((t) => t.budget.method), integer: true, min: 1, max: METHODS.length },
      { label: text((t) => t.budget.pattern), integer: true, min: 1, max: PATTERNS.length },
      { label: text((t) => t.budget.sparsity), unit: '%', integer: true, min: 0, max: SPARSITY.max },
      { label: text((t) => t.budget.blocks), ...LESS },
      { label: text((t) => t.budget.embedding), ...LESS },
    ],
    tolerance: { kind: 'absolute', value: 0 },
    digits: 3,
    solve: (values: Budget) => answerOf(best(values)),
    judge,
    /** too large; and small enough by bits alone, two where three or more would have fitted */
    misses: async () => [
      [1, 1, 0, 16, 16],
      [1, 1, 0, 2, 2],
    ],
  },
});
