/** Runs the real model once per language when the book is built. Never imported by code of the page. */
import { readFileSync } from 'node:fs';
import type { Locale } from '@kit/i18n/index.ts';
import { perLocale } from '@kit/lab/record.ts';
import type { AdaptersModel } from '@kit/models/adapters.ts';
import { continueText, promptIds } from '@kit/models/continuation.ts';
import { loadInNode, loadTokenizerInNode } from '@kit/runtime/node.ts';
import { compare } from './compare.ts';
import { merged, rounded, unmerged, untouched } from './ledger.ts';
import { Library } from './library.ts';
import { factsOf, type Recording } from './recording.ts';
import { type Results, slim } from './results.ts';
import { recipeOf, STATE } from './state.ts';
import { SUGGESTIONS, suggestionsFor } from './suggestions.ts';
import { Bench } from './ways.ts';

export const record = perLocale(run);

let opened: Promise<AdaptersModel> | undefined;
async function run(locale: Locale): Promise<{ recording: Recording }> {
  opened ??= loadInNode('adapters');
  const [model, tokenizer] = await Promise.all([opened, loadTokenizerInNode()]);
  const bench = await Bench.open(model);
  const first = await new Library(model).get(STATE.defaults.adapter);
  const variants = await bench.variants(first.adapter);
  const [prompt] = suggestionsFor(SUGGESTIONS[locale], STATE.defaults.adapter);
  const ids = promptIds(tokenizer, model.config, prompt);
  const texts = {
    base: await continueText(variants.base, tokenizer, ids, STATE.defaults),
    unmerged: await continueText(variants.unmerged, tokenizer, ids, STATE.defaults),
    merged: await continueText(variants.merged, tokenizer, ids, STATE.defaults),
  };
  const onto = await merged(bench, recipeOf(STATE.defaults), first.adapter);
  const off = await unmerged(bench, onto);
  const recording: Recording = {
    prompt,
    tokens: ids.length,
    context: model.config.context,
    shipped: model.config.shipped,
    suggestions: SUGGESTIONS[locale],
    shape: { layers: model.config.layers, width: model.config.width },
    facts: factsOf(first),
    comparison: await compare(variants, tokenizer, ids),
    texts,
    under: { engine: 'onnxruntime-web, wasm', threads: 1 }, // runtime/node.ts
    ledger: [(await untouched(bench)).entry, onto.entry, off.entry, (await rounded(bench, off)).entry],
    results: slim(JSON.parse(readFileSync('public/models/adapters/results.json', 'utf8')) as Results),
  };
  return { recording };
}
