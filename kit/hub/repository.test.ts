/** The Hub, played by a local folder: the book's own reasoner, in the layout of any repository. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { downloadPlan } from './download.ts';
import { HubError } from './errors.ts';
import { FOLDER, hub, ID, paths, SHA } from './local-hub.ts';
import { dataFiles, plansFor } from './plan.ts';
import { describeRepository, fileAddress, HUB, modelIdIn } from './repository.ts';

const code = (promise: Promise<unknown>) =>
  promise.then(
    () => 'fine',
    (error: unknown) => error instanceof HubError && error.code,
  );

describe('the id of a model', () => {
  it.each([
    ['onnx-community/Qwen3-0.6B-ONNX', 'onnx-community/Qwen3-0.6B-ONNX'],
    ['  Xenova/clip-vit-base-patch32 ', 'Xenova/clip-vit-base-patch32'],
    ['https://huggingface.co/Xenova/gpt2/tree/main?x=1', 'Xenova/gpt2'],
    // the Hub's oldest models have no owner in their names
    ['gpt2', 'gpt2'],
    [' bert-base-uncased\n', 'bert-base-uncased'],
    ['t5-small', 't5-small'],
    ['https://huggingface.co/gpt2', 'gpt2'],
    ['https://huggingface.co/distilgpt2/tree/main', 'distilgpt2'],
    ['huggingface.co/Xenova/gpt2/', 'Xenova/gpt2'],
    ['https://hf.co/Xenova/gpt2/blob/main/config.json', 'Xenova/gpt2'],
    ['_owner/a_', '_owner/a_'],
    // as copies leave them
    ['\u200bXenova/gpt2\u200b', 'Xenova/gpt2'],
    ['« gpt2 »', 'gpt2'],
    ['"Xenova/gpt2",', 'Xenova/gpt2'],
    ['<https://huggingface.co/Xenova/gpt2>.', 'Xenova/gpt2'],
    ['git clone https://huggingface.co/Xenova/gpt2.git', 'Xenova/gpt2'],
    ['hf://Xenova/gpt2', 'Xenova/gpt2'],
    ['https://huggingface.co/gpt2/edit/main/README.md', 'gpt2'],
    ['git clone gpt2', null],
    ['https://huggingface.co/datasets/squad', null],
    ['https://huggingface.co/spaces/owner/name', null],
    ['https://huggingface.co/models?search=gpt2', null],
    ['gpt2/tree/main', null],
    ['modèle', null],
    ['-gpt2', null],
    ['owner/a--b', null],
    ['a/b/c', null],
    ['../etc/passwd', null],
    ['https://example.org/a/b', null],
    ['a/b\u202Ec', null],
    ['', null],
  ])('%j → %j', (text, id) => expect(modelIdIn(text)).toBe(id));
});

describe('before anything large is fetched', () => {
  it('commit, licence, files and sizes, in two requests', async () => {
    const fetcher = hub();
    const repository = await describeRepository(ID, fetcher);
    expect(repository).toMatchObject({ id: ID, revision: SHA, licence: 'mit' });
    expect(repository.files.map(({ path }) => path).sort()).toEqual([...paths].sort());
    expect(fetcher.asked).toHaveLength(2);
    expect(fileAddress(repository, 'onnx/model.onnx')).toBe(`${HUB}/${ID}/resolve/${SHA}/onnx/model.onnx`);
  });

  it.each([
    ['a repository that is not there', () => new Response(null, { status: 401 }), 'not-found'],
    ['one under conditions', () => Response.json({ sha: SHA, gated: 'auto' }), 'gated'],
    ['a hub that refuses', () => new Response(null, { status: 403 }), 'refused'],
    ['a hub out of order', () => new Response(null, { status: 503 }), 'refused'],
    ['something else than the Hub', () => new Response('<html>'), 'not-a-hub'],
    ['a commit that is none', () => Response.json({ sha: '../main' }), 'not-a-hub'],
  ])('%s is named', async (_, answer, expected) => {
    expect(await code(describeRepository(ID, hub(answer)))).toBe(expected);
  });

  it('a name of old leads to the present one, which all that follows is asked of', async () => {
    const asked: string[] = [];
    const fetcher = hub((url) => {
      asked.push(url);
      return url === `${HUB}/api/models/gpt2` ? Response.json({ id: ID, sha: SHA }) : undefined;
    });
    const repository = await describeRepository('gpt2', fetcher);
    expect(repository.id).toBe(ID);
    expect(asked[1]).toBe(`${HUB}/api/models/${ID}/tree/${SHA}?recursive=true`);
    expect(fileAddress(repository, 'config.json')).toContain(`/${ID}/resolve/`);
  });

  it('no network is named, an abort is an abort', async () => {
    expect(await code(describeRepository(ID, () => Promise.reject(new TypeError('failed'))))).toBe('unreachable');
    const stop = AbortSignal.abort();
    const aborted = describeRepository(ID, () => Promise.reject(stop.reason), stop);
    await expect(aborted).rejects.toMatchObject({ name: 'AbortError' });
  });
});

describe('the plan of a download', () => {
  const file = (path: string, size = 10) => ({ path, size });
  it('one per precision, smallest first, with the weights beside the graph', () => {
    const files = [
      ...['config.json', 'tokenizer.json', 'README.md', 'model.safetensors', 'preprocessor_config.json'].map((p) =>
        file(p),
      ),
      ...[file('onnx/model.onnx', 5), file('onnx/model.onnx_data', 900), file('onnx/model.onnx_data_1', 800)],
      ...[
        file('onnx/model_q4f16.onnx', 300),
        file('onnx/model_quantized.onnx', 500),
        file('onnx/decoder_model.onnx', 1),
      ],
    ];
    const plans = plansFor({ id: ID, files }, 'text-generation');
    expect(plans.map(({ precision, bytes }) => [precision, bytes])).toEqual([
      ['q4f16', 320],
      ['q8', 520],
      ['fp32', 1725],
    ]);
    expect(plans.map(dataFiles)).toEqual([0, 0, 2]);
    expect(plansFor({ id: ID, files }, 'zero-shot-image-classification')[0]?.bytes).toBe(330);
  });

  const refusal = (files: readonly string[]) => {
    try {
      return plansFor({ id: ID, files: files.map((path) => file(path)) }, 'text-generation');
    } catch (error) {
      return error instanceof HubError && error.code;
    }
  };
  it.each([
    ['without ONNX weights', ['config.json', 'model.safetensors'], 'no-onnx'],
    // as gpt2's own repository has them
    ['with ONNX weights of another layout', ['config.json', 'onnx/decoder_model_merged.onnx'], 'other-onnx'],
    ['without its configuration', ['onnx/model.onnx'], 'other-onnx'],
  ])('a repository %s is refused for that reason, before any download', (_, files, expected) => {
    expect(refusal(files)).toBe(expected);
  });
});

describe('the download', () => {
  it('gives the very bytes of the folder, and says how far it is', async () => {
    const fetcher = hub();
    const repository = await describeRepository(ID, fetcher);
    const [plan] = plansFor(repository, 'text-generation');
    if (!plan) throw new Error('no plan');
    const seen: number[] = [];
    const files = await downloadPlan(repository, plan, fetcher, { onProgress: ({ loaded }) => seen.push(loaded) });
    for (const [path, bytes] of files) expect(Buffer.compare(bytes, readFileSync(join(FOLDER, path)))).toBe(0);
    expect([...files.keys()]).toEqual(plan.files.map(({ path }) => path));
    expect(seen.at(-1)).toBe(plan.bytes);
    expect([...seen].sort((a, b) => a - b)).toEqual(seen);
  });

  it.each([
    ['cut short', (bytes: Buffer) => bytes.subarray(1)],
    ['longer than announced', (bytes: Buffer) => Buffer.concat([bytes, bytes])],
  ])('a file %s is refused', async (_, alter) => {
    const altered = hub((url) =>
      url.endsWith('config.json') && url.includes('/resolve/')
        ? new Response(new Uint8Array(alter(readFileSync(join(FOLDER, 'config.json')))))
        : undefined,
    );
    const repository = await describeRepository(ID, altered);
    const [plan] = plansFor(repository, 'text-generation');
    if (!plan) throw new Error('no plan');
    expect(await code(downloadPlan(repository, plan, altered))).toBe('wrong-size');
  });
});
