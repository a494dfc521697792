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
  /** an option this book does not compute; `detail` names it */
  | 'unsupported-option'
  | 'missing-tensor'
  | 'unexpected-tensor'
  | 'shape'
  | 'dtype'
  | 'not-finite'
  /** every number is finite, what the model computes with them is not */
  | 'overflow'
  /** the factors of two adapters, or of an adapter and the base, do not fit together */
  | 'mismatch';

/** `detail` is technical: an option, a tensor's name, two shapes. */
export class LoraError extends Error {
  readonly code: LoraErrorCode;
  readonly detail: string;

  constructor(code: LoraErrorCode, detail = '') {
    super(detail ? `${code}: ${detail}` : code);
    this.name = 'LoraError';
    this.code = code;
    this.detail = detail;
  }
}
