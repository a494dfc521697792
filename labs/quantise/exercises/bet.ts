/** A bet on what fewer bits cost a matrix, which the page then rounds both ways. */
import { defineExercise } from '@kit/exercises/types.ts';
import { BITS, type LabState, LOOKED, STATE } from '../state.ts';
import { levels } from './probes.ts';
import { frame, labWords, text } from './texts.ts';

// an alias, not an interface: only it is assignable to the index signature of `Values`
type Lowered = {
  readonly from: number;
  readonly to: number;
  readonly shared: string;
  readonly matrix: string;
  readonly block: number;
};

/** in every block */
const MAPS = LOOKED.filter((matrix) => matrix !== 'embedding');

const looked = ({ matrix, block, shared }: Lowered) => ({
  matrix: matrix as LabState['matrix'],
  layer: block - 1,
  shared: shared as LabState['shared'],
});

export const lowered = defineExercise({
  id: 'quantise.lowered',
  level: 2,
  paragraph: 'scale-and-zero-point',
  kind: 'prediction',
  models: ['compressible'],
  ...frame((t) => t.lowered),
  variant(random): Lowered {
    const from = random.pick([8, 6, 4]);
    return {
      from,
      to: random.pick(BITS.filter((bits) => bits < from)),
      shared: random.pick(['channel', '64', '32']),
      matrix: random.pick(MAPS),
      block: random.integer(1, 6),
    };
  },
  words: (asked: Lowered, locale) => labWords(asked, locale),
  labHash: (asked: Lowered) => STATE.link({ ...looked(asked), tab: 'matrix' }),
  spec: {
    bet: {
      on: 'number',
      field: { label: text((t) => t.lowered.times), min: 0 },
      distance: { by: 'factor', close: 1.15, far: 3 },
      digits: 3,
    },
    async result(asked: Lowered, context) {
      const errorIn = async (bits: number) =>
        (await levels({ ...looked(asked), bits: bits as LabState['bits'] }, context)).error;
      return (await errorIn(asked.to)) / (await errorIn(asked.from));
    },
  },
});
