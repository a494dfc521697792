import { loadInNode, loadTokenizerInNode } from '@kit/runtime/node.ts';
import { describe, expect, it } from 'vitest';
import { LessonError, lessonOf, pairsIn } from './lesson.ts';

const model = await loadInNode('trainer');
const tokenizer = await loadTokenizerInNode();
const of = (kind: 'texts' | 'pairs', text: string) =>
  lessonOf(kind, { texts: '', pairs: '', [kind]: text }, model, tokenizer);
const said = (ids: readonly number[]) => tokenizer.decode(ids.filter((id) => id !== model.config.endOfText));

describe('pairs', () => {
  it('are lines with one arrow, whichever; the others are told by their number', () => {
    expect(pairsIn('oui → non\n\nun => deux\r\ntrois\tquatre\nrien\n→ suite\na → b → c')).toEqual({
      pairs: [
        { prompt: 'oui', continuation: 'non' },
        { prompt: 'un', continuation: 'deux' },
        { prompt: 'trois', continuation: 'quatre' },
      ],
      strange: [5, 6, 7],
    });
  });

  it('of a line of blanks without end are read at once: an expression that tried each blank would take minutes', () => {
    expect(pairsIn(`a${' '.repeat(150_000)}b\n`.repeat(3)).strange).toEqual([1, 2, 3]);
  });

  it('give a window each, whose loss counts the continuation alone; one in seven is held out', async () => {
    const lines = Array.from({ length: 14 }, (_, i) => `Le nombre ${i} → vaut ${i + 1}`);
    const { windows, held } = await of('pairs', lines.join('\n'));
    expect([windows.length, held.length]).toEqual([12, 2]);
    const [first] = windows;
    expect(said(first?.ids ?? [])).toBe('Le nombre 0 vaut 1');
    expect(said(first?.ids.slice(first.first) ?? [])).toBe(' vaut 1');
  });

  it('none: a refusal', async () => {
    await expect(of('pairs', 'une ligne')).rejects.toEqual(new LessonError('no-pair'));
  });
});

describe('a text', () => {
  it('of five lines: each is a document, one is held out', async () => {
    const lines = ['Un chat dort.', 'Un chien court.', 'La pluie tombe.', 'Le vent se lève.', 'La nuit vient.'];
    const { windows, held } = await of('texts', lines.join('\n'));
    expect([windows.length, held.length]).toEqual([4, 1]);
    expect(windows.map(({ ids }) => said(ids).trim())).toEqual(lines.slice(0, 4));
    expect(windows.every(({ ids }) => ids[0] === model.config.endOfText)).toBe(true);
  });

  it('of some kilobytes: one document, every token predicted once, the last seventh held out', async () => {
    const text = Array.from({ length: 120 }, (_, i) => `La ${i}e phrase parle du château et de la rivière.`).join('\n');
    const { windows, held } = await of('texts', text);
    const all = [...windows, ...held];
    const ids = all.flatMap((window) => window.ids.slice(1));
    expect(tokenizer.decode(ids).trim()).toBe(text);
    expect(all.slice(0, -1).every((window) => window.ids.length === 65)).toBe(true);
    expect(held.length).toBe(Math.round(0.15 * all.length));
  });

  it('empty: a refusal', async () => {
    await expect(of('texts', ' \n ')).rejects.toEqual(new LessonError('empty'));
  });
});

it('a task of the book: its 800 windows, and the eight that the adapters were measured on', async () => {
  const { windows, held, general } = await lessonOf('theatre', { texts: '', pairs: '' }, model, tokenizer);
  expect([windows.length, held.length, general.fr.length, general.en.length]).toEqual([800, 8, 4, 4]);
});
