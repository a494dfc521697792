/**
 * The prompt that a state asks for: drawn from its seed, its labels replaced, its examples in another order, or typed.
 */
import type { Locale } from '@kit/i18n/index.ts';
import type { FamilyId } from '@kit/tasks/families.ts';
import {
  drawItem,
  type FewShotItem,
  fewShotPrompt,
  permuted,
  randomLabels,
  shuffledLabels,
  swappedLabels,
} from '@kit/tasks/few-shot.ts';
import { taskText } from '@kit/tokenizer/corpus-text.ts';
import type { Labels, LabState } from './state.ts';

export interface SetOf {
  readonly family: FamilyId;
  readonly language: Locale;
  readonly seed: number;
}

/** The index-th item of a set; the lab's prompt is the item 0 of its seed. */
export function itemOf({ family, language, seed }: SetOf, k: number, index: number): FewShotItem {
  return drawItem(family, k, seed, index, language);
}

/** The kinds of labels that can take the place of the true ones: outputs that are no labels can only be shuffled. */
export function labelsOf(family: FamilyId): readonly Labels[] {
  const { outputs } = drawItem(family, 0, 0, 0);
  return outputs.length > 0 ? ['true', 'random', 'shuffled', 'swapped'] : ['true', 'shuffled'];
}

/** The item with its labels replaced; `index` and the seed of the set decide what is drawn. */
export function relabelled(item: FewShotItem, labels: Labels, seed: number, index: number): FewShotItem {
  switch (labels) {
    case 'true':
      return item;
    case 'random':
      return randomLabels(item, seed + index);
    case 'shuffled':
      return shuffledLabels(item, seed + index);
    case 'swapped':
      return swappedLabels(item);
  }
}

export interface Asked {
  /** what the reader sees and may edit */
  readonly typed: string;
  /** what the model reads */
  readonly prompt: string;
  /** the drawn item; null when the reader wrote the prompt */
  readonly item: FewShotItem | null;
}

/** The item on screen, before the reader writes in it. */
export function drawnItem(state: LabState): FewShotItem {
  const kind = labelsOf(state.family).includes(state.labels) ? state.labels : 'true';
  const item = relabelled(itemOf(state, state.k, 0), kind, state.seed, 0);
  return state.order > 0 ? permuted(item, state.order) : item;
}

export function askedBy(state: LabState): Asked {
  if (state.text !== null) return { typed: state.text, prompt: taskText(state.text), item: null };
  const item = drawnItem(state);
  const prompt = fewShotPrompt(item);
  return { typed: prompt, prompt, item };
}
