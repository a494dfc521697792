import { describe, expect, it } from 'vitest';
import type { DecoderConfig, DecoderModel, GeneratedToken, GenerateOptions } from '../models/decoder.ts';
import { MODELS } from '../models/index.ts';
import { type InProcessWorker, inProcessWorker } from '../remote/in-process.ts';
import { methods } from '../remote/methods.ts';
import type { BackendDecision } from './backend.ts';
import { RuntimeError, type RuntimeErrorCode } from './errors.ts';
import { Supervisor } from './supervisor.ts';
import type { BackendChoice, ModelId } from './types.ts';
import type { ModelsWorker } from './worker-api.ts';

const CONFIG: DecoderConfig = { layers: 1, heads: 1, width: 2, headDim: 2, vocabulary: 100, context: 8, endOfText: 0 };

const token = (id: number) => ({
  id,
  logProbability: 0,
  rank: 1,
  chance: 1,
  choices: [],
  possible: 1,
  milliseconds: 0,
});

type Accident = Partial<Pick<ModelsWorker, 'open'> & Pick<DecoderModel, 'logits' | 'generate'>>;

/** A supervisor over workers whose decoder continues n with n + 1; `accidents[i]` replaces methods of the i-th worker. */
function setup(accidents: ((worker: () => InProcessWorker) => Accident)[] = [], choice: BackendChoice = 'auto') {
  const workers: InProcessWorker[] = [];
  const asked: BackendChoice[] = [];
  const backends: (BackendDecision | null)[] = [];
  let loaded: readonly ModelId[] = [];
  const supervisor = new Supervisor({
    deadline: 300,
    choice,
    spawn() {
      const index = workers.length;
      const { open, ...accident } = accidents[index]?.(() => workers[index] as InProcessWorker) ?? {};
      const api: ModelsWorker = {
        async decide(choice) {
          asked.push(choice);
          return choice === 'wasm'
            ? { backend: 'wasm', reason: 'chosen', adapter: '' }
            : { backend: 'webgpu', reason: 'webgpu-available', adapter: 'test gpu' };
        },
        fetch: async () => ({ warning: null }),
        open: open ?? (async () => ({ facts: { config: CONFIG }, tokenizer: '' })),
        loseDevice: async () => undefined,
      };
      const worker = inProcessWorker(api);
      worker.add('decoder', {
        logits: async (ids: readonly number[]) => Float32Array.from(ids),
        async *generate(ids: readonly number[], { maxNewTokens }: GenerateOptions): AsyncGenerator<GeneratedToken> {
          const last = ids.at(-1) ?? 0;
          for (let n = 1; n <= maxNewTokens; n++) yield token(last + n);
        },
        ...accident,
      });
      workers.push(worker);
      return worker;
    },
    onBackend: (decision) => backends.push(decision),
    onLoaded: (ids) => {
      loaded = ids;
    },
    onWarning: () => undefined,
  });
  const { methods: shape } = MODELS.decoder;
  const facts = { config: CONFIG };
  const model = methods(shape, facts, (signal, work) => supervisor.call('decoder', { signal }, work), 'decoder');
  return {
    supervisor,
    model,
    workers,
    asked,
    backends,
    loaded: () => loaded,
    end() {
      for (const worker of workers) worker.terminate();
    },
  };
}

const throwing = (code: RuntimeErrorCode) => async () => {
  throw new RuntimeError(code);
};
const hanging = () => new Promise<never>(() => undefined);

describe('supervisor', () => {
  it('opens a model once, whoever asks', async () => {
    const { model, workers, asked, backends, loaded, end } = setup();
    await Promise.all([model.logits([1]), model.logits([2])]);
    expect(workers).toHaveLength(1);
    expect(asked).toEqual(['auto']);
    expect(backends.at(-1)).toMatchObject({ backend: 'webgpu', reason: 'webgpu-available' });
    expect(loaded()).toEqual(['decoder']);
    end();
  });

  it('answers the same call on wasm when the device is lost in mid-run', async () => {
    const { model, workers, asked, backends, end } = setup([
      (worker) => ({
        logits: () => {
          worker().fail(new RuntimeError('device-lost'));
          return hanging();
        },
      }),
    ]);
    expect(await model.logits([5])).toEqual(Float32Array.of(5));
    expect(workers.map(({ terminated }) => terminated)).toEqual([true, false]);
    expect(asked).toEqual(['auto', 'wasm']);
    expect(backends.at(-1)).toMatchObject({ backend: 'wasm', reason: 'device-lost' });
    end();
  });

  it('says so at once when the device is lost while nothing runs', async () => {
    const { model, workers, backends, loaded, end } = setup();
    await model.logits([5]);
    workers[0]?.fail(new RuntimeError('device-lost'));
    await expect.poll(() => backends.at(-1)).toMatchObject({ backend: 'wasm', reason: 'device-lost' });
    expect(loaded()).toEqual([]);
    expect(await model.logits([6])).toEqual(Float32Array.of(6));
    end();
  });

  it('goes to wasm when WebGPU cannot open the model, or hangs', async () => {
    for (const accident of [{ open: throwing('webgpu-failed') }, { logits: hanging }]) {
      const { model, backends, end } = setup([() => accident]);
      expect(await model.logits([5])).toEqual(Float32Array.of(5));
      expect(backends.at(-1)).toMatchObject({ backend: 'wasm', reason: 'webgpu-failed' });
      end();
    }
  });

  it('reports a hang on wasm, and the next call works', async () => {
    const { model, workers, end } = setup([() => ({ logits: hanging })], 'wasm');
    await expect(model.logits([5])).rejects.toMatchObject({ code: 'timeout' });
    expect(await model.logits([5])).toEqual(Float32Array.of(5));
    expect(workers).toHaveLength(2);
    end();
  });

  it('starts a crashed worker again, but not for ever', async () => {
    const crash = (worker: () => InProcessWorker): Accident => ({
      logits: () => {
        worker().onerror?.({ message: 'crash' } as ErrorEvent);
        return hanging();
      },
    });
    const once = setup([crash], 'wasm');
    expect(await once.model.logits([5])).toEqual(Float32Array.of(5));
    once.end();
    const always = setup([crash, crash, crash, crash], 'wasm');
    await expect(always.model.logits([5])).rejects.toMatchObject({ code: 'worker-crashed' });
    expect(always.workers).toHaveLength(3);
    always.end();
  });

  it('reports want of memory, and starts afresh at the next call', async () => {
    const { model, workers, end } = setup([() => ({ logits: throwing('out-of-memory') })], 'wasm');
    await expect(model.logits([5])).rejects.toMatchObject({ code: 'out-of-memory' });
    expect(workers[0]?.terminated).toBe(true);
    expect(await model.logits([5])).toEqual(Float32Array.of(5));
    end();
  });

  it('does not ask again what the model refuses', async () => {
    const { model, workers, end } = setup([() => ({ open: throwing('not-a-model') })]);
    await expect(model.logits([5])).rejects.toMatchObject({ code: 'not-a-model' });
    expect(workers).toHaveLength(1);
    expect(workers[0]?.terminated).toBe(false);
    end();
  });

  it('continues a generation where the lost worker stopped', async () => {
    const { model, end } = setup([
      (worker) => ({
        async *generate([last = 0]) {
          for (let n = 1; ; n++) {
            if (n > 3) {
              worker().fail(new RuntimeError('device-lost'));
              await hanging();
            }
            yield token(last + n);
            await new Promise((resolve) => setTimeout(resolve, 30)); // longer than a frame: one token a message
          }
        },
      }),
    ]);
    const seen: number[] = [];
    for await (const { id } of model.generate([10], { maxNewTokens: 6 })) seen.push(id);
    expect(seen).toEqual([11, 12, 13, 14, 15, 16]);
    end();
  });

  it('stops the stream when the reader leaves', async () => {
    const { model, workers, end } = setup();
    for await (const { id } of model.generate([1], { maxNewTokens: 6 })) if (id === 3) break;
    await expect.poll(() => workers[0]?.received.at(-1)).toHaveProperty('stop');
    end();
  });

  it('yields nothing after the reader cancels, even what came in the same message', async () => {
    const { model, end } = setup();
    const cancel = new AbortController();
    const seen: number[] = [];
    const reading = async () => {
      for await (const { id } of model.generate([10], { maxNewTokens: 6 }, cancel.signal)) {
        seen.push(id);
        if (id === 13) cancel.abort();
      }
    };
    await expect(reading()).rejects.toMatchObject({ name: 'AbortError' });
    expect(seen).toEqual([11, 12, 13]);
    end();
  });

  it('moves calls in flight to the backend chosen meanwhile', async () => {
    const { supervisor, model, asked, end } = setup([() => ({ logits: hanging })]);
    const answer = model.logits([5]);
    await expect.poll(() => asked).toEqual(['auto']);
    supervisor.choose('wasm');
    expect(await answer).toEqual(Float32Array.of(5));
    expect(asked).toEqual(['auto', 'wasm']);
    end();
  });

  it('gives WebGPU another chance when the reader chooses it again', async () => {
    const { supervisor, model, asked, end } = setup([() => ({ logits: throwing('device-lost') })]);
    await model.logits([5]);
    supervisor.choose('auto');
    await model.logits([5]);
    expect(asked).toEqual(['auto', 'wasm', 'auto']);
    end();
  });
});
