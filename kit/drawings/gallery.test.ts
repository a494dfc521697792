/** The sheet that is shipped, read in Node. */
import { expect, it } from 'vitest';
import { drawingIndex, mapDrawings } from './gallery.ts';
import { galleryInNode } from './node.ts';

const gallery = await galleryInNode();

it('every drawing shows a named concept, and has an id of its own', () => {
  expect(new Set(gallery.drawings.map(({ id }) => id)).size).toBe(gallery.drawings.length);
  for (const { concept } of gallery.drawings) {
    const { names } = gallery.concepts[concept] ?? { names: { fr: '', en: '' } };
    expect(Math.min(names.fr.length, names.en.length)).toBeGreaterThan(0);
  }
  for (const reason of ['concept', 'style', null])
    expect(gallery.drawings.some(({ unseen }) => unseen === reason)).toBe(true);
});

it('tiles hold what they say: a green square is green, and the paper white', () => {
  const middle = (id: string) => {
    const { width, height, data } = gallery.rgba(drawingIndex(gallery, id));
    const at = ((height / 2) * width + width / 2) * 4;
    return [...data.subarray(at, at + 4)];
  };
  const [red = 0, green = 0, blue = 0, alpha] = middle('1f7e9.noto');
  expect(green).toBeGreaterThan(1.3 * Math.max(red, blue));
  expect(alpha).toBe(255);
  const corner = gallery.rgba(drawingIndex(gallery, '1f34e.noto')).data.subarray(0, 3);
  expect(Math.min(...corner)).toBeGreaterThan(245);
});

it('the map shows one drawing of each concept it keeps', () => {
  const chosen = mapDrawings(gallery);
  expect(chosen.length).toBeGreaterThan(100);
  expect(chosen.length).toBeLessThanOrEqual(160);
  expect(new Set(chosen.map((i) => gallery.drawings[i]?.concept)).size).toBe(chosen.length);
});
