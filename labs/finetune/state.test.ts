import { expect, it } from 'vitest';
import { STATE } from './state.ts';

const read = (said: string) => STATE.read(new URLSearchParams(said));

it('travels in the address, but for the reader’s own texts and kept adapters', () => {
  const state = {
    ...STATE.defaults,
    lesson: 'pairs',
    rank: 4,
    modules: ['mlp.c_fc'],
    learningRate: 2,
    own: 7,
    kept: 'x',
  } as const;
  const hash = STATE.hash(state);
  expect(hash).toBe('#finetune?task=pairs&r=4&m=mlp.c_fc&lr=2');
  expect(read(hash.slice('#finetune?'.length))).toEqual({ ...state, own: 0, kept: null });
  expect(STATE.hash(STATE.defaults)).toBe('#finetune');
});

it('a hostile or stale value is ignored by itself', () => {
  expect(read('task=cuisine&r=0&m=all,of,them&lr=-1&n=5&b=1000&seed=x&s=9&own=3&kept=../x')).toEqual(STATE.defaults);
  expect(read('m=mlp.c_proj,nothing,attn.c_attn').modules).toEqual(['attn.c_attn', 'mlp.c_proj']);
});
