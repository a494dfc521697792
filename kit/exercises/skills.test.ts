import { expect, test } from 'vitest';
import { square } from './fixtures.ts';
import { SKILLS, skillOf } from './skills.ts';

test('the kind tells the skill; answered in a laboratory, an exercise is an experiment', () => {
  expect(skillOf(square)).toBe('reckon');
  expect(skillOf({ ...square, usesLab: true })).toBe('experiment');
  expect(SKILLS).toContain(skillOf(square));
});
