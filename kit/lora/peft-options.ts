/**
 * Every option that Python `peft` has written into a LoRA's adapter_config.json, from 0.3 to 0.21 (LoraConfig and
 * PeftConfigMixin), and what each means to who computes h = W₀x + (α/r)·B·A·x. One that is not here is not known, and
 * never passed over in silence.
 */
import { LoraError, label } from './errors.ts';

/** Says how it was trained, stored or named; changes nothing of what is computed afterwards. */
const INERT: ReadonlySet<string> = new Set([
  ...['auto_mapping', 'peft_version', 'revision', 'task_type', 'inference_mode', 'lora_dropout', 'fan_in_fan_out'],
  // where it is kept, and how memory is spent
  ...['merge_weights', 'megatron_core', 'runtime_config', 'ensure_weight_tying'],
  // of use_qalora, which is refused
  'qalora_group_size',
  // of init_lora_weights, which is looked at: peft passes over these unless it asks for them
  ...['eva_config', 'loftq_config', 'corda_config', 'lora_ga_config'],
]);

/** Read by `readPeftConfig`. */
const READ: ReadonlySet<string> = new Set([
  ...['peft_type', 'base_model_name_or_path', 'r', 'lora_alpha', 'target_modules', 'bias', 'init_lora_weights'],
]);

/** Changes the computation when it is set. layers_to_transform before layers_pattern, which only serves it. */
const UNSUPPORTED = [
  ...['use_dora', 'use_rslora', 'use_qalora', 'use_bdlora', 'lora_bias', 'modules_to_save', 'rank_pattern'],
  ...['alpha_pattern', 'layers_to_transform', 'layers_pattern', 'layer_replication', 'exclude_modules', 'enable_lora'],
  ...['target_parameters', 'trainable_token_indices', 'megatron_config', 'alora_invocation_tokens', 'arrow_config'],
  ...['kasa_config', 'monteclora_config', 'velora_config'],
] as const;
const KNOWN: ReadonlySet<string> = new Set([...INERT, ...READ, ...UNSUPPORTED]);

/**
 * Ways to start an adapter that leave W₀ alone. The others (pissa, olora, loftq, corda…) first move part of W₀ into
 * B·A.
 */
const FROM_THE_BASE: ReadonlySet<string> = new Set(['gaussian', 'eva', 'orthogonal']);

/**
 * Throws LoraError('unsupported-option' | 'unknown-option') for the first option that would change what is computed.
 */
export function checkOptions(config: Readonly<Record<string, unknown>>): void {
  for (const option of UNSUPPORTED) if (isSet(config[option])) throw new LoraError('unsupported-option', option);
  const { bias, init_lora_weights: start } = config;
  if (isSet(bias) && bias !== 'none') throw new LoraError('unsupported-option', `bias = ${label(bias)}`);
  if (isSet(start) && start !== true && !(typeof start === 'string' && FROM_THE_BASE.has(start.toLowerCase()))) {
    throw new LoraError('unsupported-option', `init_lora_weights = ${label(start)}`);
  }
  for (const [option, value] of Object.entries(config)) {
    if (!KNOWN.has(option) && isSet(value)) {
      throw new LoraError('unknown-option', `${option.slice(0, 80)} = ${label(value)}`);
    }
  }
}

/** null, false, '' and empty collections are how peft says « not used ». 0 is a number: of a block, for one. */
function isSet(value: unknown): boolean {
  if (typeof value === 'object' && value !== null) return Object.keys(value).length > 0;
  return value === 0 || Boolean(value);
}
