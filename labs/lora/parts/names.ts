/** Adapters, recipes and matrices as the reader's language names them. */
import { formatNumber, type Locale } from '@kit/i18n/index.ts';
import type { LoraModule } from '@kit/lora/index.ts';
import type { Recipe } from '../mix.ts';
import type { Results } from '../results.ts';
import { OWN } from '../state.ts';
import { STRINGS } from '../strings/index.ts';

/** The task in a folder's name, and the rank it ends with, null when it has none. */
export function splitName(name: string): { readonly task: string; readonly rank: number | null } {
  const match = /^(.*)-r(\d+)$/.exec(name);
  return match ? { task: match[1] as string, rank: Number(match[2]) } : { task: name, rank: null };
}

/** « télégramme » for « telegramme » */
export function taskLabel(locale: Locale, task: string): string {
  return (STRINGS[locale].picker.tasks as Readonly<Record<string, string>>)[task] ?? task;
}

/** « telegramme-r2 : télégramme, rang 2 » */
export function adapterLabel(locale: Locale, name: string, { tasks }: Pick<Results, 'tasks'>): string {
  const s = STRINGS[locale].picker;
  const { task, rank } = splitName(name);
  const named = taskLabel(locale, task);
  const known = rank ?? tasks[task]?.rank;
  return name === OWN || !known ? named : s.named(name, named, formatNumber(locale, known));
}

export function aboutAdapter(locale: Locale, name: string): string {
  const { about } = STRINGS[locale].picker;
  return (about as Readonly<Record<string, string>>)[splitName(name).task] ?? '';
}

/** By the folders' names, which are the same in every language: « telegramme (k = 2) × 0,5 + theatre ». */
export function recipeLabel(locale: Locale, recipe: Recipe): string {
  const folder = (name: string) => (name === OWN ? STRINGS[locale].picker.tasks.own : name);
  const times = (strength: number) => (strength === 1 ? '' : ` ×\u00a0${formatNumber(locale, strength)}`);
  const cut = recipe.rank === null ? '' : ` (k\u00a0=\u00a0${formatNumber(locale, recipe.rank)})`;
  const first = folder(recipe.adapter) + cut + times(recipe.strength);
  if (recipe.second === null) return first;
  return `${first} + ${folder(recipe.second)}${times(recipe.secondStrength)}`;
}

export function matrixLabel(locale: Locale, layer: number, module: LoraModule): string {
  const s = STRINGS[locale].spectrum;
  return s.matrix(formatNumber(locale, layer + 1), s.modules[module]);
}
