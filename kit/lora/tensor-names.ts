/** Names of the factors in adapter_model.safetensors, and what other names say of how the file was made. */
import type { LoraHint } from './errors.ts';

const PREFIX = 'base_model.model.';

/** As `peft` names the factors of Hugging Face's GPT2LMHeadModel. */
export function tensorName(layer: number, module: string, part: 'A' | 'B'): string {
  return `${PREFIX}transformer.h.${layer}.${module}.lora_${part}.weight`;
}

/** Whether a name is one that some adapter of this decoder could have. */
export function isTensorName(name: string): boolean {
  return /^base_model\.model\.transformer\.h\.\d+\.(?:attn|mlp)\.c_\w+\.lora_[AB]\.weight$/.test(name);
}

/** Why none of the names is the one looked for, when they show it. */
export function namesHint(names: readonly string[]): LoraHint | null {
  const some = (pattern: RegExp) => names.some((name) => pattern.test(name));
  if (names.length === 0) return 'no-tensors';
  if (some(/(?:^|\.)_orig_mod\./)) return 'compiled';
  if (some(/(?:^|\.)_fsdp_wrapped_module\./)) return 'sharded';
  if (some(/^module\.|\.module\./)) return 'distributed';
  if (some(/\.lora_[AB]\.default\.weight$/)) return 'adapter-name';
  if (some(/^base_model\.model\.h\.\d/)) return 'bare-model';
  return some(/\.lora_[AB]\./) && !some(/^base_model\./) ? 'no-prefix' : null;
}

/** Why a tensor is there that was not announced. */
export function extraHint(name: string): LoraHint | null {
  if (/lora_magnitude_vector/.test(name)) return 'magnitude';
  return /\.lora_[AB]\.[^.]+\.weight$/.test(name) ? 'second-adapter' : null;
}
