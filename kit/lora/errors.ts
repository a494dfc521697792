import type { OtherKind } from '../safetensors/kind.ts';

/** Why an adapter is refused. A code, not a sentence: whoever shows it writes it in the reader's language. */
export type LoraErrorCode =
  /** adapter_config.json is no JSON object */
  | 'config-json'
  /** not LoRA: prefix tuning, IA³… */
  | 'peft-type'
  | 'rank'
  | 'alpha'
  /** a module that the decoder does not have, or that LoRA here does not reach */
  | 'target-modules'
  /** a regular expression that is malformed, or needs more than is read here */
  | 'target-pattern'
  /** an option this book does not compute; `detail` names it */
  | 'unsupported-option'
  /** an option that nobody here knows; `detail` names it and its value */
  | 'unknown-option'
  | 'missing-tensor'
  | 'unexpected-tensor'
  | 'shape'
  | 'dtype'
  | 'not-finite'
  /** every number is finite, what the model computes with them is not */
  | 'overflow'
  /** the factors of two adapters, or of an adapter and the base, do not fit together */
  | 'mismatch';

/** What probably happened, where it shows. */
export type LoraHint =
  /** target_modules is a text, and would be right as a list of one name */
  | 'needs-list'
  /** the model has it, LoRA does not reach it here: embeddings, norms, the output */
  | 'not-adaptable'
  /** the file holds no tensor at all */
  | 'no-tensors'
  /** names without « base_model.model. » */
  | 'no-prefix'
  /** `.default.` in the names: a raw state_dict */
  | 'adapter-name'
  /** a second adapter under another name in the same file */
  | 'second-adapter'
  /** prefixes of torch.compile, DistributedDataParallel, FSDP */
  | 'compiled'
  | 'distributed'
  | 'sharded'
  /** trained on GPT2Model, without its language-model head */
  | 'bare-model'
  /** DoRA's vector of magnitudes */
  | 'magnitude'
  /** [0]: DeepSpeed ZeRO-3 saved the pointers, not the numbers */
  | 'zero3'
  /** A and B the other way round */
  | 'transposed'
  /** adapter_config.json is one of these instead: the same as for the factors */
  | OtherKind
  /** JSON that Python writes and no other reader takes: NaN, Infinity */
  | 'nan'
  | 'comments';

/** JSON.parse reads values nested deeper than JSON.stringify can follow. */
export function label(value: unknown): string {
  try {
    return (JSON.stringify(value) ?? String(value)).slice(0, 80);
  } catch {
    return '…';
  }
}

/** `detail` is technical: an option, a tensor's name, two shapes. */
export class LoraError extends Error {
  readonly code: LoraErrorCode;
  readonly detail: string;
  readonly hint: LoraHint | null;

  constructor(code: LoraErrorCode, detail = '', hint: LoraHint | null = null) {
    super(detail ? `${code}: ${detail}` : code);
    this.name = 'LoraError';
    this.code = code;
    this.detail = detail;
    this.hint = hint;
  }
}
