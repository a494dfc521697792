/** What the vote's view shows before anything runs: measured once, on the shipped model and with the lab's settings. */
import { readFileSync } from 'node:fs';
import { loadReasonerInNode, loadTokenizerInNode } from '@kit/runtime/node.ts';
import { answerOf, majority, reads } from '@kit/tasks/answers.ts';
import { chainSeed, drawSerialItem, serialPrompt } from '@kit/tasks/chain.ts';
import { completionText } from '@kit/tasks/scoring.ts';
import { describe, expect, it } from 'vitest';
import { measuredVotes } from './recorded.ts';
import { STATE } from './state.ts';

type Row = [answer: number, greedy: number | null, answers: (number | null)[], readable: number];
const { settings, problems }: { settings: Record<string, number>; problems: Row[] } = JSON.parse(
  readFileSync('labs/chain/measured-votes.json', 'utf8'),
);
const measured = measuredVotes();

describe('the measured gain of the vote', () => {
  it('is of the lab’s default settings', () => {
    const { temperature, topP, chains } = STATE.defaultsIn('fr');
    expect(measured?.settings).toMatchObject({ temperature, topP, chains });
    expect(problems).toHaveLength(measured?.settings.count ?? 0);
    expect(problems.length).toBeGreaterThanOrEqual(200);
  });

  it('is what the model draws, on some of the problems', async () => {
    const [model, tokenizer] = await Promise.all([loadReasonerInNode(), loadTokenizerInNode('public/models/reasoner')]);
    const { seed = 0, depth = 0, temperature = 0, topP = 0, chains = 0 } = settings;
    for (const i of [0, 1, 5, 62, 199]) {
      const item = drawSerialItem(depth, seed, i);
      const { language, answer } = item.problem;
      const texts: string[] = [];
      for (let k = 0; k < chains; k++) {
        const options = { temperature, topP, seed: chainSeed(seed, k, i) };
        texts.push(await completionText({ model, tokenizer }, serialPrompt(item, 'trigger'), options));
      }
      const [right, , answers, readable] = problems[i] as Row;
      expect([right, answers]).toEqual([answer, texts.map((text) => answerOf(text, language))]);
      expect(readable).toBe(texts.filter((text) => reads(text, language)).length);
    }
  });

  it('is real: far more problems gained than lost, on chains that differ and read', () => {
    const one = problems.map(([right, , [first]]) => first === right);
    const vote = problems.map(([right, , answers]) => majority(answers) === right);
    const gained = problems.filter((_, i) => !one[i] && vote[i]).length;
    const lost = problems.filter((_, i) => one[i] && !vote[i]).length;
    // of the problems that change, as many would be gained as lost if voting did nothing (paired χ², one degree)
    expect((gained - lost) ** 2 / (gained + lost)).toBeGreaterThan(10.8); // p < 0.001
    expect(gained).toBeGreaterThanOrEqual(20);
    expect(measured?.study.readable.share).toBeGreaterThan(0.95);
    const differ = problems.filter(([, , answers]) => new Set(answers).size > 1).length;
    expect(differ / problems.length).toBeGreaterThan(0.5);
  });
});

describe('a chain reads', () => {
  it.each([
    [' Luc a 3. Max a 1. La réponse est 1.', true],
    [' Luc a 3. Luc a 3. La réponse est 9.', true],
    [' La réponse est 9.', false],
    [' Luc a 3. Max a. La réponse est 1.', false],
    [' Luc a 3. chat a 1. La réponse est 1.', false],
    [' Luc a 3. Max a 1.', false],
  ])('%j: %s', (text, is) => expect(reads(text, 'fr')).toBe(is));
});
