/** What a page and a worker say to each other, whatever the worker can do. `id` ties answers to requests. */
import { isAbort, RuntimeError, type RuntimeErrorCode, toRuntimeError } from '../runtime/errors.ts';

/** A method of the object known as `on`, '' being what the worker serves. */
export interface Invocation {
  readonly on: string;
  readonly method: string;
  /** signals and functions cannot be cloned: null stands for them, and `live` says where */
  readonly args: readonly unknown[];
  readonly live: readonly ('signal' | 'callback' | false)[];
}

export type Request =
  /** `as`: the object that the method returns stays in the worker under this name, and the answer is null */
  | (Invocation & { readonly as?: string })
  /** what comes next of a stream that starts `from` its first request: `Batch` */
  | { readonly next: number; readonly from?: Invocation }
  | { readonly stop: number }
  /** forgets the object of this name, once its `release` is done */
  | { readonly drop: string };

/** As many items as come within a frame of the screen, at least one but at the end. */
export interface Batch {
  readonly items: readonly unknown[];
  readonly done: boolean;
}

export type ToWorker = (Request & { readonly id: number }) | { readonly cancel: number };

export type FromWorker =
  | { readonly id: number; readonly value: unknown }
  | { readonly id: number; readonly error: WireError }
  /** a call of the function that is argument number `callback` */
  | { readonly id: number; readonly callback: number; readonly values: readonly unknown[] }
  /** the worker can serve no more */
  | { readonly fatal: WireError };

export interface WireError {
  readonly code: RuntimeErrorCode | 'abort';
  readonly detail: string;
}

export function toWire(error: unknown): WireError {
  if (isAbort(error)) return { code: 'abort', detail: '' };
  const known = toRuntimeError(error);
  return known instanceof RuntimeError
    ? { code: known.code, detail: known.detail }
    : { code: 'unknown', detail: known.message };
}

export function fromWire({ code, detail }: WireError): Error {
  return code === 'abort' ? new DOMException('aborted', 'AbortError') : new RuntimeError(code, detail);
}
