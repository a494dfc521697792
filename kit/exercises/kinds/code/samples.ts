/** Programs with which every code exercise tests its own grader. */
import type { Samples } from '../../types.ts';
import { MAX_LENGTH } from './kind.ts';
import type { CodeSpec } from './spec.ts';

export async function codeSamples(spec: CodeSpec): Promise<Samples<string>> {
  const broken = `function ${spec.functionName}(`;
  return {
    right: Object.values(spec.model),
    wrong: [...Object.values(spec.starter), broken, `const ${spec.functionName} = () => [[NaN]];`],
    invalid: [null, 3, '', '   ', 'x'.repeat(MAX_LENGTH + 1)],
  };
}
