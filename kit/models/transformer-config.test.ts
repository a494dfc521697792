import { describe, expect, it } from 'vitest';
import { parseEncoderConfig, parseTransformerConfig } from './transformer-config.ts';

const JSON_OK = { n_layer: 6, n_head: 5, n_embd: 160, vocab_size: 4096, n_positions: 256, eos_token_id: 0 };

describe('config.json of a model', () => {
  it('gives the shape facts', () => {
    expect(parseTransformerConfig(JSON_OK)).toEqual({
      layers: 6,
      heads: 5,
      width: 160,
      headDim: 32,
      vocabulary: 4096,
      context: 256,
      endOfText: 0,
    });
  });
  it.each([
    ['a missing field', { ...JSON_OK, n_layer: undefined }],
    ['a field of another type', { ...JSON_OK, n_head: '5' }],
    ['heads that do not divide the width', { ...JSON_OK, n_head: 7 }],
    ['no object', null],
    ['a page instead of a config', '<!doctype html>'],
  ])('refuses %s', (_, json) => {
    expect(() => parseTransformerConfig(json)).toThrow(expect.objectContaining({ code: 'not-a-model' }));
  });
});

it('the encoder’s also names the mask token', () => {
  expect(parseEncoderConfig({ ...JSON_OK, mask_token_id: 2 })).toMatchObject({ layers: 6, mask: 2 });
  expect(() => parseEncoderConfig(JSON_OK)).toThrow(expect.objectContaining({ code: 'not-a-model' }));
});
