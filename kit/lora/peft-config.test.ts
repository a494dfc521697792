/** Options as peft writes them, siblings of tests/field/adapters; and the matrices that target_modules means. */
import { describe, expect, it } from 'vitest';
import { LoraError } from './errors.ts';
import { readPeftConfig } from './peft-config.ts';

const BASE = { peft_type: 'LORA', r: 2, lora_alpha: 4, target_modules: ['c_attn'], bias: 'none' };
const LAYERS = 3;

function read(patch: Readonly<Record<string, unknown>>): string {
  try {
    const { targets } = readPeftConfig(JSON.stringify({ ...BASE, ...patch }), LAYERS);
    return targets.map(({ layer, module }) => `${layer}.${module}`).join(' ');
  } catch (error) {
    if (error instanceof LoraError) return `${error.code} ${error.detail}`;
    throw error;
  }
}

const ATTENTION = '0.attn.c_attn 1.attn.c_attn 2.attn.c_attn';

describe('options that change nothing of what is computed', () => {
  it.each<[string, Record<string, unknown>]>([
    [
      'EVA starts A from activations, the base is whole',
      {
        init_lora_weights: 'eva',
        eva_config: { rho: 1, tau: 0.99, use_label_mask: true, label_mask_value: -100, whiten: false },
      },
    ],
    ['EVA, written in capitals', { init_lora_weights: 'EVA', eva_config: null }],
    [
      'a configuration of an initialisation that is not asked for',
      {
        init_lora_weights: true,
        loftq_config: { loftq_bits: 4, loftq_iter: 1 },
        corda_config: { corda_method: 'kpm' },
        lora_ga_config: { direction: 'ArB2r' },
      },
    ],
    ['no initialisation', { init_lora_weights: false }],
    ['where memory goes', { runtime_config: { ephemeral_gpu_offload: true }, megatron_core: 'megatron.core' }],
    [
      'how it was trained',
      { lora_dropout: 0.3, inference_mode: false, task_type: 'SEQ_2_SEQ_LM', peft_version: '9.9.9' },
    ],
    ['a module class', { auto_mapping: { base_model_class: 'GPT2LMHeadModel', unsloth_fixed: true } }],
    ['options of tomorrow, not used', { a: null, b: false, c: '', d: [], e: {} }],
    ['options of today, not used', { lora_bias: false, exclude_modules: [], megatron_config: null, use_bdlora: null }],
  ])('%s', (_, patch) => {
    expect(read(patch)).toBe(ATTENTION);
  });
});

describe('options that would', () => {
  it.each<[string, Record<string, unknown>]>([
    ['unsupported-option lora_bias', { lora_bias: true }],
    ['unsupported-option exclude_modules', { exclude_modules: ['c_proj'] }],
    ['unsupported-option exclude_modules', { exclude_modules: String.raw`.*\.0\..*` }],
    ['unsupported-option megatron_config', { megatron_config: { tensor_model_parallel_size: 2 } }],
    ['unsupported-option layers_to_transform', { layers_to_transform: 0 }],
    ['unsupported-option layers_to_transform', { layers_to_transform: [0, 1] }],
    ['unsupported-option layers_pattern', { layers_pattern: ['h'] }],
    ['unsupported-option trainable_token_indices', { trainable_token_indices: { wte: [0] } }],
    ['unsupported-option enable_lora', { enable_lora: [true, false, true] }],
    ['unsupported-option alora_invocation_tokens', { alora_invocation_tokens: [1, 2] }],
    ['unsupported-option use_bdlora', { use_bdlora: { nblocks: 2 } }],
    ['unsupported-option init_lora_weights = "olora"', { init_lora_weights: 'olora' }],
    ['unsupported-option init_lora_weights = "pissa_niter_16"', { init_lora_weights: 'pissa_niter_16' }],
    ['unsupported-option init_lora_weights = "loftq"', { init_lora_weights: 'loftq', loftq_config: { loftq_bits: 4 } }],
    ['unsupported-option init_lora_weights = "lora_ga"', { init_lora_weights: 'lora_ga', lora_ga_config: {} }],
    ['unsupported-option bias = "lora_only"', { bias: 'lora_only' }],
    ['unknown-option use_hyperlora = true', { use_hyperlora: true }],
    ['unknown-option scaling_power = 0', { scaling_power: 0 }],
    ['unknown-option mode = {"a":1}', { mode: { a: 1 } }],
    ['unknown-option constructor = "x"', { constructor: 'x' }],
  ])('%s', (refusal, patch) => {
    expect(read(patch)).toBe(refusal);
  });
});

describe('target_modules, as peft matches them', () => {
  const twelve = Array.from({ length: LAYERS }, (_, layer) =>
    ['attn.c_attn', 'attn.c_proj', 'mlp.c_fc', 'mlp.c_proj'].map((module) => `${layer}.${module}`),
  ).flat();
  it.each<[unknown, string]>([
    ['all-linear', twelve.join(' ')],
    ['All-Linear', twelve.join(' ')],
    [String.raw`.*\.attn\.c_attn`, ATTENTION],
    [String.raw`(.*\.)?c_attn`, ATTENTION],
    [String.raw`transformer\.h\.[02]\.(attn\.c_proj|mlp\.c_fc)`, '0.attn.c_proj 0.mlp.c_fc 2.attn.c_proj 2.mlp.c_fc'],
    [['transformer.h.1.attn.c_attn'], '1.attn.c_attn'],
    [['h.2.mlp.c_proj', 'h.0.mlp.c_proj'], '0.mlp.c_proj 2.mlp.c_proj'],
    // a list for several architectures: peft asks only that something be found
    [['q_proj', 'c_attn', 'query_key_value'], ATTENTION],
    // not as a list would be read: the whole name has to match
    ['c_attn', 'target-modules "c_attn"'],
    ['attn.c_attn', 'target-modules "attn.c_attn"'],
    [['attn'], 'target-modules "attn" → transformer.h.0.attn'],
    ['.*attn.*', 'target-modules ".*attn.*" → transformer.h.0.attn'],
    [['tn.c_attn'], 'target-modules "tn.c_attn"'],
    [['all-linear'], 'target-modules "all-linear"'],
    [['c_attn', 'wte'], 'target-modules "wte" → transformer.wte'],
    ['lm_head|.*c_attn', 'target-modules "lm_head|.*c_attn"'],
    ['(', 'target-pattern "(": character 2'],
    [String.raw`(.)\1`, String.raw`target-pattern "(.)\\1": \1`],
    ['(a+)+$'.repeat(20), `target-modules "${'(a+)+$'.repeat(20).slice(0, 79)}`],
    [['c_attn', 3], 'target-modules 3'],
    [{ c_attn: true }, 'target-modules {"c_attn":true}'],
    [[], 'target-modules []'],
  ])('%j', (targets, expected) => {
    expect(read({ target_modules: targets })).toBe(expected);
  });
});
