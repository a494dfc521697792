/** Answers with which every exercise of order tests its own grader. */
import type { Samples, Variant } from '../../types.ts';
import type { OrderingAnswer } from './kind.ts';
import type { OrderingSpec } from './spec.ts';

export async function orderingSamples(spec: OrderingSpec, { values }: Variant): Promise<Samples<OrderingAnswer>> {
  const steps = spec.steps(values);
  const right = steps.map(({ id }) => id);
  const out = (spec.distractors?.(values) ?? []).map(({ id }) => [...right, id]);
  // what a step needs, after it
  const swapped = steps.flatMap(({ id, after: [needs] }) =>
    needs === undefined ? [] : [right.map((other) => (other === id ? needs : other === needs ? id : other))],
  );
  return {
    right: [right],
    wrong: [right.slice(1), right.slice(0, -1), [...right].reverse(), ...out, ...swapped],
    invalid: [null, 42, 'F1', [], [1, 2], {}],
  };
}
