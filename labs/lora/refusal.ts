/** Why a file of the reader's is refused, as a sentence. */
import type { Locale } from '@kit/i18n/index.ts';
import { LoraError } from '@kit/lora/index.ts';
import { SafetensorsError } from '@kit/safetensors/errors.ts';
import { WeightsError } from '@kit/weights/decoder-weights.ts';
import { FolderError } from './archive.ts';
import { PickError } from './picked.ts';
import { STRINGS } from './strings/index.ts';

/** Errors that are about the reader's file, and not about the model or the page. */
export function isRefusal(error: unknown): boolean {
  return [PickError, FolderError, LoraError, SafetensorsError, WeightsError].some((kind) => error instanceof kind);
}

/** The sentence, what probably happened, then what is technical about it. */
export function describeRefusal(locale: Locale, error: unknown): string {
  const s = STRINGS[locale].refusal;
  if (error instanceof PickError) return withDetail(s.pick[error.code], error.detail);
  if (error instanceof FolderError) return s.folder[error.reason];
  if (error instanceof LoraError) {
    const { code, detail, hint } = error;
    const told = hint && { ...s.kinds, ...s.hints }[hint];
    return withDetail(told ? `${s.lora[code]} ${told}` : s.lora[code], detail);
  }
  if (error instanceof SafetensorsError) {
    return error.kind ? s.kinds[error.kind] : withDetail(s.safetensors[error.code], error.detail);
  }
  if (error instanceof WeightsError) return withDetail(s.weights, error.detail);
  return withDetail(s.pick.unreadable, error instanceof Error ? error.message : '');
}

function withDetail(sentence: string, detail: string): string {
  return detail ? `${sentence} (${detail})` : sentence;
}
