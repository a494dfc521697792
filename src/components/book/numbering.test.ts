import { describe, expect, it } from 'vitest';
import { anchorOf, attributeValues, compareNumbers, numberLabels } from './numbering.ts';

const source = (slug: string, number: string, body: string) => ({ slug, number, body });

describe('numberLabels', () => {
  it('runs one sequence per kind through the chapter, in the order of the sections', () => {
    const labels = numberLabels(
      [
        source('55-1-10', '55.1.10', '<Equation id="eq-late">'),
        source('55-1-2', '55.1.2', '<Figure id="fig-b" diagram="b"> <Equation id="eq-b">'),
        source('55-0', '55.0', '<Equation id="eq-a">\n<Figure\n  id="fig-a"\n  diagram="a">'),
      ],
      '55',
    );
    const numbers = Object.fromEntries([...labels].map(([id, { number }]) => [id, number]));
    expect(numbers).toMatchObject({
      'eq-a': '55.1',
      'eq-b': '55.2',
      'eq-late': '55.3',
      'fig-a': '55.1',
      'fig-b': '55.2',
    });
    expect(labels.get('eq-b')?.page).toBe('55-1-2');
  });
  it('names sections, exercises and labs by their address', () => {
    const labels = numberLabels(
      [source('55-0', '55.0', '<Exercise id="attention.mask" />\n<Lab id="attention" />')],
      '55',
    );
    expect(labels.get('55-0')).toMatchObject({ kind: 'section', number: '55.0', anchor: '' });
    expect(labels.get('ex-attention-mask')).toMatchObject({ kind: 'exercise', number: '55.1' });
    expect(labels.get('lab-attention')).toMatchObject({ kind: 'lab', number: '' });
  });
  it('refuses an id used twice, and says where', () => {
    const twice = [
      source('55-0', '55.0', '<Equation id="eq">'),
      source('55-1-1', '55.1.1', '<Figure id="eq" diagram="x">'),
    ];
    expect(() => numberLabels(twice, '55')).toThrow(/"eq" is used twice: in 55-0 and in 55-1-1/);
  });
});

describe('attributeValues', () => {
  it('reads tags, not code that shows them', () => {
    const body =
      '<Cite id="a b" narrative />\n```mdx\n<Cite id="no" />\n```\n`<Cite id="no" />` {/* <Cite id="no" /> */} <Cited id="no">';
    expect(attributeValues(body, ['Cite'], 'id')).toEqual([{ tag: 'Cite', value: 'a b' }]);
  });
});

it('sections are in the order of their numbers, not of their letters', () => {
  expect(['55.10', '55.2', '55.1.1', '55.1', '55'].sort(compareNumbers)).toEqual([
    '55',
    '55.1',
    '55.1.1',
    '55.2',
    '55.10',
  ]);
});

it('anchors hold no dot', () => {
  expect(anchorOf('exercise', 'attention.mask-off')).toBe('ex-attention-mask-off');
  expect(anchorOf('equation', 'eq-a')).toBe('eq-a');
});
