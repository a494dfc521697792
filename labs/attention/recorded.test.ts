import { LOCALES } from '@kit/i18n/index.ts';
import { softmax } from '@kit/math/softmax.ts';
import { loadDecoderInNode, loadTokenizerInNode } from '@kit/runtime/node.ts';
import { describe, expect, it } from 'vitest';
import { allStages } from './logic.ts';
import { headOf, mapOf, type Pass } from './pass.ts';
import { record } from './recorded.ts';
import { readDetails, recordedHead, recordedPass } from './recording.ts';

const model = await loadDecoderInNode();
const tokenizer = await loadTokenizerInNode();

const gap = (a: Float32Array, b: Float32Array) => {
  expect(a.length).toBe(b.length);
  return a.reduce((worst, value, i) => Math.max(worst, Math.abs(value - (b[i] ?? Number.NaN))), 0);
};

describe.each(LOCALES)('what the %s page records', async (locale) => {
  const { recording, details } = await record(locale);
  const { shape } = recording;
  const ids = tokenizer.ids(recording.text);
  const live = await model.inspect(ids);

  it('is the model’s own answer to the same sentence', () => {
    expect(recording.tokens.map(({ id }) => id)).toEqual(ids);
    expect(gap(recordedPass(recording).maps, live.attentions)).toBeLessThan(1e-5);
    const p = softmax(live.logits.subarray((ids.length - 1) * shape.vocabulary));
    for (const { token, probability } of recording.next) expect(probability).toBeCloseTo(p[token.id]!, 6);
    expect(recording.next.map(({ probability }) => probability)).toEqual(
      [...p].sort((a, b) => b - a).slice(0, recording.next.length),
    );
  });

  it('opens a head whose vectors are those of the model', () => {
    const { layer, head } = recording.opened;
    const part = ids.length * shape.dim;
    const at = (layer * shape.heads + head) * part;
    const tensors = recordedHead(recording);
    expect(gap(tensors.queries, live.queries.subarray(at, at + part))).toBeLessThan(1e-6);
    expect(gap(tensors.keys, live.keys.subarray(at, at + part))).toBeLessThan(1e-6);
    expect(gap(tensors.values, live.values.subarray(at, at + part))).toBeLessThan(1e-6);
  });

  it('has its other vectors and logits in the file beside the page, and refuses a file cut short', () => {
    const read = readDetails(details.buffer, recording);
    expect(gap(read!.projections.queries, live.queries)).toBeLessThan(1e-6);
    expect(gap(read!.projections.values, live.values)).toBeLessThan(1e-6);
    expect(gap(read!.logits, live.logits)).toBeLessThan(1e-6);
    expect(readDetails(details.buffer.slice(4), recording)).toBeNull();
  });

  it('is small enough to travel in the page', () => {
    expect(recording.maps.length + recording.opened.tensors.length).toBeLessThan(15_000);
    expect(JSON.stringify(recording).length).toBeLessThan(30_000);
  });
});

describe.each([
  { causal: true, scaled: true },
  { causal: false, scaled: true },
  { causal: true, scaled: false },
  { causal: false, scaled: false },
])('the formula in the page with causal=$causal scaled=$scaled', (rule) => {
  it('gives the attention that the model itself returns, for every head', async () => {
    const { recording } = await record('fr');
    const { shape } = recording;
    const ids = tokenizer.ids(recording.text);
    const inspection = await model.inspect(ids, {
      causal: rule.causal,
      scoreScale: rule.scaled ? 1 / Math.sqrt(shape.dim) : 1,
    });
    const pass: Pass = {
      ...recordedPass(recording),
      maps: inspection.attentions,
      projections: inspection,
      logits: inspection.logits,
    };
    for (let layer = 0; layer < shape.layers; layer++) {
      for (let head = 0; head < shape.heads; head++) {
        const { softmax: weights } = allStages(headOf(pass, shape, layer, head)!, rule);
        expect(gap(weights, mapOf(pass, shape, layer, head))).toBeLessThan(1e-4);
      }
    }
  });
});
