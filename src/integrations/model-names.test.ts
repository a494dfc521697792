import { markdownToHtml } from 'satteri';
import { describe, expect, it } from 'vitest';
import { modelNamesPlugin, splitNames } from './model-names.ts';

const render = (markdown: string) =>
  (markdownToHtml(markdown, { hastPlugins: [modelNamesPlugin] }) as { html: string }).html.trim();

describe('names of models', () => {
  it('a word, a hyphen, a number', () => {
    expect(splitNames('de GPT-3 à OPT-175B')).toEqual(['de ', 'GPT-3', ' à ', 'OPT-175B', '']);
  });
  it('neither compound words nor intervals', () => {
    expect(splitNames('mot-clé, 3-4, state-of-the-art, DeepSeek-V3')).toHaveLength(1);
  });
});

describe('in a paragraph', () => {
  it('stands in a span that does not break; nothing is lost or doubled', () => {
    expect(render('GPT-3 et **ZeRO-3**, fin.')).toBe(
      '<p><span class="nowrap">GPT-3</span> et <strong><span class="nowrap">ZeRO-3</span></strong>, fin.</p>',
    );
  });
  it('a program is left as it is', () => {
    expect(render('`x-1`')).toBe('<p><code>x-1</code></p>');
  });
});
