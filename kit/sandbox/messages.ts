/** Reads what the frame or the worker posts. Both are in the learner's reach, so every field is checked. */
import { cut } from '../cut.ts';
import { type Change, FORBIDDEN, type Forbidden } from './types.ts';

export type WorkerMessage =
  | { readonly type: 'started' }
  | { readonly type: 'done' }
  | { readonly type: 'cut' }
  | { readonly type: 'refused'; readonly what: Forbidden }
  | { readonly type: 'loaded'; readonly found: boolean }
  | { readonly type: 'log'; readonly text: string }
  | { readonly type: 'value'; readonly index: number; readonly value: unknown; readonly change?: Change }
  | {
      readonly type: 'throw';
      readonly index: number;
      readonly message: string;
      readonly line: number;
      /** what the code tried to reach: the harness says it, the error's own words do not */
      readonly what: Forbidden | null;
    }
  | { readonly type: 'error'; readonly message: string; readonly line: number };

const MESSAGE_LENGTH = 500;

const text = (value: unknown) => cut(typeof value === 'string' ? value : '', MESSAGE_LENGTH);
const whole = (value: unknown) => (Number.isSafeInteger(value) ? (value as number) : 0);

function changeOf(data: unknown): Change | undefined {
  if (typeof data !== 'object' || data === null) return undefined;
  const { path, was, is }: { path?: unknown; was?: unknown; is?: unknown } = data;
  if (!Array.isArray(path) || path.length === 0 || path.length > 9 || !path.every(Number.isSafeInteger))
    return undefined;
  const number = (value: unknown) => (typeof value === 'number' ? value : null);
  return { path, was: number(was), is: number(is) };
}

export function readMessage(data: unknown): WorkerMessage | null {
  if (typeof data !== 'object' || data === null || !('type' in data)) return null;
  const { type, ...rest } = data;
  const fields: Record<string, unknown> = rest;
  const message = text(fields['message']);
  const line = whole(fields['line']);
  const index = Number.isSafeInteger(fields['index']) ? (fields['index'] as number) : -1;
  const what = FORBIDDEN.find((one) => one === fields['what']) ?? null;
  if (type === 'started' || type === 'done' || type === 'cut') return { type };
  if (type === 'refused') return what && { type, what };
  if (type === 'loaded') return { type, found: fields['found'] === true };
  if (type === 'log') return { type, text: String(fields['text']).slice(0, 10 * MESSAGE_LENGTH) };
  if (type === 'value') {
    const change = changeOf(fields['change']);
    return { type, index, value: fields['value'], ...(change ? { change } : {}) };
  }
  if (type === 'error') return { type, message, line };
  if (type === 'throw') return { type, index, message, line, what };
  return null;
}
