/** Questions put to the model: one answer judged, one completion read, a whole set scored. */
import { type Proportion, proportion } from '../math/proportion.ts';
import type { DecoderModel, GeneratedToken, GenerateOptions, ScoreOptions } from '../models/decoder.ts';
import type { Tokenizer } from '../tokenizer/tokenizer.ts';
import { answerOf } from './answers.ts';
import { type Form, type SerialItem, serialPrompt } from './chain.ts';
import { type FewShotItem, fewShotPrompt } from './few-shot.ts';
import { TEMPLATES } from './lexicon.ts';

/** What is needed of a loaded model. */
export interface Reasoner {
  readonly model: Pick<DecoderModel, 'config' | 'score' | 'generate'>;
  readonly tokenizer: Pick<Tokenizer, 'ids' | 'decode'>;
}

/** Every prompt of this model follows its end-of-text token. */
export function promptIds({ model, tokenizer }: Reasoner, prompt: string): number[] {
  return [model.config.endOfText, ...tokenizer.ids(prompt)];
}

/**
 * Would greedy decoding write exactly `answer`, then end the line? One pass: each token must be the most probable after
 * the right ones.
 */
export async function answersExactly(
  reasoner: Reasoner,
  prompt: string,
  answer: string,
  signal?: AbortSignal,
  options: ScoreOptions = {},
): Promise<boolean> {
  const before = promptIds(reasoner, prompt);
  const scores = await reasoner.model.score([...before, ...reasoner.tokenizer.ids(answer)], options, signal);
  return scores.slice(before.length - 1).every(({ rank }) => rank === 1);
}

/** Is the output of the query what the model says, or `output` if one is given? */
export function judgeFewShot(
  reasoner: Reasoner,
  item: FewShotItem,
  output: string = item.query.output,
  signal?: AbortSignal,
): Promise<boolean> {
  return answersExactly(reasoner, fewShotPrompt(item), output + TEMPLATES[item.language].examples.bullet, signal);
}

/** Token by token up to the end of the line (its newline is not yielded), of the text or of the context. */
export async function* completion(
  { model, tokenizer }: Reasoner,
  prompt: string,
  options: Partial<GenerateOptions> = {},
  signal?: AbortSignal,
): AsyncGenerator<GeneratedToken> {
  const ids = promptIds({ model, tokenizer }, prompt);
  const settings = { temperature: 0, ...options, maxNewTokens: options.maxNewTokens ?? model.config.context };
  for await (const token of model.generate(ids, settings, signal)) {
    if (tokenizer.decode([token.id]).startsWith('\n')) return;
    yield token;
  }
}

/** The whole completion as text. */
export async function completionText(
  reasoner: Reasoner,
  prompt: string,
  options: Partial<GenerateOptions> = {},
  signal?: AbortSignal,
): Promise<string> {
  const ids: number[] = [];
  for await (const { id } of completion(reasoner, prompt, options, signal)) ids.push(id);
  return reasoner.tokenizer.decode(ids);
}

/** Does the completion of one of the four prompts conclude with the right digit? */
export async function judgeSerial(
  reasoner: Reasoner,
  item: SerialItem,
  form: Form,
  signal?: AbortSignal,
): Promise<boolean> {
  const text = await completionText(reasoner, serialPrompt(item, form), {}, signal);
  return answerOf(text, item.problem.language) === item.problem.answer;
}

export interface ScoreAllOptions {
  /** after each item */
  readonly onProgress?: (soFar: Proportion) => void;
  readonly signal?: AbortSignal;
}

/** Judges items one after the other; rejects with the signal's reason when cancelled. */
export async function scoreAll<Item>(
  items: readonly Item[],
  judge: (item: Item, signal?: AbortSignal) => Promise<boolean>,
  { onProgress, signal }: ScoreAllOptions = {},
): Promise<Proportion> {
  let right = 0;
  for (const [index, item] of items.entries()) {
    signal?.throwIfAborted();
    if (await judge(item, signal)) right += 1;
    onProgress?.(proportion(right, index + 1));
  }
  return proportion(right, items.length);
}
