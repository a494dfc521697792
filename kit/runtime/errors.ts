/**
 * Errors of the runtime. A code, not a sentence: `describeError` (strings/index.ts) writes it in the reader's language.
 */
export type RuntimeErrorCode =
  | 'offline'
  | 'http'
  | 'corrupt'
  | 'storage-full'
  | 'out-of-memory'
  | 'no-wasm'
  | 'input-too-long'
  | 'invalid-input'
  | 'worker-crashed'
  | 'timeout'
  | 'device-lost'
  | 'webgpu-failed'
  | 'not-a-model'
  | 'unknown';

/** `detail` is technical (a file, a number) and may be shown after the sentence. */
export class RuntimeError extends Error {
  readonly code: RuntimeErrorCode;
  readonly detail: string;

  constructor(code: RuntimeErrorCode, detail = '', options?: ErrorOptions) {
    super(detail ? `${code}: ${detail}` : code, options);
    this.name = 'RuntimeError';
    this.code = code;
    this.detail = detail;
  }
}

/** What `signal.throwIfAborted()` throws, for calls that are abandoned. */
export function isAbort(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'AbortError';
}

/** Any thrown value as a RuntimeError; AbortErrors and RuntimeErrors pass unchanged. */
export function toRuntimeError(error: unknown, fallback: RuntimeErrorCode = 'unknown'): Error {
  if (error instanceof RuntimeError || (error instanceof DOMException && isAbort(error))) return error;
  const message = error instanceof Error ? error.message : String(error);
  const code = /bad_alloc|out of memory|\(OOM\)|allocation failed|failed to allocate|maximum memory/i.test(message)
    ? 'out-of-memory'
    : fallback;
  return new RuntimeError(code, message, { cause: error });
}
