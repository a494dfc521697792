/** States with which every experiment tests its own grader. */
import type { Samples, Variant } from '../../types.ts';
import type { ExperimentSpec } from './spec.ts';

export async function experimentSamples(spec: ExperimentSpec, { values }: Variant): Promise<Samples<string>> {
  const { right, wrong } = spec.samples(values);
  return {
    right: right.map((hash, i) => (i % 2 === 0 ? hash : `https://example.org/book/${hash}`)),
    wrong,
    invalid: [null, 42, {}, '', 'abc', '#', '#no-lab?x=1', `${spec.address}?x=1`],
  };
}
