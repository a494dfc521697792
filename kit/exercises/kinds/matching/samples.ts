/** Answers with which every matching tests its own grader. */
import type { Samples, Variant } from '../../types.ts';
import type { MatchingAnswer } from './kind.ts';
import type { MatchingSpec } from './spec.ts';

export async function matchingSamples(spec: MatchingSpec, { values }: Variant): Promise<Samples<MatchingAnswer>> {
  const lines = spec.lines(values);
  const choices = spec.choices(values);
  const right = Object.fromEntries(lines.map((line) => [line.id, line.with]));
  const [first] = lines;
  // each line with each thing that does not go with it, the others right
  const mistaken = lines.flatMap((line) =>
    choices.filter(({ id }) => id !== line.with).map(({ id }) => ({ ...right, [line.id]: id })),
  );
  const same = choices.map(({ id }) => Object.fromEntries(lines.map((line) => [line.id, id])));
  return {
    right: [right, { ...right, 'of another variant': 'x' }],
    wrong: [...mistaken, ...same, { [first?.id ?? '']: first?.with ?? '' }, { 'of another variant': 'x' }],
    invalid: [null, 42, 'a', [], ['a'], {}, { a: 1 }, { a: '' }],
  };
}
