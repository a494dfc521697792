/** What the book shows at first is what the model really writes: decoded here again without cache, sampler or parser of ours. */
import { LOCALES } from '@kit/i18n/index.ts';
import { loadReasonerInNode, loadTokenizerInNode } from '@kit/runtime/node.ts';
import { FORMS } from '@kit/tasks/chain.ts';
import { describe, expect, it } from 'vitest';
import { askedBy, changeOf, knownProblem } from './asked.ts';
import { editedPrompt } from './edit.ts';
import { record } from './recorded.ts';
import { unpack } from './recording.ts';
import { STATE } from './state.ts';
import { textOf } from './writing.ts';

const model = await loadReasonerInNode();
const tokenizer = await loadTokenizerInNode('public/models/reasoner');

/** Greedy decoding by whole passes: the largest logit, until the line ends. */
async function greedy(prompt: string): Promise<{ text: string; probabilities: number[] }> {
  const ids = [model.config.endOfText, ...tokenizer.ids(prompt)];
  const from = ids.length;
  const probabilities: number[] = [];
  while (ids.length < model.config.context) {
    const V = model.config.vocabulary;
    const row = [...(await model.logits(ids)).subarray((ids.length - 1) * V)];
    const best = row.indexOf(Math.max(...row));
    if (tokenizer.decode([best]).startsWith('\n')) break;
    probabilities.push(1 / row.reduce((sum, z) => sum + Math.exp(z - (row[best] as number)), 0));
    ids.push(best);
  }
  return { text: tokenizer.decode(ids.slice(from)), probabilities };
}

describe.each(LOCALES)('the recording in %s', async (locale) => {
  const { recording } = await record(locale);
  const state = STATE.defaultsIn(locale);
  const asked = askedBy(state);

  it.each(FORMS)('%s: text and probabilities of greedy decoding', async (form) => {
    const writing = unpack(recording.prompts[form], recording.tokens);
    const { text, probabilities } = await greedy(asked.prompts[form]);
    expect(textOf(writing)).toBe(text);
    writing.tokens.forEach(({ probability, token, candidates }, i) => {
      expect(probability).toBeCloseTo(probabilities[i] as number, 4);
      expect(candidates[0]?.token.id).toBe(token.id);
      expect(candidates.reduce((sum, candidate) => sum + candidate.probability, 0)).toBeLessThanOrEqual(1.0001);
    });
  });

  it('the changed step: what follows it', async () => {
    const problem = knownProblem(asked);
    if (!problem) throw new Error('unreadable');
    const prompt = editedPrompt(problem, asked.shots, changeOf(state, problem));
    expect(textOf(unpack(recording.edit, recording.tokens))).toBe((await greedy(prompt)).text);
  });

  it('as many chains as the state says, and small enough to come with the lab', () => {
    expect(recording.chains).toHaveLength(state.chains);
    expect(JSON.stringify(recording).length).toBeLessThan(40_000);
  });
});
