/** Answers with which every choice tests its own grader. */
import type { Samples } from '../../types.ts';
import type { ChoiceAnswer } from './kind.ts';
import type { ChoiceSpec } from './spec.ts';

export async function choiceSamples(spec: ChoiceSpec): Promise<Samples<ChoiceAnswer>> {
  const indices = (right: boolean) => spec.options.flatMap((option, i) => (option.right === right ? [i] : []));
  const right = indices(true);
  const wrong = indices(false).map((i) => [i]);
  const partial = spec.several ? [right.slice(1), [...right, indices(false)[0] ?? 0]] : [];
  return {
    right: [right],
    wrong: [...wrong, ...partial].filter((ticked) => ticked.length > 0),
    invalid: [null, 'a', [], [-1], [0.5], [spec.options.length], ...(spec.several ? [] : [[0, 1]])],
  };
}
