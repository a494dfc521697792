import { expect, it } from 'vitest';
import { RuntimeError } from '../runtime/errors.ts';
import type { BackendChoice, ModelHandle, ModelId, Runtime, RuntimeStatus } from '../runtime/types.ts';
import { ModelLink } from './model-link.svelte.ts';
import { counted, type Experiments, LabSession, type Progress, type Turn } from './session.svelte.ts';
import { defineState, int, type StateOf } from './state.ts';

const STATE = defineState('test', {
  of: int('of', { min: 0, max: 99 }, 1),
  count: int('count', { min: 1, max: 9 }, 3),
  view: int('view', { min: 0, max: 9 }, 0),
});
type LabState = StateOf<typeof STATE>;
interface Results {
  square: number;
  list: readonly number[];
  powers: readonly number[];
}

/** Squares a number as it changes; lists its multiples when asked. */
class Squares extends LabSession<{ readonly square: number }, LabState, 'decoder', Results> {
  readonly ran: string[] = [];
  failures = 0;
  protected override readonly experiments: Experiments<LabState, Results> = {
    square: { inputs: ['of'], recorded: this.recording.square, follows: () => true, run: () => this.#square() },
    list: {
      inputs: ['of', 'count'],
      run: ({ signal, progress }) => counted(this.#list(signal), 'list', progress),
    },
    powers: { inputs: ['of'], follows: () => this.view.view === 9, run: () => this.#powers() },
  };

  async *#powers(): AsyncGenerator<readonly number[]> {
    const { of } = this.view;
    for (let k = 1; k <= 3; k++) {
      await tick();
      yield Array.from({ length: k }, (_, i) => of ** (i + 1));
    }
  }

  async *#square(): AsyncGenerator<number> {
    const { of } = this.view;
    this.ran.push(`square ${of}`);
    await tick();
    if (this.failures-- > 0) throw new RuntimeError('offline');
    yield of ** 2;
  }

  async *#list(signal: Turn['signal']): AsyncGenerator<Progress & { readonly list: readonly number[] }> {
    const { of, count } = this.view;
    this.ran.push(`list ${of}`);
    const list: number[] = [];
    for (let k = 1; k <= count; k++) {
      await tick();
      signal.throwIfAborted();
      list.push(k * of);
      yield { done: k, total: count, list: [...list] };
    }
  }
}
const tick = () => new Promise((resolve) => setTimeout(resolve, 2));

function open({ missing = 0, pause = 0 } = {}) {
  const on = (choice: BackendChoice): RuntimeStatus => ({
    choice,
    backend: 'wasm',
    reason: null,
    adapter: '',
    loaded: [],
    warning: null,
  });
  let tell: (status: RuntimeStatus) => void = () => undefined;
  const runtime = {
    subscribe(listener: typeof tell) {
      tell = listener;
      listener(on('auto'));
      return () => undefined;
    },
    missingBytes: async () => missing,
    load: async (id: ModelId) => ({ id }) as ModelHandle<ModelId>,
    choose: async (choice: BackendChoice) => tell(on(choice)),
  };
  const link = new ModelLink(['decoder'], async () => runtime as unknown as Runtime);
  return { link, session: new Squares({ square: 1 }, STATE.defaults, link, pause) };
}
/** Looks after every turn of the event loop: no step of a run goes unseen. */
async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setImmediate(resolve));
}

it('what was recorded answers to the state set at first, and stays on screen, stale, until the models have taken over', async () => {
  const { session, link } = open({ missing: 9 });
  expect(session.result('square')).toMatchObject({ origin: 'recorded', whole: true, value: 1 });
  session.set({ view: 1 });
  await tick();
  expect(link.state.kind).toBe('idle');
  session.set({ of: 4 });
  expect(session.result('square')).toBeNull();
  expect(session.shown('square')).toMatchObject({ value: 1, stale: true });
  await until(() => link.state.kind === 'consent');
  await link.download();
  expect(session.shown('square')).toMatchObject({ origin: 'measured', value: 16, stale: false });
  session.reset();
  await until(() => session.result('square')?.origin === 'measured');
  expect(session.ran).toEqual(['square 4', 'square 1']);
});

it('a result is kept by its inputs: coming back to them computes nothing', async () => {
  const { session } = open();
  for (const of of [2, 3, 2]) {
    session.set({ of });
    await until(() => session.result('square')?.value === of ** 2 && session.working === null);
  }
  session.set({ view: 5, count: 7 });
  await tick();
  expect(session.ran).toEqual(['square 2', 'square 3']);
  // the first ones are forgotten
  for (const of of [4, 5, 6, 7, 2]) {
    session.set({ of });
    await until(() => session.result('square')?.whole === true);
  }
  expect(session.ran.at(-1)).toBe('square 2');
});

it('a later change abandons the one before, and after a pause only the last is computed', async () => {
  const { session, link } = open();
  session.set({ of: 2 });
  await until(() => session.working === 'square');
  session.set({ of: 3 });
  await until(() => session.result('square')?.value === 9);
  expect([session.ran, link.problem]).toEqual([['square 2', 'square 3'], null]);
  session.set({ of: 2 });
  expect(session.result('square')).toBeNull();

  const { session: typing } = open({ pause: 5 });
  for (const of of [2, 3, 4]) typing.set({ of });
  await until(() => typing.result('square')?.value === 16);
  expect(typing.ran).toEqual(['square 4']);
});

it('an experiment of the button runs after what follows the state, grows, and ends whole', async () => {
  const { session } = open();
  session.set({ of: 2 });
  const seen: (number | undefined)[] = [];
  const done = session.compute('list');
  await until(() => {
    if (session.working === 'list') seen.push(session.progress?.done);
    return session.result('list')?.whole === true;
  });
  await done;
  expect(seen).toContain(2);
  expect([session.ran, session.working, session.progress]).toEqual([['square 2', 'list 2'], null, null]);
  expect(session.result('list')).toMatchObject({ origin: 'measured', value: [2, 4, 6] });
});

it('stopped: what has been measured stays; nothing measured is said; a change of the inputs ends it', async () => {
  const { session } = open();
  session.set({ count: 9 });
  const first = session.compute('list');
  await until(() => session.progress?.done === 2);
  session.stop();
  await first;
  expect(session.result('list')).toMatchObject({ whole: false, value: [1, 2] });
  expect([session.working, session.halted]).toEqual([null, null]);

  session.set({ of: 5 });
  await until(() => session.result('square')?.value === 25);
  const second = session.compute('list');
  await until(() => session.working === 'list');
  session.stop();
  await second;
  expect([session.halted, session.result('list')]).toEqual(['list', null]);

  const third = session.compute('list');
  await until(() => session.progress?.done === 1);
  session.set({ view: 3 });
  expect(session.working).toBe('list');
  session.set({ count: 4 });
  expect([session.working, session.halted, session.result('list')]).toEqual([null, null, null]);
  await third;
});

it('what follows the state goes on where a change had cut it short, not where the reader had', async () => {
  const { session } = open();
  const powers = () => session.result('powers')?.value.length ?? 0;
  session.set({ view: 9, of: 2 });
  await until(() => powers() === 1);
  session.set({ of: 3 });
  await until(() => powers() === 1);
  session.set({ of: 2 });
  await until(() => session.result('powers')?.whole === true);
  expect(session.result('powers')?.value).toEqual([2, 4, 8]);

  session.set({ of: 5 });
  await until(() => powers() === 2);
  session.stop();
  session.set({ count: 5 });
  await tick();
  await tick();
  expect([session.result('powers')?.value, session.result('powers')?.whole]).toEqual([[5, 25], false]);
});

it('a failure is kept for the reader, and tried again', async () => {
  const { session, link } = open();
  session.failures = 1;
  session.set({ of: 6 });
  await until(() => link.problem !== null);
  expect([session.working, session.shown('square')?.stale]).toEqual([null, true]);
  await link.retry();
  expect([link.problem, session.result('square')?.value]).toEqual([null, 36]);
});

it('on another engine what was measured is measured again', async () => {
  const { session, link } = open();
  session.set({ of: 2 });
  await until(() => session.result('square')?.whole === true);
  await link.choose('wasm');
  expect(session.ran).toEqual(['square 2', 'square 2']);
});

it('disposed of while it waits, it computes nothing', async () => {
  const { session } = open({ pause: 3 });
  session.set({ of: 2 });
  session.dispose();
  await tick();
  await tick();
  expect(session.ran).toEqual([]);
});
