import { expect, it } from 'vitest';
import type { GradeContext } from '../../types.ts';
import { numeric } from './kind.ts';
import type { NumericSpec } from './spec.ts';

const grade = async (spec: Omit<NumericSpec, 'digits' | 'solve'>, expected: number, given: number) => {
  const full: NumericSpec = { ...spec, digits: 4, solve: () => [expected] };
  const answer = { locale: 'en', texts: [String(given)] } as const;
  return numeric.grade(full, { seed: 1, values: {} }, answer, {} as GradeContext);
};

it('says « close » of a rounded number, and never of the digit beside the right one', async () => {
  const rounded = await grade({ fields: [{}], tolerance: { kind: 'absolute', value: 0.005 } }, 0.421, 0.43);
  expect(rounded).toEqual({ score: 0, messages: [{ key: 'close' }] });
  const rough = { fields: [{ integer: true }], tolerance: { kind: 'relative', value: 0.01 } } as const;
  expect(await grade(rough, 6132, 6000)).toEqual({ score: 0, messages: [{ key: 'close' }] });
  const digit = { fields: [{ integer: true }], tolerance: { kind: 'absolute', value: 0.4 } } as const;
  expect(await grade(digit, 2, 3)).toEqual({ score: 0, messages: [{ key: 'wrong' }] });
});
