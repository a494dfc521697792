/** A sum asked of one size, the same in the page and while the book is built. */
import type { ScalingModel } from '@kit/models/scaling.ts';
import type { Tokenizer } from '@kit/tokenizer/tokenizer.ts';
import { type Answer, type Problem, sumOf } from './kept.ts';

type Model = Pick<ScalingModel, 'config' | 'score' | 'generate'>;
type Digits = Pick<Tokenizer, 'ids' | 'decode'>;

/** a character is a token, as in training/scaling/addition.py */
const idsOf = (tokenizer: Digits, text: string) => [...text].flatMap((character) => tokenizer.ids(character));

export async function answer(
  model: Model,
  tokenizer: Digits,
  size: string,
  problem: Problem,
  signal?: AbortSignal,
): Promise<Answer> {
  const { endOfText } = model.config;
  const sum = sumOf(problem);
  const prompt = [endOfText, ...idsOf(tokenizer, `${problem.join('+')}=`)];
  const right = [...idsOf(tokenizer, sum), endOfText];
  const scores = (await model.score(size, [...prompt, ...right], signal)).slice(-right.length);
  const hits = scores.map(({ rank }) => rank === 1);
  const nats = scores.map(({ logProbability }) => -logProbability);
  if (hits.every(Boolean)) return { hits, written: sum, nats };
  const written: number[] = [];
  const greedy = { maxNewTokens: right.length + 1, temperature: 0 };
  for await (const { id } of model.generate(size, prompt, greedy, signal)) written.push(id);
  return { hits, written: tokenizer.decode(written), nats };
}

/** What one size answered, in the order of the problems. */
export interface SizeAnswers {
  readonly size: string;
  readonly answers: readonly Answer[];
}

/** Every size, smallest first, answers every problem; `done`: sums answered. */
export async function* answers(
  model: Model,
  tokenizer: Digits,
  problems: readonly Problem[],
  signal?: AbortSignal,
): AsyncGenerator<{ readonly done: number; readonly total: number; readonly sizes: readonly SizeAnswers[] }> {
  const { sizes } = model.config;
  const whole: SizeAnswers[] = [];
  const all = problems.length * sizes.length;
  for (const size of sizes) {
    const own: Answer[] = [];
    for (const problem of problems) {
      own.push(await answer(model, tokenizer, size, problem, signal));
      if (own.length % 20 === 0 && own.length < problems.length)
        yield { done: whole.length * problems.length + own.length, total: all, sizes: whole };
    }
    whole.push({ size, answers: own });
    yield { done: whole.length * problems.length, total: all, sizes: [...whole] };
  }
}
