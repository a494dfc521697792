/** What the page shows before anything is downloaded, against computations of another kind. */
import { readFileSync } from 'node:fs';
import { LOCALES } from '@kit/i18n/index.ts';
import { parseWindows } from '@kit/lora-training/evaluation.ts';
import { continueText, promptIds } from '@kit/models/continuation.ts';
import { loadDecoderInNode, loadInNode, loadTokenizerInNode } from '@kit/runtime/node.ts';
import { beforeAll, describe, expect, it } from 'vitest';
import { Library } from './library.ts';
import { GAUGES, losses, taskOf } from './losses.ts';
import { mix } from './mix.ts';
import { record } from './recorded.ts';
import type { Recording } from './recording.ts';
import { STATE } from './state.ts';
import { suggestionsFor } from './suggestions.ts';

const recordings = new Map<string, Recording>();
beforeAll(async () => {
  for (const locale of LOCALES) recordings.set(locale, (await record(locale)).recording);
}, 300_000);
const all = () => [...recordings.values()];

describe('recorded result', () => {
  it('merged and unmerged agree within 1e-4, and the adapter does something', () => {
    for (const { comparison, texts } of all()) {
      expect(comparison.gap).toBeLessThan(1e-4);
      expect(comparison.gap).toBeGreaterThan(0);
      expect(comparison.effect).toBeGreaterThan(1);
      expect(texts.merged).toBe(texts.unmerged);
      expect(texts.unmerged.split(/[^S]STOP/).length).toBeGreaterThan(2); // STOP, twice at least
      expect(texts.base).not.toContain('STOP');
    }
  });

  it('shows the manner of each adapter on the prompt that goes with it, and loses it without the adapter', async () => {
    const [model, tokenizer] = [await loadInNode('adapters'), await loadTokenizerInNode()];
    const library = new Library(model);
    const manners: Readonly<Record<string, RegExp>> = {
      telegramme: / STOP .* STOP /s,
      theatre: /\n\p{Lu}[\p{Lu} ]+\.(?: —)? .+\n\p{Lu}[\p{Lu} ]+\.(?: —)? /su,
      francais: /\b(?:je|il|elle|le|la|une?|et)\b.*\b(?:je|il|elle|de|que|une?|et|pas)\b/su,
    };
    for (const { suggestions } of all()) {
      for (const [task, manner] of Object.entries(manners)) {
        const { adapter } = await library.get(task);
        const ids = promptIds(tokenizer, model.config, suggestionsFor(suggestions, task)[0]);
        expect(await continueText(model.withFactors(adapter), tokenizer, ids, STATE.defaults)).toMatch(manner);
        expect(
          await continueText(model.withFactors({ ...adapter, scale: 0 }), tokenizer, ids, STATE.defaults),
        ).not.toMatch(manner);
      }
    }
  }, 60_000);

  it('the base’s column is the plain decoder’s distribution, in float64', async () => {
    const [model, tokenizer] = [await loadDecoderInNode(), await loadTokenizerInNode()];
    for (const { prompt, comparison } of all()) {
      const ids = [model.config.endOfText, ...tokenizer.ids(prompt)];
      const row = (await model.logits(ids)).slice((ids.length - 1) * model.config.vocabulary);
      const total = row.reduce((sum, x) => sum + Math.exp(x), 0);
      for (const { token, probability } of comparison.next)
        expect(probability.base).toBeCloseTo(Math.exp(row[token.id]!) / total, 5);
    }
  });

  it('the ledger: merging changes the checksum, unmerging and rounding bring the base’s back', () => {
    for (const { ledger } of all()) {
      const [base, merged, unmerged, rounded] = ledger;
      expect(ledger.map(({ operation }) => operation)).toEqual(['base', 'merge', 'unmerge', 'round']);
      expect(merged!.float32).not.toBe(base!.float32);
      expect(unmerged!.distance).toBeLessThan(1e-6);
      expect(unmerged!.float16).toBe(base!.float16);
      expect(rounded).toMatchObject({ float32: base!.float32, distance: 0 });
    }
  });

  it('the checksum is that of the shipped file', async () => {
    const { createHash } = await import('node:crypto');
    const file = readFileSync('public/models/decoder/onnx/model.onnx_data');
    expect(all()[0]!.ledger[0]!.float16).toBe(createHash('sha256').update(file).digest('hex'));
  });

  it('losses at ranks 1 and r, as the page measures them, are those of PyTorch', async () => {
    const { results, facts } = all()[0]!;
    const model = await loadInNode('adapters');
    const windows = parseWindows(await model.file('evaluation.json'));
    const first = await new Library(model).get(facts.name);
    expect(results.curve).toHaveLength(facts.rank + 1);
    for (const rank of [1, facts.rank]) {
      const variant = model.withFactors(mix(first, null, { ...STATE.defaults, rank }));
      const measured = await losses(variant, windows, taskOf(facts.name, windows));
      for (const gauge of GAUGES) expect(measured[gauge]).toBeCloseTo(results.curve[rank]![gauge], 4);
    }
  }, 300_000);

  it('the file has as many numbers as its header says, counted from the bytes', () => {
    const { facts } = all()[0]!;
    const raw = readFileSync(`public/models/adapters/${facts.name}/adapter_model.safetensors`);
    const header = Number(raw.readBigUInt64LE(0));
    expect(facts.parameters).toBe((raw.length - 8 - header) / 2); // float16
    expect(facts.bytes).toBe(raw.length);
  });

  it('LoRA reaches 90 % of full fine-tuning’s gain with 2 % of the parameters, in every task', () => {
    for (const task of Object.values(all()[0]!.results.tasks)) {
      expect(task.share_of_gain).toBeGreaterThanOrEqual(0.9);
      expect(task.share_of_parameters).toBeLessThanOrEqual(0.02);
    }
  });
});
