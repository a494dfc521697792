/**
 * The heads without which examples teach nothing: a set of the reader's own, judged on prompts that the lab does not
 * show, against the costliest of all sets (training/exercises/heads.py tries each).
 */
import { headsInWords, judgeHeads } from '@kit/exercises/kinds/experiment/heads.ts';
import { experimentOf } from '@kit/exercises/kinds/experiment/spec.ts';
import { defineExercise, type GradeContext, type Random } from '@kit/exercises/types.ts';
import type { Head } from '@kit/lab/state.ts';
import { fewShotPrompt } from '@kit/tasks/few-shot.ts';
import { TEMPLATES } from '@kit/tasks/lexicon.ts';
import { promptIds } from '@kit/tasks/scoring.ts';
import { itemOf } from '../asked.ts';
import { headMask } from '../reading.ts';
import { STATE } from '../state.ts';
import found from './costly-heads.json' with { type: 'json' };
import { open } from './probes.ts';
import { familyName, frame, text } from './texts.ts';

// an alias, not an interface: only it is assignable to the index signature of `Values`
type Asked = { readonly family: string; readonly language: string; readonly count: number };

const FAMILIES = ['table', 'categories', 'new-categories'] as const;
const LANGUAGES = ['fr', 'en'] as const;
const familyOf = ({ family }: Asked) => FAMILIES.find((one) => one === family) ?? 'table';
const languageOf = ({ language }: Asked) => LANGUAGES.find((one) => one === language) ?? 'fr';

function costliest(asked: Asked): Head[] {
  const sets: Readonly<Record<string, readonly (readonly number[])[]>> =
    found.found[familyOf(asked)][languageOf(asked)];
  return (sets[asked.count] ?? []).map(([layer = 0, head = 0]) => ({ layer, head }));
}

/** Nats per token of the right answers, the end of their line included: the mean of the hidden prompts. */
async function lossWithout(off: readonly Head[], asked: Asked, context: GradeContext): Promise<number> {
  const reasoner = await open(context);
  const mask = headMask(off, reasoner.model.config);
  const set = { family: familyOf(asked), language: languageOf(asked), seed: found.seed };
  let sum = 0;
  for (let i = 0; i < found.count; i++) {
    const item = itemOf(set, found.examples, i);
    const answer = reasoner.tokenizer.ids(item.query.output + TEMPLATES[item.language].examples.bullet);
    const ids = [...promptIds(reasoner, fewShotPrompt(item)), ...answer];
    const scores = await reasoner.model.score(ids, mask ? { headMask: mask } : {}, context.signal);
    const judged = scores.slice(-answer.length);
    sum -= judged.reduce((total, { logProbability }) => total + logProbability, 0) / judged.length;
  }
  return sum / found.count;
}

const draw = (random: Random): Asked => ({
  family: random.pick(FAMILIES),
  language: random.pick(LANGUAGES),
  count: random.integer(1, 2),
});

export const costlyHeads = defineExercise({
  id: 'few-shot.costly-heads',
  level: 3,
  paragraph: 'copying-a-pattern',
  kind: 'experiment',
  usesLab: true,
  models: ['reasoner'],
  ...frame((t) => t.costlyHeads),
  variant: draw,
  // each family, in each language, with one head and two
  variants: { draw, seeds: [1, 3, 5, 6, 7, 9, 10, 11, 13, 14, 20, 29] },
  words: (asked: Asked, locale) => ({
    task: familyName(familyOf(asked), locale),
    tongue: text((t) => t.costlyHeads.tongues[languageOf(asked)])[locale],
    examples: found.examples,
    prompts: found.count,
    best: headsInWords(costliest(asked)) ?? '',
  }),
  labHash: (asked: Asked) =>
    STATE.link({ family: familyOf(asked), language: languageOf(asked), k: found.examples, view: 'heads' }),
  spec: experimentOf({
    state: STATE,
    counts: ['off'],
    shown: ({ off }, locale) => [
      {
        label: text((t) => t.costlyHeads.silenced)[locale],
        value: headsInWords(off) ?? text((t) => t.costlyHeads.none)[locale],
      },
    ],
    async judge({ off }, asked: Asked, context) {
      const { model } = await open(context);
      return judgeHeads(
        {
          off,
          count: asked.count,
          shape: { layers: model.config.layers, heads: model.config.heads },
          costliest: costliest(asked),
          shares: { right: 0.9, close: 0.5 },
          lossWithout: (some) => lossWithout(some, asked, context),
        },
        (verdict) => ({ text: text((t) => t.costlyHeads[verdict]) }),
      );
    },
    right: (asked: Asked) => [{ off: costliest(asked) }],
    /** a head too few; as many of the third layer, which are missed little */
    wrong: (asked: Asked) => [
      { off: costliest(asked).slice(1) },
      { off: Array.from({ length: asked.count }, (_, at) => ({ layer: 2, head: at + 1 })) },
    ],
  }),
});
