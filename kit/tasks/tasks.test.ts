/** The generators draw what training's do: tests/golden/reasoner/tasks.json is written by training/reasoner/golden.py. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { drawSerialItem, FORMS, serialPrompt } from './chain.ts';
import { FAMILIES, type FamilyId } from './families.ts';
import { drawItem, fewShotPrompt, randomLabels, shuffledLabels, swappedLabels } from './few-shot.ts';
import { mix, TaskRandom } from './random.ts';
import { directAnswer, workedAnswer } from './serial.ts';

interface Golden {
  readonly seed: number;
  readonly random: { seed: number; next: number[]; below10: number[]; mix: [number[], number][] };
  readonly few_shot: readonly {
    readonly family: FamilyId;
    readonly k: number;
    readonly index: number;
    readonly prompt: string;
    readonly output: string;
    readonly chance: number;
  }[];
  readonly labels: { family: FamilyId; k: number; index: number; random: string; shuffled: string; swapped: string };
  readonly serial: readonly {
    readonly depth: number;
    readonly index: number;
    readonly answer: number;
    readonly worked: string;
    readonly direct: string;
    readonly prompts: Readonly<Record<(typeof FORMS)[number], string>>;
  }[];
}
const golden = JSON.parse(readFileSync('tests/golden/reasoner/tasks.json', 'utf8')) as Golden;

describe('the same seed draws in the page what it draws in Python', () => {
  it('integers', () => {
    const random = new TaskRandom(golden.random.seed);
    expect(golden.random.next.map(() => random.next())).toEqual(golden.random.next);
    expect(golden.random.below10.map(() => random.below(10))).toEqual(golden.random.below10);
    for (const [values, hash] of golden.random.mix) expect(mix(...values)).toBe(hash);
  });

  it.each(golden.few_shot)('$family, k = $k', ({ family, k, index, prompt, output, chance }) => {
    const item = drawItem(family, k, golden.seed, index);
    expect(fewShotPrompt(item)).toBe(prompt);
    expect(item.query.output).toBe(output);
    expect(item.chance).toBeCloseTo(chance, 12);
  });

  it('every family', () => {
    expect(new Set(golden.few_shot.map(({ family }) => family))).toEqual(new Set(Object.keys(FAMILIES)));
  });

  it('labels replaced', () => {
    const { family, k, index, random, shuffled, swapped } = golden.labels;
    const item = drawItem(family, k, golden.seed, index);
    expect(fewShotPrompt(randomLabels(item, 1))).toBe(random);
    expect(fewShotPrompt(shuffledLabels(item, 1))).toBe(shuffled);
    expect(fewShotPrompt(swappedLabels(item))).toBe(swapped);
  });

  it.each(golden.serial)(
    'serial problem of $depth steps, $index',
    ({ depth, index, answer, worked, direct, prompts }) => {
      const item = drawSerialItem(depth, golden.seed, index);
      for (const form of FORMS) expect(serialPrompt(item, form)).toBe(prompts[form]);
      expect(item.problem.answer).toBe(answer);
      expect(workedAnswer(item.problem)).toBe(worked);
      expect(directAnswer(item.problem)).toBe(direct);
    },
  );
});
