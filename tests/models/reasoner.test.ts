import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import type { DecoderModel } from '../../kit/models/decoder.ts';
import { loadReasonerInNode, loadTokenizerInNode } from '../../kit/runtime/node.ts';
import type { FamilyId } from '../../kit/tasks/families.ts';
import { drawItem } from '../../kit/tasks/few-shot.ts';
import { judgeFewShot } from '../../kit/tasks/scoring.ts';
import type { Tokenizer } from '../../kit/tokenizer/tokenizer.ts';
import { differences, type Golden } from './golden.ts';

const golden = JSON.parse(readFileSync('tests/golden/reasoner/golden.json', 'utf8')) as Golden & {
  readonly answers: readonly {
    readonly family: FamilyId;
    readonly k: number;
    readonly seed: number;
    readonly right: readonly boolean[];
  }[];
};
const bin = new Uint8Array(readFileSync('tests/golden/reasoner/golden.bin')).buffer;
const pieces = JSON.parse(readFileSync('tests/golden/reasoner/tokenizer.json', 'utf8')) as readonly {
  readonly text: string;
  readonly ids: readonly number[];
}[];

let model: DecoderModel;
let tokenizer: Tokenizer;
beforeAll(async () => {
  [model, tokenizer] = await Promise.all([loadReasonerInNode(), loadTokenizerInNode('public/models/reasoner')]);
}, 60_000);

describe('reasoner on wasm against PyTorch', () => {
  it.each(golden.cases.map((item, i) => ({ name: `${i} ${item.variant} ${item.language}`, item })))(
    '$name',
    async ({ item }) => {
      const { logits, attentions } = await differences(model, item, bin);
      expect(logits).toBeLessThanOrEqual(golden.tolerance);
      expect(attentions).toBeLessThanOrEqual(golden.tolerance);
    },
  );

  it.each(golden.greedy)('continues « $prompt » greedily', async ({ ids, new_ids, text, prompt }) => {
    const options = { maxNewTokens: new_ids.length, temperature: 0, stopAtEndOfText: false };
    const seen: number[] = [];
    for await (const { id } of model.generate(ids, options)) seen.push(id);
    expect(seen).toEqual(new_ids);
    expect([model.config.endOfText, ...tokenizer.ids(prompt)]).toEqual(ids);
    expect(tokenizer.decode([...ids, ...new_ids])).toBe(text);
  });
});

describe('its tokenizer', () => {
  it.each(pieces)('$text', ({ text, ids }) => {
    expect(tokenizer.ids(text)).toEqual(ids);
    expect(tokenizer.decode(ids)).toBe(text);
  });
});

describe('accuracies', () => {
  it.each(golden.answers)(
    '$family, $k examples: the items that PyTorch counts as right',
    async ({ family, k, seed, right }) => {
      const judged: boolean[] = [];
      for (let i = 0; i < right.length; i++)
        judged.push(await judgeFewShot({ model, tokenizer }, drawItem(family, k, seed, i)));
      // one answer of almost equal candidates may tip over
      expect(judged.filter((is, i) => is !== right[i]).length).toBeLessThanOrEqual(1);
    },
  );
});
