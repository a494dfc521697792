/** The text as the real sizes read it: bits against raw logits, windows, and what the build records. */
import { loadDecoderInNode, loadInNode, loadTokenizerInNode } from '@kit/runtime/node.ts';
import { expect, it } from 'vitest';
import { bitsOf, bitsPerByte, lawOfText } from './reading.ts';
import { family, record, TEXTS } from './recorded.ts';

const FOLDER = 'public/models/scaling/text-27k';
const [model, tokenizer, alone] = await Promise.all([
  loadInNode('scaling'),
  loadTokenizerInNode(FOLDER),
  loadDecoderInNode(FOLDER),
]);

/** −log₂ p from raw logits in float64, of tokens after `before` others. */
async function reference(ids: readonly number[]): Promise<number[]> {
  const logits = await alone.logits(ids);
  const V = alone.config.vocabulary;
  return ids.slice(1).map((id, t) => {
    const row = Array.from(logits.subarray(t * V, (t + 1) * V));
    return Math.log2(row.reduce((sum, z) => sum + Math.exp(z), 0)) - (row[id] ?? 0) / Math.LN2;
  });
}

it('reads a short text in one pass', async () => {
  const ids = tokenizer.ids(TEXTS.fr);
  const bits = await bitsOf(model, '27k', ids);
  const expected = await reference([model.config.endOfText, ...ids]);
  expect(bits).toEqual(expected.slice(0, ids.length).map((one) => expect.closeTo(one, 3)));
});

it('reads a long one by windows: every token once, each with 64 before it', async () => {
  const ids = tokenizer.ids(`${TEXTS.fr} ${TEXTS.en} ${TEXTS.fr}`);
  expect(ids.length).toBeGreaterThan(200);
  const bits = await bitsOf(model, '27k', ids);
  expect(bits).toHaveLength(ids.length);
  const all = [model.config.endOfText, ...ids];
  // the second window starts at 64: its token 130 of the text is scored there
  const second = await reference(all.slice(64, 192));
  expect(bits[150]).toBeCloseTo(second[150 - 64] ?? 0, 3);
});

it('records what seven sizes make of a sentence: less and less surprised, on the whole', async () => {
  const { recording } = await record('en');
  const { reading, written } = recording;
  expect(reading.sizes.map(({ size }) => size)).toEqual(['10k', '15k', '27k', '55k', '109k', '233k', '497k']);
  expect(written).toHaveLength(7);
  const losses = reading.sizes.map((one) => bitsPerByte(one, reading.bytes));
  expect(losses.at(-1)).toBeLessThan(losses[0] ?? 0);
  expect(new TextEncoder().encode(reading.text)).toHaveLength(reading.bytes.reduce((sum, one) => sum + one, 0));
  const counts = (await family()).sizes.map(({ counts: { effective } }) => effective);
  const { points, law, exponent } = lawOfText(reading, counts, 'straight');
  for (const { y, low, high } of points) expect(low < y && y < high).toBe(true);
  expect((exponent?.low ?? 1) < (law?.exponent ?? 0) && (law?.exponent ?? 1) < (exponent?.high ?? 0)).toBe(true);
});

it('refuses a size that does not exist', async () => {
  await expect(model.score('1M', [0, 1])).rejects.toMatchObject({ code: 'invalid-input' });
});
