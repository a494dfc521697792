import { LOCALES } from '@kit/i18n/index.ts';
import { fewShotPrompt } from '@kit/tasks/few-shot.ts';
import { describe, expect, it } from 'vitest';
import { itemOf } from './asked.ts';
import { endsOpen, linesOf } from './lines.ts';
import { FAMILY_IDS } from './state.ts';

describe('lines of a prompt', () => {
  it.each(FAMILY_IDS)('%s: are its examples and its query, in both languages', (family) => {
    for (const language of LOCALES) {
      const item = itemOf({ family, language, seed: 2 }, 5, 0);
      const prompt = fewShotPrompt(item);
      const lines = linesOf(prompt);
      expect(lines.map(({ input }) => input)).toEqual([...item.examples, item.query].map(({ input }) => input.trim()));
      expect(lines.map(({ output }) => output)).toEqual([...item.examples.map(({ output }) => output.trim()), null]);
      expect(lines.every(({ after }) => prompt[after - 1] === '→')).toBe(true);
      expect(endsOpen(prompt)).toBe(true);
    }
  });

  it('are found in what a reader writes, from the first character on', () => {
    const lines = linesOf('- a → b\nnothing here\n-c→ d e \n- f');
    expect(lines.map(({ input, output }) => [input, output])).toEqual([
      ['a', 'b'],
      ['c', 'd e'],
    ]);
    expect(lines[0]?.after).toBe('- a →'.length);
    expect(endsOpen('- a → b')).toBe(false);
    expect(linesOf('')).toEqual([]);
  });
});
