/** Reads `adapter_config.json` as Python `peft` writes it, and says what in it this book cannot honour. */
import { LORA_MODULES, type LoraModule } from './adapter.ts';
import { LoraError } from './errors.ts';

export interface PeftConfig {
  readonly rank: number;
  readonly alpha: number;
  readonly modules: readonly LoraModule[];
  /** name or path of the base model, '' when not said */
  readonly base: string;
}

/** From 80 on, two factors are as large as the smallest matrix of the decoder, 160 wide; and to decompose ΔW takes the cube of the rank. */
export const MAX_RANK = 64;
const MAX_ALPHA = 1e4;

/** What changes the computation when it is set; absent, null, false, 0, '' and empty collections leave it as described. */
const UNSUPPORTED = [
  'use_dora',
  'use_rslora',
  'use_qalora',
  'use_bdlora',
  'lora_bias',
  'modules_to_save',
  'rank_pattern',
  'alpha_pattern',
  'layers_to_transform',
  'layers_pattern',
  'layer_replication',
  'exclude_modules',
  'target_parameters',
  'trainable_token_indices',
  'megatron_config',
  'eva_config',
  'corda_config',
  'alora_invocation_tokens',
  'arrow_config',
  'loftq_config',
  'lora_ga_config',
  'kasa_config',
  'monteclora_config',
  'velora_config',
] as const;

/** Ways to start an adapter that leave W₀ alone. The others (pissa, olora, corda…) first move part of W₀ into B·A. */
const FROM_THE_BASE: ReadonlySet<string> = new Set(['gaussian', 'eva', 'orthogonal']);

/** Throws LoraError. */
export function readPeftConfig(text: string): PeftConfig {
  const config = parseObject(text);
  if (config['peft_type'] !== 'LORA') throw new LoraError('peft-type', label(config['peft_type']));
  for (const option of UNSUPPORTED) if (isSet(config[option])) throw new LoraError('unsupported-option', option);
  const { bias, r: rank, lora_alpha: alpha, init_lora_weights: start } = config;
  if (bias !== undefined && bias !== 'none') throw new LoraError('unsupported-option', `bias = ${label(bias)}`);
  if (typeof start === 'string' && !FROM_THE_BASE.has(start)) {
    throw new LoraError('unsupported-option', `init_lora_weights = ${label(start)}`);
  }
  if (typeof rank !== 'number' || !Number.isInteger(rank) || rank < 1 || rank > MAX_RANK) {
    throw new LoraError('rank', label(rank));
  }
  if (typeof alpha !== 'number' || !(Math.abs(alpha) <= MAX_ALPHA)) throw new LoraError('alpha', label(alpha));
  const base = config['base_model_name_or_path'];
  return { rank, alpha, modules: readModules(config['target_modules']), base: typeof base === 'string' ? base : '' };
}

/** adapter_config.json of an adapter of ours. GPT-2 stores its weights (in, out): fan_in_fan_out. */
export function peftConfigText({ rank, alpha, modules, base }: PeftConfig): string {
  const config = {
    peft_type: 'LORA',
    task_type: 'CAUSAL_LM',
    base_model_name_or_path: base,
    r: rank,
    lora_alpha: alpha,
    lora_dropout: 0,
    target_modules: modules,
    fan_in_fan_out: true,
    bias: 'none',
    inference_mode: true,
  };
  return `${JSON.stringify(config, null, 2)}\n`;
}

/** As peft matches them: a module is a target when its name is an entry or ends with `.entry`. */
function readModules(targets: unknown): readonly LoraModule[] {
  const list: unknown = typeof targets === 'string' ? [targets] : targets;
  if (!Array.isArray(list) || list.length === 0) throw new LoraError('target-modules', label(targets));
  const wanted = new Set<LoraModule>();
  for (const target of list as readonly unknown[]) {
    if (typeof target !== 'string') throw new LoraError('target-modules', label(target));
    const matched = LORA_MODULES.filter((module) => module === target || module.endsWith(`.${target}`));
    if (matched.length === 0) throw new LoraError('target-modules', label(target));
    for (const module of matched) wanted.add(module);
  }
  return LORA_MODULES.filter((module) => wanted.has(module));
}

function parseObject(text: string): Readonly<Record<string, unknown>> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new LoraError('config-json');
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new LoraError('config-json');
  return value as Readonly<Record<string, unknown>>;
}

function isSet(value: unknown): boolean {
  if (typeof value === 'object' && value !== null) return Object.keys(value).length > 0;
  return Boolean(value);
}

/** JSON.parse reads values nested deeper than JSON.stringify can follow. */
function label(value: unknown): string {
  try {
    return (JSON.stringify(value) ?? String(value)).slice(0, 80);
  } catch {
    return '…';
  }
}
