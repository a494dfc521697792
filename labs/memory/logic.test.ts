import { comparisons } from '@kit/formulas/published-memory.ts';
import { describe, expect, it } from 'vitest';
import { countFile } from './counted.ts';
import { firstKnob, objection, plan, serving, smallest } from './logic.ts';
import { type LabState, STATE } from './state.ts';

const at = (patch: Partial<LabState>): LabState => ({ ...STATE.defaults, ...patch });
const stage = (patch: Partial<LabState>, n = 0) => plan(at(patch)).stages[n]!;

it('Llama 3 8B on one card: sixteen bytes of 8 030 261 248 parameters do not fit 80 GB', () => {
  const { fullest, fits, gpus } = plan(at({}));
  const { weights, gradients, master, moments } = fullest.parts;
  expect(weights + gradients + master + moments).toBe(16 * 8_030_261_248);
  expect([fits, gpus]).toEqual([false, 1]);
});

it('counts each recipe per parameter: 16, 16 in FP32, 13 in FP8, 10 with 8-bit moments, 8 without', () => {
  const per = (patch: Partial<LabState>) => {
    const { parts, parameters } = stage(patch);
    return (parts.weights + parts.gradients + parts.master + parts.moments) / parameters;
  };
  const all = [{}, { precision: 'fp32' }, { precision: 'fp8' }, { optimiser: 'adam8' }, { optimiser: 'sgd' }] as const;
  expect(all.map(per)).toEqual([16, 16, 13, 10, 8]);
  // a constant of the reader's own: gradients summed in FP32, as the chapter says
  expect(per({ gradient: 4 })).toBe(18);
});

describe('cuts', () => {
  it('shares ZeRO’s parts as in Rajbhandari et al. 2019, fig. 1: 16, 4 + 12/64, 2 + 14/64, 16/64 bytes', () => {
    const per = ([0, 1, 2, 3] as const).map((zero) => {
      const { parts, parameters } = stage({ data: 64, zero });
      return (parts.weights + parts.gradients + parts.master + parts.moments) / parameters;
    });
    expect(per).toEqual([16, 4.1875, 2.21875, 0.25].map((n) => expect.closeTo(n, 9)));
  });

  it('gives stage s of p as many micro-batches in flight as 1F1B keeps, and a table to each end', () => {
    const { stages } = plan(at({ model: 'gpt3', pipeline: 8, micro: 16 }));
    expect(stages.map(({ number, inFlight }) => [number, inFlight])).toEqual([
      [1, 8],
      [2, 7],
      [8, 1],
    ]);
    const table = 50_257 * 12_288;
    expect(stages[0]!.parameters - stages[1]!.parameters).toBe(table + 2048 * 12_288);
    expect(stages[2]!.parameters - stages[1]!.parameters).toBe(table + 2 * 12_288);
    // 12 blocks × 8 micro-batches × the 96th part of the chapter's 82.1 GB
    expect(stages[0]!.parts.activations).toBeCloseTo(96 * 2048 * 12_288 * 34, 0);
  });

  it('interleaved: p·(1 + (p − 1)/(p·v)) in flight at the first stage, as Korthikanti et al. 2022 say', () => {
    const { stages } = plan(at({ model: 'gpt3', pipeline: 8, micro: 16, chunks: 3 }));
    expect(stages[0]!.inFlight).toBeCloseTo(8 * (1 + 7 / 24), 9);
    // the last stage lets two slices through before its first way back
    expect(stages[2]!.inFlight).toBeCloseTo(17 / 3, 9);
    expect(plan(at({ model: 'gpt3', pipeline: 8, micro: 1, chunks: 3 })).stages[0]!.inFlight).toBe(1);
  });

  it('experts shared by eight GPUs: an eighth of them each, of which ZeRO has eight times fewer copies', () => {
    // Mixtral: 8 × 3·4096·14336 in each of 32 blocks
    const experts = 32 * 8 * 3 * 4096 * 14_336;
    const mixtral = { model: 'mixtral', data: 16 } as const;
    const [alone, shared] = [stage(mixtral), stage({ ...mixtral, expert: 8 })];
    expect(alone.parameters - shared.parameters).toBe((experts * 7) / 8);
    const dense = alone.parameters - experts;
    const zero3 = stage({ ...mixtral, expert: 8, zero: 3 });
    expect(zero3.parts.weights).toBeCloseTo(2 * (dense / 16 + experts / 8 / 2), 3);
    // as many bytes in all as without: nothing is copied at stage 3
    expect(zero3.parts.weights).toBeCloseTo(stage({ ...mixtral, zero: 3 }).parts.weights, 3);
    expect(objection(at({ ...mixtral, expert: 3 }))).toBe('expert');
  });

  it('what was set of a field that has gone objects to nothing, and changes nothing', () => {
    expect(objection(at({ pipeline: 16, chunks: 4 }))).toBe('chunks');
    for (const [hidden, bare] of [
      [{ chunks: 2 }, {}],
      [
        { model: 'gpt3', expert: 8, data: 2, zero: 3 },
        { model: 'gpt3', data: 2, zero: 3 },
      ],
    ] as const) {
      expect(objection(at(hidden))).toBeNull();
      expect(plan(at(hidden))).toEqual(plan(at(bare)));
    }
    // the fewest GPUs are found among cuts with v as among those without a pipeline, and hold as they are applied
    const state = at({ model: 'gpt3', chunks: 2, zero: 1, recomputed: 'full' });
    expect(plan({ ...state, ...smallest(state) }).fits).toBe(true);
  });

  it('recomputing keeps the inputs and one block: 2·n·d·L and the chapter’s formula once', () => {
    const { parts } = stage({ model: 'gpt3', recomputed: 'full', flash: false });
    expect(parts.activations).toBe(2 * 2048 * 12_288 * 96 + 2048 * 12_288 * 114);
  });

  it('LoRA trains two thin matrices; QLoRA holds the rest in 4.127 bits', () => {
    // rank 16, 32 blocks: 16·32·(4·4096 + 2·(4096 + 1024) + 3·(4096 + 14 336))
    const trained = 16 * 32 * (4 * 4096 + 2 * 5120 + 3 * 18_432);
    const { parts } = stage({ optimiser: 'qlora' });
    expect(parts.moments).toBe(8 * trained);
    expect(parts.weights).toBeCloseTo(2 * trained + (8_030_261_248 * 4.127) / 8, 0);
  });

  it('says which cut cannot be made', () => {
    expect(objection(at({ model: 'book', tensor: 2 }))).toBe('heads');
    expect(objection(at({ pipeline: 64 }))).toBe('layers');
    expect(objection(at({ heads: 33 }))).toBe('width');
    expect(objection(at({ active: 2 }))).toBe('active');
    expect(objection(at({ tensor: 8, pipeline: 4 }))).toBeNull();
  });
});

it('finds the fewest GPUs, which do, where half as many do not', () => {
  const state = at({ model: 'gpt3', zero: 1, recomputed: 'full' });
  const cut = smallest(state)!;
  expect(plan({ ...state, ...cut }).fits).toBe(true);
  const size = cut.tensor * cut.pipeline * cut.data;
  for (const tensor of [1, 2, 4, 8])
    for (const pipeline of [1, 2, 4, 8, 16, 32, 64]) {
      const data = size / 2 / tensor / pipeline;
      if (data >= 1 && objection({ ...state, tensor, pipeline }) === null)
        expect(plan({ ...state, tensor, pipeline, data }).fits).toBe(false);
    }
  expect(smallest(at({ card: 0.001 }))).toBeNull();
});

it('advises the cheapest knob that is enough, else the one that takes most away', () => {
  expect(firstKnob(at({}))).toMatchObject({ knob: 'zero1', fits: true, patch: { zero: 1, data: 8 } });
  expect(firstKnob(at({ model: 'gpt3' }))).toMatchObject({ knob: 'zero3', fits: false });
});

it('serving: 16 GB of weights, 131 072 bytes per token; eight times that in one sequence of 8 × 2 048', () => {
  const { weights, perToken, cache, most } = serving(at({ sequences: 8 }));
  expect([weights, perToken, cache]).toEqual([16_060_522_496, 131_072, 131_072 * 2048 * 8]);
  expect(most).toBe(Math.floor((80e9 - 16_060_522_496) / (131_072 * 2048)));
  // eight GPUs share the eight heads; a latent vector is on each of them
  expect(serving(at({ tensor: 8 })).perToken).toBe(131_072 / 8);
  expect(serving(at({ tensor: 8, latent: 576 })).perToken).toBe(32 * 576 * 2);
});

it('agrees with what others have published, and exactly with the book’s own file and with what workers hold', async () => {
  const file = await countFile();
  for (const { id, ours, theirs, kind } of comparisons(file)) {
    if (kind !== 'published') expect(ours, id).toBe(theirs);
    else expect(Math.abs(ours / theirs - 1), id).toBeLessThan(0.015);
  }
});
