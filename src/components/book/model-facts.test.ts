import { existsSync, readFileSync, statSync } from 'node:fs';
import { parseSafetensors } from '@kit/safetensors/parse.ts';
import { describe, expect, it } from 'vitest';
import { FACTS, factAt, gpt2Parameters, modelFact, parametersOf, valueAt, written } from './model-facts.ts';

const results = JSON.parse(readFileSync('public/models/decoder/training-results.json', 'utf8'));

describe('figures about the decoder', () => {
  it('the formula counts as many parameters as PyTorch did', () => {
    const { vocab_size, n_positions, n_layer, n_head, n_embd } = results.config;
    const config = {
      vocabulary: vocab_size,
      context: n_positions,
      layers: n_layer,
      heads: n_head,
      width: n_embd,
      headDim: n_embd / n_head,
      endOfText: 0,
    };
    expect(gpt2Parameters(config)).toBe(results.parameters);
  });
  it.each(['decoder', 'encoder', 'reasoner'])(
    'those of %s are the numbers in its files, counted one by one',
    (model) => {
      const folder = `public/models/${model}`;
      const json = (name: string) => JSON.parse(readFileSync(`${folder}/${name}`, 'utf8'));
      const files: Readonly<Record<string, string>> = json('model.safetensors.index.json').weight_map;
      // the first tensor lies in both files of a model, and counts where the index puts it
      const count = [...new Set(Object.values(files))]
        .flatMap((file) =>
          [...parseSafetensors(new Uint8Array(readFileSync(`${folder}/${file}`))).tensors].filter(
            ([name]) => files[name] === file,
          ),
        )
        .reduce((sum, [, { shape }]) => sum + shape.reduce((product, n) => product * n, 1), 0);
      expect(parametersOf(json('config.json'))).toBe(count);
    },
  );
  it('are written as the language writes them', () => {
    expect(modelFact('fr', 'decoder', 'bpbFr')).toBe(results.held_out.fr.bits_per_byte.toFixed(2).replace('.', ','));
    expect(modelFact('en', 'decoder', 'bpbEn')).toBe(results.held_out.en.bits_per_byte.toFixed(2));
    expect(modelFact('en', 'decoder', 'parameters')).toBe(results.parameters.toLocaleString('en-GB'));
  });
  it('all exist, and none is invented for a model that does not', () => {
    for (const fact of FACTS) expect(modelFact('fr', 'decoder', fact), fact).toMatch(/\d/);
    expect(existsSync('public/models/absent')).toBe(false);
    for (const fact of FACTS) expect(modelFact('fr', 'absent', fact), fact).toBeUndefined();
  });
  it('a path leads to a number, or to nothing', () => {
    expect(valueAt({ a: [{ b: 3 }] }, ['a', '0', 'b'])).toBe(3);
    expect(valueAt({ a: [] }, ['a', '0', 'b'])).toBeUndefined();
  });
  it('the download is at least the weights', () => {
    const weights = statSync('public/models/decoder/onnx/model.onnx_data').size / 1e6;
    expect(Number.parseFloat(modelFact('en', 'decoder', 'downloadMB') ?? '')).toBeGreaterThanOrEqual(weights - 0.05);
  });
});

it('a number is read from the measurements by the keys that lead there', () => {
  const percent = { as: 'percent', digits: 2 } as const;
  const number = { as: 'number', digits: '0' } as const;
  expect(factAt('fr', 'adapters', 'tasks/theatre/share_of_parameters', percent)).toBe('1,81\u00a0%');
  expect(factAt('fr', 'adapters', 'tasks/theatre/absent', percent)).toBeUndefined();
  expect(factAt('fr', 'adapters', 'tasks/theatre', percent)).toBeUndefined();
  expect(written('en', { study: [{ right: 170 }] }, 'study/0/right', number)).toBe('170');
});
