/** The session on the real model; only the page around it (storage, network) is played by the test. */
import { noRuntime } from '@kit/exercises/check.ts';
import { ModelLink } from '@kit/lab/model-link.svelte.ts';
import type { CompressibleModel } from '@kit/models/compressible.ts';
import { promptIds } from '@kit/models/continuation.ts';
import { loadInNode, loadTokenizerInNode } from '@kit/runtime/node.ts';
import type { ModelHandle, ModelId, Runtime } from '@kit/runtime/types.ts';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { comparedWith, continued } from './bench.ts';
import { record } from './recorded.ts';
import { QuantiseSession } from './session.svelte.ts';
import { type LabState, STATE } from './state.ts';

const { recording } = await record('fr');
const [model, tokenizer] = [await loadInNode('compressible'), await loadTokenizerInNode()];
let asked = 0;
let windowsMeasured = 20;
const watched: CompressibleModel = {
  ...model,
  // in a page it crosses from the worker, and whoever stops waiting hears of it there
  async windows(signal) {
    asked += 1;
    await new Promise((resolve) => setTimeout(resolve, 200));
    signal?.throwIfAborted();
    const windows = await model.windows();
    return { ...windows, measured: windows.measured.slice(0, windowsMeasured) };
  },
};
const bench = { model, tokenizer };
const handle = { id: 'compressible', backend: 'wasm', model: watched, tokenizer } as const;
const runtime: Runtime = {
  ...noRuntime,
  missingBytes: async () => 0,
  tokenizer: async () => tokenizer,
  load: async <Id extends ModelId>() => handle as unknown as ModelHandle<Id>,
};
const open = (patch: Partial<LabState>) => {
  const session = new QuantiseSession(recording, STATE.defaults, new ModelLink(['compressible'], async () => runtime));
  session.set(patch);
  return session;
};
const PATIENT = { timeout: 60_000 };

beforeEach(() => {
  asked = 0;
});

it('goes on with a recipe that was begun for a turn since ended', PATIENT, async () => {
  const session = open({ method: 'gptq', bits: 3, calibration: 'own', own: 'Quelques mots.', tab: 'trials' });
  const first = session.refresh();
  await vi.waitFor(() => expect(asked).toBe(1));
  session.stop();
  await Promise.all([first, session.compute('report')]);
  expect(session.link.problem).toBeNull();
  expect(session.result('report')).toMatchObject({ origin: 'measured', whole: true });
  session.dispose();
});

it('a text of one’s own that is blank is not read, and is refused where it is asked for all the same', async () => {
  const session = open({ method: 'gptq', calibration: 'own', own: '  ' });
  await session.refresh();
  expect([asked, session.result('report')?.origin]).toEqual([0, undefined]);
  await session.compute('quality');
  expect(session.link.problem).toMatchObject({ code: 'invalid-input' });
  session.dispose();
});

it('a trial keeps all that its recipe depends on', PATIENT, async () => {
  windowsMeasured = 1;
  const settings = { method: 'gptq', calibration: 'own', own: 'Quelques mots.', outlier: 3, bits: 6 } as const;
  const session = open({ ...settings, tab: 'trials' });
  await session.compute('quality');
  expect(session.trials).toHaveLength(1);
  expect(session.trials[0]?.settings).toMatchObject(settings);
  windowsMeasured = 20;
  session.dispose();
});

describe('with a planted weight both sides have it', PATIENT, () => {
  const state = { ...STATE.defaults, bits: 8, shared: '32', outlier: 32 } as const;
  const { tab: _, ...patch } = state;

  it('in the texts, also when only the weight changes', async () => {
    const session = open({ ...patch, outlier: 0, bits: 6, tab: 'texts' });
    await session.refresh();
    const { prompt, before } = recording.texts;
    expect(session.result('texts')?.value.before).toBe(before);
    session.set(patch);
    await session.refresh();
    const planted = await continued(model.withRecipe(await comparedWith(state, bench)), bench, prompt);
    expect(planted).not.toBe(before);
    expect(session.result('texts')?.value.before).toBe(planted);
    session.dispose();
  });

  it('in the attention', async () => {
    const session = open({ ...patch, layer: 1, head: 2, tab: 'attention' });
    await session.refresh();
    const ids = promptIds(tokenizer, model.config, recording.texts.prompt);
    const T = ids.length;
    const original = model.withRecipe(await comparedWith(state, bench));
    const from = (1 * model.config.heads + 2) * T * T;
    const wanted = (await original.inspect(ids, {})).attentions.slice(from, from + T * T);
    expect(session.result('attention')?.value.before).toEqual(wanted);
    session.dispose();
  });
});
