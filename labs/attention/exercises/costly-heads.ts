/**
 * The heads that are missed most, together: a set of the reader's own, judged on sentences that the lab does not show,
 * against the costliest of all sets (training/exercises/heads.py tries each).
 */
import { headsInWords, judgeHeads } from '@kit/exercises/kinds/experiment/heads.ts';
import { experimentOf } from '@kit/exercises/kinds/experiment/spec.ts';
import { defineExercise, type Random } from '@kit/exercises/types.ts';
import type { Head } from '@kit/lab/state.ts';
import { STATE } from '../state.ts';
import found from './costly-heads.json' with { type: 'json' };
import { lossWithout } from './probes.ts';
import { frame, text } from './texts.ts';

// an alias, not an interface: only it is assignable to the index signature of `Values`
type Asked = { readonly language: string; readonly count: number };

const LANGUAGES = ['fr', 'en'] as const;
const languageOf = ({ language }: Asked) => LANGUAGES.find((one) => one === language) ?? 'fr';
/** What the lab opens on: beginnings like those it is judged on. */
const OPENED = { fr: 'Elle ouvrit la porte et entra dans la', en: 'She opened the door and went into the' } as const;

function costliest(asked: Asked): Head[] {
  const sets: Readonly<Record<string, readonly (readonly number[])[]>> = found.found[languageOf(asked)];
  return (sets[asked.count] ?? []).map(([layer = 0, head = 0]) => ({ layer, head }));
}

const draw = (random: Random): Asked => ({ language: random.pick(LANGUAGES), count: random.integer(1, 3) });

export const costlyHeads = defineExercise({
  id: 'attention.costly-heads',
  level: 3,
  paragraph: 'several-heads',
  kind: 'experiment',
  usesLab: true,
  models: ['decoder'],
  ...frame((t) => t.costlyHeads),
  variant: draw,
  // each language with one head, two, three
  variants: { draw, seeds: [1, 3, 6, 7, 13, 35] },
  words: (asked: Asked, locale) => ({
    tongue: text((t) => t.costlyHeads.tongues[languageOf(asked)])[locale],
    best: headsInWords(costliest(asked)) ?? '',
  }),
  labHash: (asked: Asked) => STATE.link({ text: OPENED[languageOf(asked)] }),
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
      const { model } = await context.runtime.load('decoder', context.signal ? { signal: context.signal } : {});
      return judgeHeads(
        {
          off,
          count: asked.count,
          shape: { layers: model.config.layers, heads: model.config.heads },
          costliest: costliest(asked),
          shares: { right: 0.95, close: 0.6 },
          lossWithout: (some) => lossWithout(found.hidden[languageOf(asked)], some, context),
        },
        (verdict) => ({ text: text((t) => t.costlyHeads[verdict]) }),
      );
    },
    right: (asked: Asked) => [{ off: costliest(asked) }],
    /** a head too few; as many of the last layer, which are missed little */
    wrong: (asked: Asked) => [
      { off: costliest(asked).slice(1) },
      { off: Array.from({ length: asked.count }, (_, head) => ({ layer: 5, head })) },
    ],
  }),
});
