/** A public model, the Hub being played by the book's own folder: transformers.js opens it from the bytes given, and writes the same. */
import { asyncify } from 'virtual:ort-wasm';
import { expect, it } from 'vitest';
import { downloadPlan } from '../../kit/hub/download.ts';
import { dataFiles, plansFor } from '../../kit/hub/plan.ts';
import { describeRepository, type Fetch, HUB } from '../../kit/hub/repository.ts';
import manifest from '../../kit/models/manifest/decoder.json';
import { openHubModel } from '../../kit/runtime/hub-engine.ts';
import goldenJson from '../golden/decoder/golden.json';
import type { Golden } from './golden.ts';

const golden: Golden = goldenJson;
const ID = 'the-book/decoder';
const SHA = '0123456789abcdef0123456789abcdef01234567';
const asked: string[] = [];

const localHub: Fetch = async (url) => {
  asked.push(url);
  if (url === `${HUB}/api/models/${ID}`) return Response.json({ sha: SHA, cardData: { license: 'mit' } });
  if (url.startsWith(`${HUB}/api/models/${ID}/tree/`)) {
    return Response.json(manifest.files.map(({ path, size }) => ({ type: 'file', path, size })));
  }
  return fetch(url.replace(`${HUB}/${ID}/resolve/${SHA}/`, '/models/decoder/'));
};

it('describes, downloads, opens and writes what PyTorch writes, asking nothing of the network by itself', async () => {
  const repository = await describeRepository(ID, localHub);
  const plan = plansFor(repository, 'text-generation').at(-1);
  if (!plan) throw new Error('no plan');
  expect(plan.precision).toBe('fp32');
  const files = await downloadPlan(repository, plan, localHub);
  const packed = await fetch(asyncify.url);
  const wasm = await new Response(packed.body?.pipeThrough(new DecompressionStream('gzip'))).arrayBuffer();

  const requests: string[] = [];
  const original = globalThis.fetch;
  globalThis.fetch = async (input, init) => {
    requests.push(input instanceof Request ? input.url : String(input));
    return original(input, init);
  };
  try {
    const model = { id: ID, files, dtype: plan.precision, dataFiles: dataFiles(plan) };
    const engine = await openHubModel('text-generation', model, 'wasm', wasm);
    expect(engine.canChat).toBe(false);
    const { prompt, new_ids, text } = golden.greedy[0] as Golden['greedy'][number];
    let written = '';
    const options = { chat: true, begin: false, maxNewTokens: new_ids.length };
    const onText = (piece: string) => {
      written += piece;
    };
    await engine.generate(prompt, options, onText, () => false);
    expect(prompt + written).toBe(text);

    let pieces = 0;
    await engine.generate(
      prompt,
      options,
      () => (pieces += 1),
      () => pieces >= 2,
    );
    expect(pieces).toBeLessThan(new_ids.length);
    await engine.dispose();
  } finally {
    globalThis.fetch = original;
  }
  expect(requests.filter((url) => /huggingface|hf\.co|jsdelivr/.test(url))).toEqual([]);
  expect(asked.every((url) => url.startsWith(HUB))).toBe(true);
});
