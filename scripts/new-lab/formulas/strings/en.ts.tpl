import type { Strings } from '@kit/i18n/index.ts';
import type fr from './fr.ts';

export default {
  noscript: 'Without JavaScript the laboratory shows the calculation for the initial values.',
  first: 'Double the number of inputs: does the number of parameters double?',
  inputs: 'Inputs',
  outputs: 'Outputs',
  result: (outputs, inputs, total) => `${outputs} × ${inputs} + ${outputs} = ${total} parameters`,
} satisfies Strings<typeof fr>;
