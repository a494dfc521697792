/** Reads `adapter_config.json` as Python `peft` writes it, and says what in it this book cannot honour. */
import { otherKind } from '../safetensors/kind.ts';
import { LORA_MODULES, type LoraAdapter } from './adapter.ts';
import { LoraError, type LoraHint, label } from './errors.ts';
import { checkOptions } from './peft-options.ts';
import { readTargets, type Target } from './targets.ts';

export interface PeftConfig {
  readonly rank: number;
  readonly alpha: number;
  /** by layer then module */
  readonly targets: readonly Target[];
  /** name or path of the base model, '' when not said */
  readonly base: string;
}

/**
 * From 80 on, two factors are as large as the smallest matrix of the decoder, 160 wide; and to decompose ΔW takes the
 * cube of the rank.
 */
export const MAX_RANK = 64;
const MAX_ALPHA = 1e4;

/** `layers`: of the decoder. Throws LoraError. */
export function readPeftConfig(text: string, layers: number): PeftConfig {
  const config = parseObject(text);
  if (config['peft_type'] !== 'LORA') throw new LoraError('peft-type', label(config['peft_type']));
  checkOptions(config);
  const { r: rank, lora_alpha: alpha } = config;
  if (typeof rank !== 'number' || !Number.isInteger(rank) || rank < 1 || rank > MAX_RANK) {
    throw new LoraError('rank', label(rank));
  }
  if (typeof alpha !== 'number' || !(Math.abs(alpha) <= MAX_ALPHA)) throw new LoraError('alpha', label(alpha));
  const base = config['base_model_name_or_path'];
  const targets = readTargets(config['target_modules'], layers);
  return { rank, alpha, targets, base: typeof base === 'string' ? base : '' };
}

/** adapter_config.json of an adapter of ours, in every layer. GPT-2 stores its weights (in, out): fan_in_fan_out. */
export function peftConfigText({ rank, scale, factors }: LoraAdapter, base: string): string {
  const config = {
    peft_type: 'LORA',
    task_type: 'CAUSAL_LM',
    base_model_name_or_path: base,
    r: rank,
    lora_alpha: scale * rank,
    lora_dropout: 0,
    target_modules: targetNames(factors),
    fan_in_fan_out: true,
    bias: 'none',
    inference_mode: true,
  };
  return `${JSON.stringify(config, null, 2)}\n`;
}

/** The modules' own names where each layer has them all, else whole names. */
function targetNames(targets: readonly Target[]): readonly string[] {
  const layers = Math.max(...targets.map(({ layer }) => layer)) + 1;
  const modules = LORA_MODULES.filter((module) => targets.some((target) => target.module === module));
  if (targets.length === layers * modules.length) return modules;
  return targets.map(({ layer, module }) => `h.${layer}.${module}`);
}

function parseObject(text: string): Readonly<Record<string, unknown>> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new LoraError('config-json', '', wrongJson(text));
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new LoraError('config-json');
  return value as Readonly<Record<string, unknown>>;
}

function wrongJson(text: string): LoraHint | null {
  if (/[:[,]\s*-?(?:NaN|Infinity)\b/.test(text)) return 'nan';
  if (/^[ \t]*(?:\/\/|\/\*|#)/m.test(text)) return 'comments';
  const kind = otherKind(new TextEncoder().encode(text.slice(0, 512)));
  return kind === 'json' ? null : kind;
}
