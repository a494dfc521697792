/**
 * The budget puzzle: a recipe of the reader's own that fits a size and loses least. It is judged on windows that the
 * lab does not show, against a recipe that was found by search (frontier.ts).
 */
import { METHODS, PATTERNS } from '@kit/compression/prune.ts';
import { experimentOf } from '@kit/exercises/kinds/experiment/spec.ts';
import { readAnswer } from '@kit/exercises/kinds/numeric/answer.ts';
import { parseNumber } from '@kit/exercises/number.ts';
import { defineExercise, type Grade, type GradeContext, type Random } from '@kit/exercises/types.ts';
import { formatPercent, type Locale } from '@kit/i18n/index.ts';
import { BITS, RECIPE_INPUTS, type Setting, STATE } from '../state.ts';
import { STRINGS } from '../strings/index.ts';
import { reference } from './frontier.ts';
import { costOf, type Language } from './probes.ts';
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

/** Older books asked for numbers: from 1 as the lab lists methods and patterns, then percent and bits. */
function settingOfNumbers(draft: unknown): Partial<Setting> | null {
  const { texts, locale } = readAnswer(draft) ?? { texts: [], locale: 'fr' as const };
  const [method = 0, pattern = 0, sparsity = 0, bits = 0, embedding = 0] = texts.map(
    (text) => parseNumber(text, locale, ['%'])?.value ?? 0,
  );
  const one = { method: METHODS[method - 1], pattern: PATTERNS[pattern - 1] };
  const [inBlocks, inTable] = [bits, embedding].map((n) => BITS.find((known) => known === n));
  if (!one.method || !one.pattern || !inBlocks || !inTable) return null;
  return { method: one.method, pattern: one.pattern, sparsity, bits: inBlocks, embedding: inTable };
}

const best = ({ kilobytes, language }: Budget): Setting => ({
  ...STATE.defaults,
  ...reference(kilobytes * 1000, language as Language),
});

async function judge(setting: Setting, values: Budget, context: GradeContext): Promise<Grade> {
  const said = (pick: 'tooLarge' | 'right' | 'close' | 'far', numbers: Record<string, number>) => ({
    text: text((t) => t.budget[pick]),
    values: numbers,
  });
  const language = values.language as Language;
  const own = await costOf(setting, language, context, 'hidden', values.kilobytes * 1000);
  const size = Math.round(own.bytes / 1000);
  if (own.bytes > values.kilobytes * 1000) return { score: 0, messages: [said('tooLarge', { size })] };
  const theirs = await costOf(best(values), language, context, 'hidden');
  const [loss, goal] = [own.after - own.before, theirs.after - theirs.before];
  const numbers = { size, loss: thousandths(loss), goal: thousandths(goal) };
  if (loss <= CLOSE.share * goal + CLOSE.bits) return { score: 1, messages: [said('right', numbers)] };
  if (loss <= FAR.share * goal + FAR.bits) return { score: 0.5, messages: [said('close', numbers)] };
  return { score: 0, messages: [said('far', numbers)] };
}

const thousandths = (bits: number): number => Math.round(1000 * bits) / 1000;

export const budget = defineExercise({
  id: 'prune.budget',
  level: 3,
  paragraph: 'sparsity',
  kind: 'experiment',
  usesLab: true,
  models: ['compressible'],
  ...frame((t) => t.budget),
  variant: draw,
  words: (values: Budget, locale) => ({ ...wordsOf(values, locale), ...inWords(best(values), locale) }),
  labHash: () => STATE.link({ bits: 8, embedding: 8, sparsity: 0 }),
  spec: experimentOf({
    state: STATE,
    counts: RECIPE_INPUTS,
    shown: (setting, locale) =>
      Object.entries(inWords(setting, locale)).map(([name, value]) => ({
        label: text((t) => t.budget[name as keyof ReturnType<typeof inWords>])[locale],
        value,
      })),
    judge,
    right: (values: Budget) => [best(values)],
    /** too large; and small enough by bits alone, two where three or more would have fitted */
    wrong: (): Partial<Setting>[] => [
      { method: 'global', sparsity: 0, bits: 16, embedding: 16 },
      { method: 'global', sparsity: 0, bits: 2, embedding: 2 },
    ],
    earlier: settingOfNumbers,
  }),
});

/** What the lab calls a recipe. */
function inWords({ method, pattern, sparsity, calibration, bits, embedding }: Setting, locale: Locale) {
  const s = STRINGS[locale].controls;
  const shown = (n: number) => (n === 16 ? s.untouched : s.bitsText(String(n)));
  return {
    recipe: s.methods[method],
    zeros: s.patterns[pattern],
    share: formatPercent(locale, sparsity / 100, 0),
    calibrated: s.calibrations[calibration],
    blocks: shown(bits),
    table: shown(embedding),
  };
}
