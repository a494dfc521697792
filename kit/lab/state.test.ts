import { describe, expect, it } from 'vitest';
import {
  always,
  choice,
  decimal,
  defineState,
  type Field,
  field,
  flag,
  head,
  heads,
  index,
  int,
  language,
  numberOf,
  onStep,
  repeated,
  sameHead,
  seed,
  text,
  when,
} from './state.ts';

const STATE = defineState('demo-lab', {
  view: choice('view', ['one', 'two'], 'one'),
  tongue: language('lang'),
  layer: always(index('l', 0)),
  text: text('q'),
});

describe('a state in the address', () => {
  it('starts from the defaults, in the language of its page', () => {
    expect(STATE.defaults).toEqual({ view: 'one', tongue: 'fr', layer: 0, text: null });
    expect(STATE.defaultsIn('en')).toEqual({ view: 'one', tongue: 'en', layer: 0, text: null });
  });

  it('leaves out what is as usual, but for what is always written', () => {
    expect(STATE.hash(STATE.defaults)).toBe('#demo-lab?lang=fr&l=1');
    expect(STATE.hash({ view: 'two', tongue: 'en', layer: 4, text: 'é & =' })).toBe(
      '#demo-lab?view=two&lang=en&l=5&q=%C3%A9+%26+%3D',
    );
    expect(defineState('bare', { view: choice('view', ['one'], 'one') }).link({})).toBe('#bare');
  });

  it('says within which bounds a number may be, and that another field is none', () => {
    const numbers = defineState('demo', {
      whole: int('w', { min: 1, max: 9 }, 2),
      any: decimal('a', { min: 0, max: 1 }, null),
    });
    expect(numbers.range('whole')).toEqual({ min: 1, max: 9, whole: true });
    expect(numbers.range('any')).toEqual({ min: 0, max: 1, whole: false });
    expect(() => STATE.range('view')).toThrow(RangeError);
  });

  it('is linked to by what differs from the page', () => {
    expect(STATE.link({ view: 'two' }, 'en')).toBe('#demo-lab?view=two&lang=en&l=1');
    expect(STATE.link({ layer: 2 })).toBe('#demo-lab?lang=fr&l=3');
  });

  it('takes from the page what a link does not say, or not so that it can be read', () => {
    const start = { ...STATE.defaultsIn('en'), layer: 3 };
    expect(STATE.read(new URLSearchParams('view=two'), start)).toEqual({ ...start, view: 'two' });
    expect(STATE.read(new URLSearchParams('view=three&lang=de&l=0&q=%00'), start)).toEqual(start);
    expect(STATE.read(new URLSearchParams('view=three&l=2'))).toEqual({ ...STATE.defaults, layer: 1 });
  });
});

describe('a field', () => {
  /** value of one field under the name x; null: none that it can have */
  const read = <T>(one: Field<T>, query: string) => one.read(new URLSearchParams(query).getAll(one.name));
  const written = <T>(one: Field<T>, value: T) => one.write(value, {});

  it.each<[string, Field<unknown>, string, unknown]>([
    ['the first of two values', int('x', { min: 0, max: 9 }, 5), 'x=3&x=4', 3],
    ['a whole number out of bounds', int('x', { min: 0, max: 9 }, 5), 'x=10', null],
    ['a decimal, as it is', decimal('x', { min: 0, max: 2 }, 1), 'x=0.85', 0.85],
    ['a decimal, as a slider shows it', onStep('x', { min: 0.1, max: 3, step: 0.1 }, 1), 'x=1.25', 1.3],
    ['a hundredth, as a slider shows it', onStep('x', { min: 0.8, max: 1, step: 0.01 }, 1), 'x=0.904', 0.9],
    ['one of the fives of a slider', onStep('x', { min: 0, max: 95, step: 5 }, 50), 'x=52', 50],
    ['what a slider has no room for', onStep('x', { min: 0.1, max: 3, step: 0.1 }, 1), 'x=3.01', null],
    ['an index, from 0', index('x', null), 'x=1', 0],
    ['no index', index('x', null), 'x=0', null],
    ['an index too far', index('x', null, 8), 'x=9', null],
    ['off', flag('x', true), 'x=0', false],
    ['neither on nor off', flag('x', true), 'x=no', null],
    ['one of some numbers', numberOf('x', [10, 20], 10), 'x=20', 20],
    ['a number between them', numberOf('x', [10, 20], 10), 'x=15', null],
    ['the last seed', seed(1), 'seed=4294967295', 4294967295],
    ['a seed too large', seed(1), 'seed=4294967296', null],
    ['a head, both from 0', head('x'), 'x=2.3', { layer: 1, head: 2 }],
    ['half a head', head('x'), 'x=2', null],
    [
      'heads, each once, in their order',
      heads('x'),
      'x=2.1,1.1,zz,2.1',
      [
        { layer: 1, head: 0 },
        { layer: 0, head: 0 },
      ],
    ],
    ['heads that are none', heads('x', 8), 'x=9.1,1.0', []],
    ['text without what it must not carry', text('x'), 'x=a%00b%0Ac', 'ab\nc'],
  ])('reads %s', (_, one, query, expected) => {
    expect(read(one, query)).toEqual(expected);
    expect(read(one, 'y=1')).toBeNull();
  });

  it('writes what it reads', () => {
    expect(written(index('x', null), 0)).toEqual(['1']);
    expect(written(index('x', null), null)).toEqual([]);
    expect(written(flag('x', true), false)).toEqual(['0']);
    expect(written(head('x'), { layer: 1, head: 2 })).toEqual(['2.3']);
    expect(
      written(heads('x'), [
        { layer: 1, head: 0 },
        { layer: 0, head: 7 },
      ]),
    ).toEqual(['2.1,1.8']);
    expect(written(heads('x'), [])).toEqual([]);
  });

  it('may keep a value to itself', () => {
    const secret = field(
      'x',
      'a',
      (said) => said,
      (value) => (value === 'mine' ? null : value),
    );
    expect([written(secret, 'mine'), written(secret, 'b')]).toEqual([[], ['b']]);
    const spec = defineState('demo', { on: flag('on', false), size: when(({ on }) => on === true, seed(1)) });
    expect(spec.hash({ on: false, size: 5 })).toBe('#demo');
    expect(spec.hash({ on: true, size: 5 })).toBe('#demo?on=1&seed=5');
    const list = repeated(
      'x',
      (said) => said.filter((one) => one !== 'bad'),
      (one) => [`${one}`],
    );
    expect([read(list, 'x=a&x=bad&x=b'), read(list, 'x=bad'), written(list, ['a', 'b']), written(list, null)]).toEqual([
      ['a', 'b'],
      null,
      ['a', 'b'],
      [],
    ]);
  });

  it('tells heads apart', () => {
    const one = { layer: 1, head: 2 };
    expect([sameHead(one, { ...one }), sameHead(one, { layer: 2, head: 1 }), sameHead(one, null)]).toEqual([
      true,
      false,
      false,
    ]);
  });
});
