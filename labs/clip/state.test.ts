import { describe, expect, it } from 'vitest';
import { encode } from './sketch/strokes.ts';
import { type LabState, STATE as SPEC } from './state.ts';

const sketch = `s:${encode([
  {
    colour: 1,
    width: 2,
    points: [
      [1, 2],
      [30, 40],
    ],
  },
])}` as const;

const STATE: LabState = {
  images: ['d:1f431.noto', sketch],
  labels: ['un chat', 'l’été, 50 % & plus', '日本'],
  template: 'dessin\u00a0: {}',
  temperature: 0.05,
  tab: 'look',
  image: 1,
  label: 2,
  direction: 'images',
  shares: true,
  lens: 'hiding',
  depth: 2,
  patch: 63,
  query: 'un animal qui vole',
  centred: true,
  unseen: 'style',
  group: 3,
};

describe('the state in a link', () => {
  it('comes back whole', () => {
    expect(SPEC.read(new URLSearchParams(SPEC.write(STATE).toString()))).toEqual(STATE);
    expect(SPEC.write(SPEC.defaults).toString()).toBe('');
    expect(SPEC.read(new URLSearchParams())).toEqual(SPEC.defaults);
  });

  it('never holds an image that the reader brought', () => {
    const params = SPEC.write({ ...STATE, images: ['own:1', 'd:1f431.noto', 'own:2'] });
    expect(params.getAll('i')).toEqual(['1f431.noto']);
  });

  it('hostile values are ignored one by one', () => {
    const params = new URLSearchParams(
      'i=../../etc&i=s:zzz&i=1f436.noto&l=%07&l=chien&l=chien&t=sans&tau=99&tab=__proto__&img=0&lab=-1&lens=x&depth=1e3&patch=&q=%E2%80%AE&c=2&g=-1',
    );
    expect(SPEC.read(params)).toEqual({ ...SPEC.defaults, images: ['d:1f436.noto'], labels: ['chien'] });
  });
});
