/** From a name to an open model: each step on demand, each failure kept for the reader. */
import { describe, expect, it } from 'vitest';
import type { HubModel, HubModelFiles } from '../runtime/hub.ts';
import { FOLDER, hub, ID } from './local-hub.ts';
import { HubSession, type HubSurroundings } from './session.svelte.ts';

const MODEL: HubModel = {
  backend: 'wasm',
  canChat: false,
  beginning: null,
  close: () => undefined,
  generate: async () => undefined,
  classify: async () => [],
};

function page(open: HubSurroundings['open'] = async () => MODEL, fetcher = hub()) {
  return { session: new HubSession({ fetch: fetcher, open }), asked: fetcher.asked };
}

describe('a public model', () => {
  it('is described, then downloaded on a second demand, then opened from its files', async () => {
    let given: HubModelFiles | undefined;
    const { session, asked } = page(async (_, model) => {
      given = model;
      return MODEL;
    });
    session.choose('text-generation', ID);
    expect(asked).toEqual([]);
    await session.ask();
    expect(session.state).toBe('known');
    expect(session.plan?.bytes).toBeGreaterThan(1_000_000);
    expect(asked).toHaveLength(2);
    await session.download();
    expect(session.state).toBe('open');
    expect(session.progress?.loaded).toBe(session.plan?.bytes);
    expect([...(given?.files.keys() ?? [])]).toEqual(session.plan?.files.map(({ path }) => path));
    session.close();
    expect([session.model, session.state]).toEqual([null, 'known']);
  });

  it('a name that is none asks nothing; what the engine cannot open is said, and can be tried again', async () => {
    let works = false;
    const { session, asked } = page(async () => {
      if (!works) throw new Error('no such operator');
      return MODEL;
    });
    session.choose('text-generation', FOLDER);
    await session.ask();
    expect(session.problem).toMatchObject({ code: 'not-a-name' });
    expect(asked).toEqual([]);
    // whether there is such a model is for the Hub to say
    session.choose('text-generation', 'gpt2');
    await session.ask();
    expect(asked).toHaveLength(1);
    expect(session.problem).toMatchObject({ code: 'not-found' });
    session.choose('text-generation', ID);
    expect(session.problem).toBeNull();
    await session.ask();
    await session.download();
    expect(session.problem).toMatchObject({ code: 'unsupported', detail: 'no such operator' });
    expect(session.state).toBe('known');
    works = true;
    await session.download();
    expect(session.state).toBe('open');
  });

  it('a cancelled download is no failure', async () => {
    const { session } = page();
    session.choose('text-generation', ID);
    await session.ask();
    const download = session.download();
    session.cancel();
    await download;
    expect([session.state, session.problem, session.model]).toEqual(['known', null, null]);
  });
});
