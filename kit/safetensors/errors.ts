import type { OtherKind } from './kind.ts';

/** Why a file is refused. A code, not a sentence: whoever shows it writes it in the reader's language. */
export type SafetensorsErrorCode =
  /** fewer than the 8 bytes of the length, or fewer than the header it announces */
  | 'truncated'
  /** the header is longer than any this book reads, or empty */
  | 'header-length'
  /** not UTF-8, or not the JSON object the format asks for */
  | 'header-json'
  | 'duplicate-key'
  /** an entry lacks a field, has another, or one of the wrong type */
  | 'header-entry'
  | 'too-many-tensors'
  | 'unknown-dtype'
  /** a dimension that is no whole number, or more elements than can be counted */
  | 'shape'
  /** begin after end, or bytes outside the file */
  | 'offsets'
  /** offsets that do not hold dtype × shape */
  | 'size-mismatch'
  /** an offset that is no multiple of the element's size */
  | 'misaligned'
  | 'overlap'
  /** bytes of the data that belong to no tensor */
  | 'gap';

/** `detail` is technical: a tensor's name, a number. */
export class SafetensorsError extends Error {
  readonly code: SafetensorsErrorCode;
  readonly detail: string;
  /** what the file is instead, where its first bytes say so */
  readonly kind: OtherKind | null;

  constructor(code: SafetensorsErrorCode, detail = '', kind: OtherKind | null = null) {
    super(detail ? `${code}: ${detail}` : code);
    this.name = 'SafetensorsError';
    this.code = code;
    this.detail = detail;
    this.kind = kind;
  }
}
