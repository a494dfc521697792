/** The session on the real model; only the page around it (storage, network) is played by the test. */
import { nodeRuntime } from '@kit/exercises/node-runtime.ts';
import { ModelLink } from '@kit/lab/model-link.svelte.ts';
import type { ModelHandle, ModelId, Runtime } from '@kit/runtime/types.ts';
import { chainSeed, FORMS } from '@kit/tasks/chain.ts';
import { completionText } from '@kit/tasks/scoring.ts';
import { describe, expect, it } from 'vitest';
import { isRead } from './problem.ts';
import { record } from './recorded.ts';
import { ChainSession } from './session.svelte.ts';
import { STATE } from './state.ts';
import { itemOf } from './studies.ts';
import { textOf } from './writing.ts';

const inNode = await nodeRuntime('reasoner');
const { recording } = await record('fr');
const { model, tokenizer } = await inNode.load('reasoner');
const reasoner = { model, tokenizer };

/** In a page every token crosses from the worker, and the reader can act in between; in Node nothing would let a timer through. */
async function* generate(...args: Parameters<typeof model.generate>) {
  for await (const token of model.generate(...args)) {
    await new Promise((resolve) => setTimeout(resolve));
    yield token;
  }
}
const handle: ModelHandle<'reasoner'> = { id: 'reasoner', backend: 'wasm', model: { ...model, generate }, tokenizer };
const runtime: Runtime = { ...inNode, load: async <Id extends ModelId>() => handle as unknown as ModelHandle<Id> };

/** A page where `missing` bytes are still to fetch. */
function open(missing = 0) {
  const link = new ModelLink(['reasoner'], async () => ({ ...runtime, missingBytes: async () => missing }));
  return { link, session: new ChainSession(recording, STATE.defaultsIn('fr'), link, 0) };
}
const until = (condition: () => boolean) => expect.poll(condition, { interval: 5, timeout: 25_000 }).toBe(true);

it('starts on what was recorded, whole, for the default problem', () => {
  const { session } = open();
  for (const block of ['prompts', 'edit', 'vote'] as const) {
    expect(session.result(block)).toMatchObject({ origin: 'recorded', whole: true });
  }
  expect(session.recorded).toBe(true);
  expect(session.result('curve')).toBeNull();
});

it('another problem: the size first, then the four prompts as the model completes them', async () => {
  const { session, link } = open(2_000_000);
  session.set({ depth: 3, seed: 12 });
  expect(session.result('prompts')).toBeNull();
  await until(() => link.state.kind === 'consent');
  await link.download();
  await until(() => session.result('prompts')?.whole === true);
  for (const form of FORMS) {
    const writing = session.result('prompts')?.value[form];
    expect(writing?.state).toBe('done');
    expect(writing && textOf(writing)).toBe(await completionText(reasoner, session.asked.prompts[form]));
  }
  expect(session.recorded).toBe(false);
  expect(session.timing?.tokens).toBeGreaterThan(10);
  session.reset();
  expect(session.view).toEqual(STATE.defaultsIn('fr'));
});

describe('the statement', () => {
  it('typed over is asked as typed, and forgotten when another problem is drawn', async () => {
    const { session } = open();
    session.type('Zoé a 4.  Luc a 9 de plus que Zoé. Combien a Luc ?');
    expect(session.drawn).toBe(false);
    expect(session.problem?.answer).toBe(3);
    expect(session.asked.prompts.direct).toMatch(/Zoé a 4\. Luc a 9 de plus que Zoé\. Combien a Luc\u202f\?\n/);
    session.type('Bonjour.');
    expect(session.problem).toBeNull();
    expect(isRead(session.asked.problem)).toBe(false);
    session.set({ seed: 2 });
    expect(session.drawn).toBe(true);
    session.stop();
  });

  it('the drawn one typed back is the drawn one', () => {
    const { session } = open();
    const { statement } = session.asked;
    session.type(`${statement} x`);
    session.type(statement.replaceAll('\u202f', ' '));
    expect(session.drawn).toBe(true);
    session.stop();
  });
});

it('draws as many chains as asked, each with its own seed', async () => {
  const { session } = open();
  session.set({ view: 'vote', chains: 3, temperature: 1.3, topP: 0.9 });
  await until(() => session.result('vote')?.whole === true);
  const texts = session.result('vote')?.value ?? [];
  for (const [k, text] of texts.entries()) {
    const options = { temperature: 1.3, topP: 0.9, seed: chainSeed(STATE.defaultsIn('fr').seed, k) };
    expect(text).toBe(await completionText(reasoner, session.asked.prompts.trigger, options));
  }
  expect(texts).toHaveLength(3);
});

it('a count over a set starts on demand, is stopped half-way with what it has, and starts again', async () => {
  const { session } = open();
  session.set({ view: 'edit', depth: 4, step: 2, count: 10 });
  await until(() => session.result('edit')?.whole === true);
  expect(session.result('edits')).toBeNull();
  const first = session.compute('edits');
  await until(() => (session.progress?.done ?? 0) >= 2);
  session.stop();
  await first;
  const partial = session.result('edits');
  expect(partial?.whole).toBe(false);
  expect(partial?.value.follows.count).toBeLessThan(10);
  expect(session.working).toBeNull();
  await session.compute('edits');
  const { follows, true: right, other } = session.result('edits')?.value ?? {};
  expect(session.result('edits')?.whole).toBe(true);
  expect([follows?.count, (follows?.right ?? 0) + (right?.right ?? 0) + (other?.right ?? 0)]).toEqual([10, 10]);
});

it('a change of settings hides what no longer answers to them', async () => {
  const { session } = open();
  session.set({ view: 'depth', seed: 4, count: 10 });
  const work = session.compute('curve');
  await until(() => (session.progress?.done ?? 0) > 3);
  session.set({ seed: 5 });
  await work;
  expect(session.result('curve')).toBeNull();
  expect(session.working).toBeNull();
});

it('the problem shown is the first of the sets', () => {
  const { session } = open();
  expect(session.problem?.people).toEqual(itemOf(session.view, session.view.depth, 0).problem.people);
});
