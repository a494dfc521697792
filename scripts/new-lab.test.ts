import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { expect, it } from 'vitest';
import { filesOf, objection } from './new-lab.ts';

const LAB = { id: 'lab-of-tests', section: '55-2-0', fr: 'Le mur de l’attente', en: 'The reader’s wall' } as const;

it('fills every file of the template, in both languages', () => {
  const files = filesOf({ ...LAB, en: "The wall's edge" });
  expect([...files.keys()]).toEqual(expect.arrayContaining(['lab.ts', 'Lab.svelte', 'strings/fr.ts', 'strings/en.ts']));
  for (const [file, content] of files) expect(content, file).not.toMatch(/\{\{\w+\}\}/);
  expect(files.get('lab.ts')).toContain("id: 'lab-of-tests'");
  expect(files.get('lab.ts')).toContain("en: 'The wall\\'s edge'");
  expect(files.get('state.ts')).toContain("defineState('lab-of-tests'");
});

it('with a model, brings what is recorded, driven and asked', () => {
  const files = filesOf({ ...LAB, model: 'decoder' });
  const expected = ['recorded.ts', 'session.svelte.ts', 'lab.driven.test.ts', 'guesses.test.ts', 'strings/en.ts'];
  expect([...files.keys()]).toEqual(expect.arrayContaining(expected));
  for (const [file, content] of files) expect(content, file).not.toMatch(/\{\{\w+\}\}/);
  expect(files.get('lab.ts')).toContain("models: ['decoder']");
});

it('says why it cannot make a lab', () => {
  expect(objection(LAB, '.')).toBeNull();
  expect(objection({ ...LAB, id: 'Memory Wall' }, '.')).toMatch(/lower-case words/);
  expect(objection({ ...LAB, id: 'clip' }, '.')).toMatch(/already there/);
  expect(objection({ ...LAB, section: '55-9' }, '.')).toMatch(/No chapter/);
  expect(objection({ ...LAB, model: 'decoder' }, '.')).toBeNull();
  expect(objection({ ...LAB, model: 'oracle' }, '.')).toMatch(/No template asks « oracle »: decoder\./);
  expect(objection({ ...LAB, fr: '' }, '.')).toMatch(/both languages/);
  expect(objection(LAB, mkdtempSync(`${tmpdir()}/new-lab-`))).toMatch(/No chapter/);
});
