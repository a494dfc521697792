import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { captionOf, classesOf, type Names } from './image-classes.ts';

const names: Names = {
  template: { fr: "une photo d'{a}", en: 'a photo of {a}' },
  photographs: { dog: { fr: { article: 'un chien' }, en: { article: 'a dog' } } },
  drawings: [{ fr: 'fusée', en: 'rocket' }],
};

it('names a class as training did', () => {
  expect(captionOf('dog', names, 'fr')).toBe("une photo d'un chien");
  expect(captionOf('rocket', names, 'fr')).toBe('fusée');
  expect(captionOf('zebra', names, 'en')).toBe('zebra');
  expect(() => captionOf('zebra', names, 'fr')).toThrow(/zebra/);
});

it('finds one class per folder, and says what is missing', () => {
  const root = mkdtempSync(join(tmpdir(), 'classes-'));
  const json = JSON.stringify(names);
  expect(() => classesOf(root, json, 'fr')).toThrow(/0 folders/);
  for (const name of ['rocket', 'dog']) mkdirSync(join(root, name));
  expect(() => classesOf(root, json, 'fr')).toThrow(/no picture/);
  for (const name of ['rocket', 'dog']) writeFileSync(join(root, name, '1.png'), '');
  writeFileSync(join(root, 'notes.txt'), '');
  expect(classesOf(root, json, 'fr').map(({ name, files }) => [name, files.length])).toEqual([
    ['dog', 1],
    ['rocket', 1],
  ]);
  expect(() => classesOf(join(root, 'nowhere'), json, 'fr')).toThrow(/no such folder/);
});
