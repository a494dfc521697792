import { paramsOf } from '@kit/lab/address.ts';
import { describe, expect, it } from 'vitest';
import { calibrationOf } from './calibration.ts';
import { type LabState, matrixName, recipeOf, STATE } from './state.ts';

const back = (hash: string) => STATE.read(paramsOf('quantise', hash) as URLSearchParams);

describe('address of the lab', () => {
  it('carries the whole recipe, and nothing when none was made', () => {
    expect(STATE.hash(STATE.defaults)).toBe('#quantise');
    const state: LabState = {
      bits: 3,
      shared: '64',
      symmetric: true,
      method: 'gptq',
      calibration: 'own',
      own: 'Quelques mots.',
      activations: 'token',
      text: 'Où est-il ?',
      matrix: 'mlp-out',
      layer: 5,
      head: 4,
      outlier: 12,
      tab: 'matrix',
    };
    expect(back(STATE.hash(state))).toEqual(state);
  });

  it('leaves what makes no sense at its default', () => {
    expect(back('#quantise?bits=5&per=7&method=awq&layer=9&head=0&outlier=99')).toEqual(STATE.defaults);
  });
});

describe('the recipe of a state', () => {
  it('says what shares a scale, and looks at a text for GPTQ alone', () => {
    const text = [[0, 1]];
    const { quantise, calibration } = recipeOf({ ...STATE.defaults, bits: 2, shared: '64' }, text);
    expect(quantise).toEqual([{ bits: 2, symmetric: false, granularity: 'group', groupSize: 64, method: 'nearest' }]);
    expect(calibration).toBeUndefined();
    expect(recipeOf({ ...STATE.defaults, method: 'gptq' }, text).calibration).toBe(text);
    expect(recipeOf({ ...STATE.defaults, shared: 'tensor' }, text).quantise?.[0]?.granularity).toBe('tensor');
  });

  it('of the trained decoder is the file as it is', () => {
    const state: LabState = { ...STATE.defaults, method: 'qat', bits: 2, activations: 'tensor' };
    expect(recipeOf(state, [], 3)).toEqual({ from: 'decoder-4bit', activations: { bits: 8, per: 'tensor' } });
  });

  it('plants the outlier in the first weight of the MLP input', () => {
    const planted = { matrix: 'transformer.h.0.mlp.c_fc.weight', row: 0, column: 0, value: 3 };
    expect(recipeOf({ ...STATE.defaults, matrix: 'embedding' }, [], 3)).toMatchObject({ planted });
    expect(matrixName({ matrix: 'embedding', layer: 3 })).toBe('transformer.wte.weight');
    expect(matrixName({ matrix: 'attention-out', layer: 3 })).toBe('transformer.h.3.attn.c_proj.weight');
  });
});

it('the reader’s own text is cut into windows that each begin as a text does', () => {
  const config = { endOfText: 0, context: 4, layers: 1, heads: 1, width: 1, headDim: 1, vocabulary: 9 };
  const tokenizer = { ids: (text: string) => Array.from(text, Number) };
  const shipped = { calibration: { fr: [[1]], en: [[2]] } };
  const own = (text: string | null) => calibrationOf({ calibration: 'own', own: text }, shipped, tokenizer, config);
  expect(own('1234567')).toEqual([
    [0, 1, 2, 3],
    [0, 4, 5, 6],
    [0, 7],
  ]);
  for (const blank of [null, '', ' \n ']) expect(() => own(blank)).toThrow('invalid-input');
  expect(calibrationOf({ calibration: 'both', own: null }, shipped, tokenizer, config)).toEqual([[1], [2]]);
});
