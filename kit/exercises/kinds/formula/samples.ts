/** Answers with which every formula tests its own grader. */

import type { Typed } from '../../typed.ts';
import type { Samples, Variant } from '../../types.ts';
import { LONGEST } from './grammar.ts';
import type { FormulaSpec } from './spec.ts';

export async function formulaSamples(spec: FormulaSpec, { values }: Variant): Promise<Samples<Typed>> {
  const right = spec.right(values);
  const [first = ''] = right;
  const write = (text: string): Typed => ({ locale: 'en', text });
  const mistaken = [`2(${first})`, `(${first}) + 1`, `-(${first})`, `1/(${first})`, '0', spec.names[0]?.name ?? '1'];
  return {
    right: [...right, `${spec.symbol} = ${first}`].map(write),
    wrong: [...mistaken, ...spec.wrong(values)].map(write),
    invalid: [
      null,
      42,
      'x',
      {},
      { locale: 'xx', text: first },
      ...[
        '',
        '  ',
        `${first} +`,
        `(${first}`,
        `${first})`,
        `${first} ; 1`,
        'ξξ',
        'x = y = 1',
        '3e-4',
        '1'.repeat(LONGEST + 1),
      ].map(write),
    ],
  };
}
