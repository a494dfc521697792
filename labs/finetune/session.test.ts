/** The session on the real model; only the page around it (storage, network) is played by the test. */
import { noRuntime } from '@kit/exercises/check.ts';
import { keptFolders } from '@kit/files/kept.ts';
import { memoryCaches } from '@kit/files/memory-caches.ts';
import { ModelLink } from '@kit/lab/model-link.svelte.ts';
import type { TrainOptions } from '@kit/lora-training/index.ts';
import { loadInNode, loadTokenizerInNode } from '@kit/runtime/node.ts';
import type { ModelHandle, ModelId, Runtime } from '@kit/runtime/types.ts';
import { describe, expect, it, vi } from 'vitest';
import { record } from './recorded.ts';
import { FinetuneSession } from './session.svelte.ts';

const { recording } = await record('fr');
const [model, tokenizer] = [await loadInNode('trainer'), await loadTokenizerInNode()];
/** first step of each training that was asked for */
const begun: number[] = [];
const watched = {
  ...model,
  // in a page every step crosses from the worker, and the reader can act in between
  async *train(options: TrainOptions, signal?: AbortSignal) {
    begun.push(options.from?.step ?? 0);
    for await (const step of model.train(options, signal)) {
      await new Promise((resolve) => setTimeout(resolve));
      yield step;
    }
  },
};
const handle = { id: 'trainer', backend: 'wasm', model: watched, tokenizer } as const;
const runtime: Runtime = {
  ...noRuntime,
  missingBytes: async () => 0,
  tokenizer: async () => tokenizer,
  load: async <Id extends ModelId>() => handle as unknown as ModelHandle<Id>,
};
const caches = memoryCaches();
const open = () => {
  const session = new FinetuneSession(
    recording,
    new ModelLink(['trainer'], async () => runtime),
    keptFolders('adapters', () => caches),
  );
  // the least that is a run
  session.set({ steps: 10, batch: 1 });
  begun.length = 0;
  return session;
};
const stepsOf = (session: FinetuneSession) => session.result('run')?.value.steps.map(({ step }) => step) ?? [];
const TEN = Array.from({ length: 10 }, (_, i) => i + 1);
const PATIENT = { timeout: 60_000 };

describe('a run', PATIENT, () => {
  it('stopped and taken up again is the one that was not, and tells no step twice', async () => {
    const whole = open();
    await whole.train();
    expect(stepsOf(whole)).toEqual(TEN);
    expect(whole.result('run')).toMatchObject({ origin: 'measured', whole: true });

    const broken = open();
    const first = broken.train();
    await vi.waitFor(() => expect(stepsOf(broken).length).toBeGreaterThan(3), PATIENT);
    broken.stop();
    await first;
    expect(broken.unfinished).toBe(true);
    expect(stepsOf(broken).length).toBeLessThan(10);
    await broken.train();
    expect(stepsOf(broken)).toEqual(TEN);
    expect(broken.result('run')?.value.measures).toEqual(whole.result('run')?.value.measures);
    expect(broken.result('run')?.value.samples).toEqual(whole.result('run')?.value.samples);
    expect(broken.result('run')?.value.state).toEqual(whole.result('run')?.value.state);
  });

  it('waits while it is paused', async () => {
    const session = open();
    const done = session.train();
    await vi.waitFor(() => expect(stepsOf(session).length).toBeGreaterThan(1), PATIENT);
    session.suspend();
    const here = stepsOf(session).length;
    await new Promise((resolve) => setTimeout(resolve, 400));
    expect(stepsOf(session).length).toBeLessThanOrEqual(here + 1);
    session.goOn();
    await done;
    expect([session.paused, stepsOf(session).length]).toEqual([false, 10]);
  });

  it('begun anew begins with its first step', async () => {
    const session = open();
    const first = session.train();
    await vi.waitFor(() => expect(stepsOf(session).length).toBeGreaterThan(3), PATIENT);
    session.stop();
    await first;
    await session.train(true);
    expect(begun).toEqual([0, 0]);
    expect(stepsOf(session)).toEqual(TEN);
  });

  it('of a text that nothing can be learned from says so, and keeps what was on screen', async () => {
    const session = open();
    session.set({ lesson: 'pairs' });
    session.setOwn('pairs', 'sans flèche');
    await session.train();
    expect([session.refusal?.reason, session.result('run'), session.link.problem]).toEqual(['no-pair', null, null]);
    expect(session.shown('run')?.stale).toBe(true);
    session.setOwn('pairs', 'oui → non\nnon → oui');
    expect(session.refusal).toBeNull();
    await session.train();
    expect(session.result('run')?.value).toMatchObject({ windows: 1, held: 1 });
    // put back to the beginning, then another text: what was learned of the first is not shown as of the second
    session.reset();
    session.set({ lesson: 'pairs', steps: 10, batch: 1 });
    session.setOwn('pairs', 'haut → bas');
    session.setOwn('pairs', 'haut → bas\nbas → haut');
    expect(session.result('run')).toBeNull();
  });
});

describe('the adapter that it leaves', PATIENT, () => {
  it('is tried, merges without a difference, is kept, and found again by another visit', async () => {
    const session = open();
    await session.train();
    await vi.waitFor(() => expect(session.result('after')?.whole).toBe(true), PATIENT);
    const { adapted, base } = session.result('after')?.value ?? { adapted: '', base: '' };
    expect(adapted).toBe(session.result('run')?.value.samples.at(-1)?.text);
    expect(base).toBe(session.result('run')?.value.samples[0]?.text);
    await session.compute('merged');
    const { gap, effect } = session.result('merged')?.value ?? { gap: 1, effect: 0 };
    expect(effect).toBeGreaterThan(0.1);
    expect(gap).toBeLessThan(1e-3);
    await session.keep(new Date('2026-11-27T12:00:00Z'));
    expect(session.keeping).toBe('kept');

    const later = open();
    await later.listKept();
    const [kept] = later.kept;
    expect(kept).toMatchObject({ lesson: 'telegramme', rank: 8, steps: 10 });
    later.set({ kept: kept?.id ?? null });
    await later.compute('after');
    expect(later.result('after')?.value.adapted).toBe(adapted);
    // another setting is another adapter
    later.set({ rank: 4 });
    expect(later.view.kept).toBeNull();
    await later.forget(kept?.id ?? '');
    expect(later.kept).toEqual([]);
  });
});
