import { MAX_TEXT, paramsOf } from '@kit/lab/address.ts';
import { describe, expect, it } from 'vitest';
import { type LabState, STATE, within } from './state.ts';

const fromHash = (hash: string, defaults?: LabState) => {
  const params = paramsOf('attention', hash);
  return params && STATE.read(params, defaults);
};

const full: LabState = {
  text: 'L’été, « où » vas-tu ? 50 % & plus = 1+1 #fin\nligne',
  layer: 1,
  head: 2,
  stage: 'masked',
  query: 4,
  key: 0,
  component: 6,
  off: [
    { layer: 0, head: 3 },
    { layer: 1, head: 2 },
    { layer: 5, head: 4 },
  ],
  causal: false,
  scaled: false,
  temperature: 0.8,
  position: 3,
  model: 'encoder',
  other: 'Une autre ; tout à fait',
};

describe('round trip', () => {
  it.each([
    ['default', STATE.defaults],
    ['full', full],
    ['only a sentence', { ...STATE.defaults, text: 'a' }],
    ['only a mask', { ...STATE.defaults, causal: false }],
  ])('%s state', (_, state) => {
    expect(fromHash(STATE.hash(state))).toEqual(state);
  });

  it('counts from 1 in the link, as on the screen', () => {
    const hash = STATE.hash(full);
    expect(hash).toMatch(/^#attention\?text=/);
    expect(hash).toContain(
      'l=2&h=3&stage=masked&q=5&k=1&c=7&off=1.4%2C2.3%2C6.5&mask=0&scale=0&t=0.8&pos=4&model=encoder',
    );
  });

  it('survives a second encoding of its separators', () => {
    expect(fromHash('#attention?l=2&h=3&off=1.4,2.3')?.off).toEqual([
      { layer: 0, head: 3 },
      { layer: 1, head: 2 },
    ]);
  });
});

describe('what is not ours or not sound', () => {
  it.each(['', '#', '#causal-mask', '#attention-heads', '#attentions?l=2'])('leaves %s to the page', (hash) => {
    expect(fromHash(hash)).toBeNull();
  });

  it.each([
    '#attention?l=0&h=-1&c=7e7&q=1e3&k=99999&pos=NaN&t=-1&stage=__proto__&off=a.b,1,2.3.4,.,0.1',
    '#attention?l=&h=&q=&k=&pos=&t=&stage=&off=&text=&mask=&scale=&model=&vs=',
    '#attention?model=clip&vs=%00',
    '#attention?t=9&l=1.5&q=0x10&t=Infinity',
    '#attention?%E0%A4%A&&&==',
  ])('ignores each bad value of %s', (hash) => {
    expect(fromHash(hash)).toEqual(STATE.defaults);
  });

  it('keeps the good values beside the bad', () => {
    expect(fromHash('#attention?l=2&h=x&off=1.1,zz,1.1&mask=0')).toEqual({
      ...STATE.defaults,
      layer: 1,
      off: [{ layer: 0, head: 0 }],
      causal: false,
    });
  });

  it('cleans a smuggled text: controls, direction overrides, lone surrogates, endless length', () => {
    expect(fromHash('#attention?text=a%00b%E2%80%AEc%1Bd%0Ae')?.text).toBe('abcd\ne');
    expect(fromHash(`#attention?text=${'x'.repeat(MAX_TEXT + 5)}`)?.text).toHaveLength(MAX_TEXT);
    expect(fromHash('#attention?text=%3Cscript%3E')?.text).toBe('<script>');
  });

  it('takes the defaults of the page for what the link leaves out', () => {
    expect(fromHash('#attention', { ...STATE.defaults, layer: 3, head: 2 })).toMatchObject({ layer: 3, head: 2 });
  });
});

it('brings every index inside the model and the sentence', () => {
  const wild = {
    ...full,
    layer: 9,
    head: 9,
    query: 99,
    key: 5,
    position: 5,
    off: [
      { layer: 0, head: 0 },
      { layer: 7, head: 0 },
      { layer: 0, head: 9 },
    ],
  };
  expect(within(wild, { layers: 6, heads: 5, dim: 4, tokens: 6 })).toMatchObject({
    layer: 5,
    head: 4,
    query: null,
    key: 5,
    component: null,
    position: 5,
    off: [{ layer: 0, head: 0 }],
  });
});
