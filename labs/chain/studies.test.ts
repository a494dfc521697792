/** Accuracies shown by the lab against another count: decoding by whole passes, without cache, and answers read by eye's rule. */
import { loadReasonerInNode, loadTokenizerInNode } from '@kit/runtime/node.ts';
import { FORMS, type Form, type SerialItem, serialPrompt } from '@kit/tasks/chain.ts';
import { describe, expect, it } from 'vitest';
import { type Curve, itemOf, studyDepths, studyVotes } from './studies.ts';
import { rightBySize, tally, voteSizes } from './vote.ts';

const model = await loadReasonerInNode();
const tokenizer = await loadTokenizerInNode('public/models/reasoner');
const reasoner = { model, tokenizer };
const set = { language: 'fr', seed: 77, count: 4 } as const;

/** The last digit of the line that the largest logits write. */
async function lastDigit(item: SerialItem, form: Form): Promise<number> {
  const ids = [model.config.endOfText, ...tokenizer.ids(serialPrompt(item, form))];
  const from = ids.length;
  while (ids.length < model.config.context) {
    const row = [...(await model.logits(ids)).subarray((ids.length - 1) * model.config.vocabulary)];
    const next = row.indexOf(Math.max(...row));
    if (tokenizer.decode([next]).startsWith('\n')) break;
    ids.push(next);
  }
  return Number(/(\d)\D*$/.exec(tokenizer.decode(ids.slice(from)))?.[1]);
}

describe('accuracy against the number of steps', () => {
  it.each(FORMS)('%s: as many right as when counted otherwise', async (form) => {
    let last: Awaited<ReturnType<ReturnType<typeof studyDepths>['next']>>['value'] | undefined;
    const seen: number[] = [];
    for await (const step of studyDepths(reasoner, set, { forms: [form], depths: [2, 4] })) {
      last = step;
      seen.push(step.done);
    }
    expect(seen).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    for (const depth of [2, 4]) {
      const right = await Promise.all(
        Array.from({ length: set.count }, async (_, i) => {
          const item = itemOf(set, depth, i);
          return (await lastDigit(item, form)) === item.problem.answer;
        }),
      );
      expect(last?.curve[form][depth]).toMatchObject({ right: right.filter(Boolean).length, count: set.count });
    }
  });

  it('leaves out what the context cannot hold', async () => {
    let last: { done: number; total: number; curve: Curve } | undefined;
    for await (const step of studyDepths(reasoner, { ...set, count: 2 }, { depths: [16] })) last = step;
    // with two worked problems before it, a problem of 16 steps and its chain exceed 256 tokens
    const shown = FORMS.filter((form) => last?.curve[form][16]);
    expect(shown).toContain('direct');
    expect(shown).not.toContain('few-shot-steps');
    expect([last?.done, last?.total]).toEqual([2 * shown.length, 2 * shown.length]);
  });

  it('stops when asked', async () => {
    const stop = new AbortController();
    const study = studyDepths(reasoner, set, {}, stop.signal);
    await study.next();
    stop.abort();
    await expect(study.next()).rejects.toThrow(/abort/i);
  });
});

describe('votes', () => {
  it('sizes without ties, and majorities of the first chains', () => {
    expect([1, 2, 5, 9].map(voteSizes)).toEqual([[1], [1], [1, 3, 5], [1, 3, 5, 7, 9]]);
    expect(rightBySize([2, 7, 7, 2, 2], 2)).toEqual([true, false, true]);
    expect(rightBySize([null, null, 4], 4)).toEqual([false, true]);
  });

  it('are sorted, the silent ones last', () => {
    expect(tally([3, null, 5, 5, null, null])).toEqual([
      { answer: 5, votes: 2 },
      { answer: 3, votes: 1 },
      { answer: null, votes: 3 },
    ]);
  });

  it('a temperature close to 0 draws what greedy decoding writes: one chain is worth as much', async () => {
    for await (const { study, done } of studyVotes(
      reasoner,
      { ...set, count: 3, depth: 3 },
      { temperature: 0.01, topP: 1, chains: 3 },
    )) {
      expect(study.bySize.map(({ accuracy }) => accuracy.right)).toEqual([study.greedy.right, study.greedy.right]);
      expect(study.greedy.count).toBe(done);
    }
  });
});
