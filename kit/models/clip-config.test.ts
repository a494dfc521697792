import { expect, it } from 'vitest';
import { parseClipConfig } from './clip-config.ts';

const config = {
  projection_dim: 160,
  logit_scale: Math.log(20),
  text_config: { vocab_size: 4096, max_position_embeddings: 24, eos_token_id: 0, pad_token_id: 1 },
  vision_config: { image_size: 32, patch_size: 4, num_hidden_layers: 3, num_attention_heads: 4 },
};
const processor = { image_mean: [0.5, 0.5, 0.5], image_std: [0.25, 0.25, 0.25] };

it('reads shapes, temperature and normalisation', () => {
  const { scale, ...facts } = parseClipConfig(config, processor);
  expect(scale).toBeCloseTo(20, 10);
  expect(facts).toMatchObject({ grid: 8, layers: 3, projection: 160, mean: 0.5, deviation: 0.25, padding: 1 });
});

it.each([
  [null, processor],
  [{ ...config, logit_scale: 'warm' }, processor],
  [{ ...config, text_config: { ...config.text_config, vocab_size: 1.5 } }, processor],
  [config, {}],
])('refuses what describes no model', (json, preprocessing) => {
  expect(() => parseClipConfig(json, preprocessing)).toThrow(expect.objectContaining({ code: 'not-a-model' }));
});
