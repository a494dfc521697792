import { describe, expect, it } from 'vitest';
import { type Block, extent, grouped, passagesPlugin } from './passages.ts';

const text = (value: string): Block => ({ type: 'text', value });
const element = (tagName: string, ...children: Block[]): Block => ({ type: 'element', tagName, children });
const jsx = (name: string, ...children: Block[]): Block => ({
  type: 'mdxJsxFlowElement',
  name,
  attributes: [],
  children,
});
const p = (...children: Block[]) => element('p', ...children);

/** One word per group: the tags of a passage joined, or the name of a block that stands alone. */
const outline = (blocks: readonly Block[]) =>
  grouped(blocks).map((group) =>
    'type' in group ? (group.name ?? group.type) : group.map((b) => b.tagName ?? b.name ?? b.type).join('+'),
  );

describe('passages', () => {
  it('begin at a heading, and around labs and exercises, which stay alone', () => {
    const chapter = [
      jsx('Callout'),
      element('h2'),
      p(),
      element('h3'),
      p(),
      jsx('Lab'),
      p(),
      jsx('Exercise'),
      element('h2'),
    ];
    expect(outline(chapter)).toEqual(['Callout', 'h2+p', 'h3+p', 'Lab', 'p', 'Exercise', 'h2']);
  });
  it('go on under the next heading when the last block has a note, which may be longer than it', () => {
    const noted = p(text('a'), jsx('Note', text('b')));
    expect(outline([element('h2'), noted, text('\n'), element('h3'), p(), element('h2')])).toEqual([
      'h2+p+text+h3+p',
      'h2',
    ]);
  });
  it('end where a paragraph begins, once they fill a screen', () => {
    const long = () => p(text('x'.repeat(1000)));
    expect(outline([element('h2'), long(), jsx('Equation'), long(), long(), jsx('Figure')])).toEqual([
      'h2+p+Equation',
      'p',
      'p+Figure',
    ]);
  });
  it('go on as long as a margin note may reach', () => {
    const long = (...more: Block[]) => p(text('x'.repeat(1000)), ...more);
    const note = (length: number) => jsx('Note', text('y'.repeat(length)));
    expect(outline([long(note(100)), long(), long()])).toEqual(['p+p', 'p']);
    expect(outline([long(note(1000)), long(), long(), long()])).toEqual(['p+p+p', 'p']);
  });
  it('never begin with blank space', () => {
    expect(outline([jsx('Lab'), text('\n'), element('h2'), text('\n'), p()])).toEqual(['Lab', 'text', 'h2+text+p']);
  });
  it('are measured by their text and by what is no text; a formula counts little, whatever its markup', () => {
    const formula: Block = {
      type: 'element',
      tagName: 'span',
      properties: { className: ['katex'] },
      children: [text('x'.repeat(500))],
    };
    expect(extent([p(text('12345'), formula)])).toEqual({ text: 9, more: 1 });
    expect(extent([jsx('Figure', p(text('123')))])).toEqual({ text: 3, more: 21 });
  });
  it('number the notes through the whole chapter, in callouts too', () => {
    const made: Block[] = [];
    const chapter = [p(jsx('Note')), element('h2'), jsx('Callout', p(jsx('Note')), p(jsx('Note')))];
    const context = { replaceNode: (_: unknown, next: Block) => made.push(next) };
    passagesPlugin.after({ type: 'root', children: chapter } as never, context as never);
    expect(JSON.stringify(made).match(/"name":"number","value":"\d"/g)).toEqual(
      [1, 2, 3].map((n) => `"name":"number","value":"${n}"`),
    );
  });
});
