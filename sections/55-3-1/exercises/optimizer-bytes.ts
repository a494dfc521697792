/** 16 bytes for a parameter that learns, 2 for one that is frozen in 16 bits (Rajbhandari et al. 2019, section 3.1). */
import { defineExercise, type Random } from '@kit/exercises/types.ts';
import { frame, text } from './texts.ts';

type Model = { readonly layers: number; readonly width: number; readonly rank: number };

const draw = (random: Random): Model => ({
  layers: random.pick([24, 32, 40, 48, 64, 80]),
  width: random.pick([2048, 2560, 4096, 5120, 6144, 8192]),
  rank: random.pick([8, 16, 32, 64]),
});

/** of a block, 12·d²; its six matrices are four d → d, one d → 4d, one 4d → d */
const base = ({ layers, width }: Model) => layers * 12 * width ** 2;
const learned = ({ layers, width, rank }: Model) => layers * rank * (4 * 2 * width + 2 * 5 * width);
const GB = 1e9;

export const optimizerBytes = defineExercise({
  id: '55-3-1.optimizer-bytes',
  level: 1,
  paragraph: 'qlora',
  kind: 'numeric',
  ...frame((t) => t.optimizerBytes),
  variant: draw,
  spec: {
    fields: (['whole', 'lora'] as const).map((name) => ({
      label: text((t) => t.optimizerBytes[name]),
      unit: text((t) => t.optimizerBytes.unit),
      min: 0,
    })),
    tolerance: { kind: 'relative', value: 0.01 },
    digits: 4,
    solve: (m: Model) => [(16 * base(m)) / GB, (2 * base(m) + 16 * learned(m)) / GB],
    mistakes: [
      {
        result: (m) => [(16 * base(m)) / GB, (16 * learned(m)) / GB],
        text: text((t) => t.optimizerBytes.noBase),
      },
      {
        result: (m) => [(2 * base(m)) / GB, (2 * base(m) + 2 * learned(m)) / GB],
        text: text((t) => t.optimizerBytes.weightsAlone),
      },
      {
        result: (m) => [(16 * base(m)) / GB, (16 * (base(m) + learned(m))) / GB],
        text: text((t) => t.optimizerBytes.learnsAll),
      },
    ],
  },
});
