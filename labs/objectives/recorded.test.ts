/** What the page shows at once, against the raw logits of both models, softmax taken again in a float64 loop. */
import { LOCALES } from '@kit/i18n/index.ts';
import { frame } from '@kit/models/encoder.ts';
import { perplexity } from '@kit/models/scoring.ts';
import { loadDecoderInNode, loadEncoderInNode, loadTokenizerInNode } from '@kit/runtime/node.ts';
import { describe, expect, it } from 'vitest';
import { layerMap, shareOnFuture } from './logic.ts';
import { record } from './recorded.ts';
import { recordedReading, recordedWriting } from './recording.ts';

const decoder = await loadDecoderInNode();
const encoder = await loadEncoderInNode();
const tokenizer = await loadTokenizerInNode();
const V = decoder.config.vocabulary;

/** −ln of the share of `id` in the exponentials of one row. */
function loss(logits: Float32Array, row: number, id: number): number {
  const exponentials = Array.from(logits.subarray(row * V, (row + 1) * V), Math.exp);
  return -Math.log((exponentials[id] as number) / exponentials.reduce((a, b) => a + b, 0));
}

describe.each(LOCALES)('what the %s page records', async (locale) => {
  const { recording } = await record(locale);
  const ids = tokenizer.ids(recording.text);
  const reading = recordedReading(recording);

  it('the decoder’s surprise at every token, hence the perplexity of the sentence', async () => {
    const logits = await decoder.logits([decoder.config.endOfText, ...ids]);
    const losses = ids.map((id, i) => loss(logits, i, id));
    for (const [i, { logProbability, id }] of recording.scores.decoder.entries()) {
      expect(id).toBe(ids[i]);
      expect(-logProbability).toBeCloseTo(losses[i] as number, 4);
    }
    const mean = losses.reduce((a, b) => a + b, 0) / losses.length;
    expect(perplexity(recording.scores.decoder)).toBeCloseTo(Math.exp(mean), 2);
  });

  it('the encoder’s, each token hidden from it', async () => {
    for (const [i, { logProbability, rank, top }] of recording.scores.encoder.entries()) {
      const { logits } = await encoder.inspect(frame(ids, encoder.config), { masked: [i + 1] });
      expect(-logProbability).toBeCloseTo(loss(logits, i + 1, ids[i] as number), 3);
      const row = logits.subarray((i + 1) * V, (i + 2) * V);
      expect(rank).toBe(1 + row.filter((logit) => logit > (row[ids[i] as number] as number)).length);
      expect(row[top[0]?.id ?? -1]).toBe(Math.max(...row));
    }
  });

  it('two models of the same shape, as the lab says', () => {
    const { layers, heads, width, vocabulary } = encoder.config;
    expect(recording.shape).toMatchObject({ layers, heads, width, vocabulary });
  });

  it('maps whose rows sum to 1, a triangle and a square', () => {
    for (const side of ['decoder', 'encoder'] as const) {
      const { size } = reading.maps?.[side] ?? { size: 0 };
      expect(size).toBe(ids.length + (side === 'decoder' ? 1 : 2));
      const map = reading.maps ? layerMap(reading.maps[side], null) : new Float32Array();
      for (let q = 0; q < size; q++)
        expect(map.subarray(q * size, (q + 1) * size).reduce((a, b) => a + b)).toBeCloseTo(1, 2);
      if (side === 'decoder') expect(shareOnFuture(map, size)).toBe(0);
      else expect(shareOnFuture(map, size)).toBeGreaterThan(0.1);
    }
  });

  it('a text whose every token could be drawn, with chances that the formula gives', async () => {
    const { rule, tokens } = recordedWriting(recording);
    const logits = await decoder.logits([decoder.config.endOfText, ...ids]);
    const row = logits.subarray(ids.length * V, (ids.length + 1) * V);
    const warm = Array.from(row, (z) => Math.exp(z / rule.temperature));
    const total = warm.reduce((a, b) => a + b, 0);
    const sorted = warm.map((x) => x / total).sort((a, b) => b - a);
    let kept = 0;
    let mass = 0;
    while (mass < rule.topP) mass += sorted[kept++] as number;
    expect(tokens[0]?.possible).toBe(kept);
    for (const [i, { chance }] of (tokens[0]?.choices ?? []).entries())
      expect(chance).toBeCloseTo(i < kept ? (sorted[i] as number) / mass : 0, 4);
  });

  it('travels in less than 60 kB', () => {
    expect(JSON.stringify(recording).length).toBeLessThan(60_000);
  });
});
