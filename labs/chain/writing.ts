/** What the model writes after a prompt, token by token, with what else it might have written. */
import type { GeneratedToken, GenerateOptions } from '@kit/models/decoder.ts';
import { completion, promptIds, type Reasoner } from '@kit/tasks/scoring.ts';
import type { Tokenizer } from '@kit/tokenizer/tokenizer.ts';
import { type ShownToken, shown } from '@kit/tokens/tokens.ts';

/** Candidates kept for each token: one per digit. */
export const CANDIDATES = 10;

export interface Candidate {
  readonly token: ShownToken;
  /** under the model's own distribution, temperature 1 */
  readonly probability: number;
}

export interface WrittenToken {
  readonly token: ShownToken;
  readonly probability: number;
  /** the most probable tokens there, this one or not among them */
  readonly candidates: readonly Candidate[];
}

export interface Writing {
  readonly tokens: readonly WrittenToken[];
  /** full: the context ended before the line */
  readonly state: 'writing' | 'done' | 'full';
  /** length of the prompt in tokens, end-of-text token included */
  readonly promptTokens: number;
}

export const textOf = (writing: Writing): string => writing.tokens.map(({ token }) => token.text).join('');

type Names = Pick<Tokenizer, 'token'>;

export function written({ id, logProbability, choices }: GeneratedToken, tokenizer: Names): WrittenToken {
  return {
    token: shown(tokenizer.token(id)),
    probability: Math.exp(logProbability),
    candidates: choices.map((choice) => ({
      token: shown(tokenizer.token(choice.id)),
      probability: Math.exp(choice.logProbability),
    })),
  };
}

type Writer = Reasoner & { readonly tokenizer: Names };

/** Yields the growing text after every token. A prompt longer than the context gives a full, empty writing. */
export async function* write(
  writer: Writer,
  prompt: string,
  options: Partial<GenerateOptions> = {},
  signal?: AbortSignal,
): AsyncGenerator<Writing> {
  const promptTokens = promptIds(writer, prompt).length;
  const { context } = writer.model.config;
  let tokens: readonly WrittenToken[] = [];
  if (promptTokens > context) return yield { tokens, state: 'full', promptTokens };
  for await (const token of completion(writer, prompt, { candidates: CANDIDATES, ...options }, signal)) {
    tokens = [...tokens, written(token, writer.tokenizer)];
    yield { tokens, state: 'writing', promptTokens };
  }
  yield { tokens, state: promptTokens + tokens.length >= context ? 'full' : 'done', promptTokens };
}

/** Advances several writings in turn, one token each, until all have ended. */
export async function* inTurn<Name>(
  names: readonly Name[],
  open: (name: Name) => AsyncGenerator<Writing>,
): AsyncGenerator<readonly [Name, Writing]> {
  let left = names.map((name) => ({ name, writing: open(name) }));
  try {
    while (left.length > 0) {
      for (const one of left) {
        const step = await one.writing.next();
        if (step.done) left = left.filter((other) => other !== one);
        else yield [one.name, step.value];
      }
    }
  } finally {
    for (const { writing } of left) await writing.return(undefined);
  }
}
