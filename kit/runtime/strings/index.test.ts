import { describe, expect, it } from 'vitest';
import { LOCALES } from '../../i18n/index.ts';
import { RuntimeError } from '../errors.ts';
import type { RuntimeStatus } from '../types.ts';
import fr from './fr.ts';
import { describeError, describeStatus } from './index.ts';

const status = (change: Partial<RuntimeStatus>): RuntimeStatus => ({
  choice: 'auto',
  backend: null,
  reason: null,
  adapter: '',
  loaded: [],
  warning: null,
  ...change,
});

describe.each(LOCALES)('sentences in %s', (locale) => {
  it('one for every code', () => {
    const codes = Object.keys(fr.error) as (keyof typeof fr.error)[];
    const sentences = codes.map((code) => describeError(locale, new RuntimeError(code)));
    expect(new Set(sentences).size).toBe(codes.length);
    for (const sentence of sentences) expect(sentence).toMatch(/^\p{Lu}.+\.$/u);
  });

  it('one for what is not ours', () => {
    expect(describeError(locale, new TypeError('x is undefined'))).toBe(
      describeError(locale, new RuntimeError('unknown')),
    );
    expect(describeError(locale, new RangeError('Array buffer allocation failed'))).toBe(
      describeError(locale, new RuntimeError('out-of-memory')),
    );
  });

  it('the choice of the reader names the engine', () => {
    expect(describeStatus(locale, status({}))).toBeNull();
    expect(describeStatus(locale, status({ backend: 'wasm', reason: 'chosen' }))).toContain('WebAssembly');
    expect(describeStatus(locale, status({ backend: 'webgpu', reason: 'chosen' }))).toContain('WebGPU');
    expect(describeStatus(locale, status({ backend: 'wasm', reason: 'device-lost' }))).toContain('WebAssembly');
  });
});
