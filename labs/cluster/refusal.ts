/** Why an order of passes is refused, in the words of a language. */
import type { Refusal } from '@kit/training/parallel/order.ts';

interface Words {
  readonly stages: (found: number, stages: number) => string;
  readonly word: (stage: number, word: string) => string;
  readonly twice: (stage: number, pass: string) => string;
  readonly missing: (stage: number, pass: string) => string;
  readonly deadlock: string;
  readonly between: string;
  readonly wait: (stage: number, pass: string, needs: string, of: number) => string;
}

export function refusalText(why: Refusal, words: Words): string {
  if (why.kind === 'stages') return words.stages(why.found, why.stages);
  if (why.kind === 'word') return words.word(why.stage, why.word);
  if (why.kind !== 'deadlock') return words[why.kind](why.stage, why.pass);
  const waits = why.waits.map(({ stage, pass, needs, of }) => words.wait(stage, pass, needs, of));
  return `${words.deadlock}${waits.join(words.between)}.`;
}
