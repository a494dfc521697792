import { markdownToHtml } from 'satteri';
import { describe, expect, it } from 'vitest';
import { katexPlugin } from './katex.ts';
import { mathGluePlugin, splitText } from './math-glue.ts';

describe('signs beside a formula', () => {
  it('a full stop, a colon with its no-break space, a bracket', () => {
    expect(splitText('. Puis', true, false)).toEqual({ leading: '.', rest: ' Puis', trailing: '' });
    expect(splitText('\u00A0: voici', true, false)).toEqual({ leading: '\u00A0:', rest: ' voici', trailing: '' });
    expect(splitText('la taille (', false, true)).toEqual({ leading: '', rest: 'la taille ', trailing: '(' });
  });
  it('a word or a space is left alone', () => {
    expect(splitText(' et ', true, true)).toEqual({ leading: '', rest: ' et ', trailing: '' });
    expect(splitText('fois', true, false)).toEqual({ leading: '', rest: 'fois', trailing: '' });
  });
  it('a sign between two formulas goes to one of them', () => {
    expect(splitText(',', true, true)).toEqual({ leading: ',', rest: '', trailing: '' });
  });
});

describe('in a paragraph', () => {
  const render = (markdown: string) => {
    const hastPlugins = [katexPlugin, mathGluePlugin];
    const { html } = markdownToHtml(markdown, { features: { math: true }, hastPlugins }) as { html: string };
    return html
      .trim()
      .replaceAll(/<math>.*?<\/math>/gs, '')
      .replaceAll(/<span class="katex-html".*?<span class="mord mathnormal">(\w)<\/span><\/span><\/span>/gs, '$1');
  };
  const formula = (name: string) => `<span class="katex"><span class="katex-mathml"></span>${name}</span>`;

  it('wraps formula and signs; nothing is lost or doubled', () => {
    expect(render('Un $a$, puis ($b$) ; fin.')).toBe(
      `<p>Un <span class="nowrap">${formula('a')},</span> puis <span class="nowrap">(${formula('b')})</span> ; fin.</p>`,
    );
  });
  it('leaves a formula between spaces as it is', () => {
    expect(render('Un $a$ seul')).toBe(`<p>Un ${formula('a')} seul</p>`);
  });
});
