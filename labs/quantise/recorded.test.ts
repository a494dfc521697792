/** The recorded beginning, against the model itself. */
import { loadInNode, loadTokenizerInNode } from '@kit/runtime/node.ts';
import { expect, it } from 'vitest';
import { type Bench, continued, decoderFor, interleaved, qualitiesOf } from './bench.ts';
import { record } from './recorded.ts';
import { STATE } from './state.ts';

const bench: Bench = { model: await loadInNode('compressible'), tokenizer: await loadTokenizerInNode() };

it('is what the model does: size, texts, and what it costs', { timeout: 180_000 }, async () => {
  const decoder = await decoderFor(STATE.defaults, bench);
  const [fr, en] = [(await record('fr')).recording, (await record('en')).recording];
  const report = await decoder.report(() => undefined);
  expect([report.bytes, report.packedBytes]).toEqual([fr.report.bytes, fr.report.packedBytes]);
  for (const { texts } of [fr, en]) {
    expect(await continued(decoder, bench, texts.prompt)).toBe(texts.after);
    expect(await continued(bench.model.withRecipe({ from: 'decoder' }), bench, texts.prompt)).toBe(texts.before);
  }
  const measures = [];
  for await (const measure of decoder.measure(interleaved((await bench.model.windows()).measured)))
    measures.push(measure);
  const made = qualitiesOf(measures);
  for (const language of ['fr', 'en'] as const) {
    const [now, then] = [made[language]!, fr.qualities[language]!];
    expect(now.tokens).toBe(then.tokens);
    for (const name of ['bitsPerByte', 'baseBitsPerByte', 'divergence', 'agreement'] as const) {
      expect(now[name], `${language} ${name}`).toBeCloseTo(then[name], 3);
    }
  }
});

it('shows what the text of the section says: granularity, then method, buy bits back', async () => {
  const { trials } = (await record('fr')).recording;
  const cost = (bits: number, shared: string, method: string) => {
    const found = trials.find(({ settings: s }) => s.bits === bits && s.shared === shared && s.method === method);
    const quality = found?.qualities.fr;
    return quality ? quality.bitsPerByte - quality.baseBitsPerByte : Number.NaN;
  };
  expect(cost(4, 'tensor', 'nearest')).toBeGreaterThan(4 * cost(4, 'channel', 'nearest'));
  expect(cost(4, 'channel', 'nearest')).toBeGreaterThan(cost(4, '32', 'nearest'));
  expect(cost(4, '32', 'nearest')).toBeGreaterThan(2 * cost(4, '32', 'gptq'));
  expect(cost(2, '32', 'gptq')).toBeGreaterThan(0.3);
});
