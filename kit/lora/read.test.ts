import { describe, expect, it } from 'vitest';
import type { StoredTensor } from '../safetensors/dtypes.ts';
import { SafetensorsError } from '../safetensors/errors.ts';
import { parseSafetensors } from '../safetensors/parse.ts';
import { writeSafetensors } from '../safetensors/write.ts';
import { modulesOf } from './adapter.ts';
import { parametersByFile, parametersByFormula } from './count.ts';
import { LoraError } from './errors.ts';
import { decoder, golden, goldenAdapter, goldenFiles } from './golden.ts';
import { readAdapter } from './read.ts';
import { writeAdapter } from './write.ts';

const files = goldenFiles();

function refusal(config: unknown, tensors: Uint8Array = files.tensors): string {
  try {
    readAdapter({ config: typeof config === 'string' ? config : JSON.stringify(config), tensors }, decoder);
    return 'accepted';
  } catch (error) {
    if (error instanceof LoraError || error instanceof SafetensorsError) return `${error.code} ${error.detail}`;
    throw error;
  }
}

/** The golden tensors after `edit`. */
function tampered(edit: (tensors: Map<string, StoredTensor>) => void): Uint8Array {
  const tensors = new Map(parseSafetensors(files.tensors).tensors);
  edit(tensors);
  return writeSafetensors(tensors);
}

const FIRST = 'base_model.model.transformer.h.0.attn.c_attn.lora_A.weight';

describe('an adapter saved by Python peft', () => {
  it('is read whole', () => {
    const { adapter, config, tensors } = goldenAdapter();
    expect(config).toMatchObject({ rank: golden.rank, alpha: golden.alpha, base: 'decoder' });
    expect(modulesOf(adapter)).toEqual(['attn.c_attn', 'attn.c_proj', 'mlp.c_proj']);
    expect(adapter.scale).toBe(golden.alpha / golden.rank);
    expect(adapter.factors.map(({ layer, module }) => `h.${layer}.${module}`).sort()).toEqual(
      golden.layers.map(({ name }) => name),
    );
    expect(parametersByFile(tensors)).toBe(6 * 3 * (640 + 320 + 800));
    expect(parametersByFormula(decoder, 3, adapter.factors)).toBe(parametersByFile(tensors));
  });

  it('survives being written and read again', () => {
    const { adapter } = goldenAdapter();
    const again = readAdapter(writeAdapter(adapter, 'decoder'), decoder);
    expect(again.adapter).toEqual(adapter);
    expect(again.config.base).toBe('decoder');
  });

  const base = JSON.parse(files.config) as Record<string, unknown>;
  it.each<[string, unknown]>([
    ['config-json', '{'],
    ['config-json', '[]'],
    ['peft-type "IA3"', { ...base, peft_type: 'IA3' }],
    ['rank 0', { ...base, r: 0 }],
    ['rank 1000', { ...base, r: 1000 }],
    ['rank "3"', { ...base, r: '3' }],
    ['alpha null', { ...base, lora_alpha: Number.NaN }],
    ['target-modules "q_proj"', { ...base, target_modules: ['q_proj', 'v_proj'] }],
    ['target-modules "all-linear"', { ...base, target_modules: ['all-linear'] }],
    ['target-modules []', { ...base, target_modules: [] }],
    ['unsupported-option use_dora', { ...base, use_dora: true }],
    ['unsupported-option use_rslora', { ...base, use_rslora: true }],
    ['unsupported-option modules_to_save', { ...base, modules_to_save: ['lm_head'] }],
    ['unsupported-option rank_pattern', { ...base, rank_pattern: { c_attn: 8 } }],
    ['unsupported-option layers_to_transform', { ...base, layers_to_transform: [0] }],
    ['unsupported-option init_lora_weights = "pissa"', { ...base, init_lora_weights: 'pissa' }],
    ['unsupported-option bias = "all"', { ...base, bias: 'all' }],
    ['shape', { ...base, r: 2 }],
    ['missing-tensor', { ...base, target_modules: ['c_attn', 'c_proj', 'c_fc'] }],
    ['unexpected-tensor', { ...base, target_modules: ['c_attn'] }],
  ])('is refused (%s) when its configuration says otherwise', (reason, config) => {
    expect(refusal(config)).toContain(reason);
  });

  it('is refused when its tensors do not fit', () => {
    const missing = tampered((tensors) => tensors.delete(FIRST));
    expect(refusal(files.config, missing)).toBe(`missing-tensor ${FIRST}`);
    const llama = tampered((tensors) => {
      for (const [name, tensor] of [...tensors]) {
        tensors.delete(name);
        tensors.set(name.replace('transformer.h', 'model.layers'), tensor);
      }
    });
    const found = 'base_model.model.model.layers.0.attn.c_attn.lora_A.weight';
    expect(refusal(files.config, llama)).toBe(`missing-tensor ${FIRST} ≠ ${found}`);
    const integers = tampered((tensors) =>
      tensors.set(FIRST, { dtype: 'I32', shape: [3, 160], bytes: new Uint8Array(4 * 480) }),
    );
    expect(refusal(files.config, integers)).toBe(`dtype ${FIRST} I32`);
    const turned = tampered((tensors) =>
      tensors.set(FIRST, { dtype: 'F32', shape: [160, 3], bytes: new Uint8Array(4 * 480) }),
    );
    expect(refusal(files.config, turned)).toBe(`shape ${FIRST} [160,3] ≠ [3,160]`);
    const infinite = tampered((tensors) => {
      const values = new Float32Array(480);
      values[7] = Number.POSITIVE_INFINITY;
      tensors.set(FIRST, { dtype: 'F32', shape: [3, 160], bytes: new Uint8Array(values.buffer) });
    });
    expect(refusal(files.config, infinite)).toBe(`not-finite ${FIRST}`);
    expect(refusal(files.config, files.tensors.subarray(0, 1000))).toContain('truncated');
  });

  it('for another width is refused by its shapes', () => {
    expect(() => readAdapter(files, { ...decoder, width: 320 })).toThrow(/shape/);
  });
});
