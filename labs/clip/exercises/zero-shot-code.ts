/** Zero-shot classification from two sets of vectors, to be written by the reader. */
import type { CodeCase } from '@kit/exercises/kinds/code/spec.ts';
import { defineExercise, type Random } from '@kit/exercises/types.ts';
import { type Matrix, zeroShot } from './reference.ts';
import { frame, testsOf, text } from './texts.ts';
import { solutions, starter } from './zero-shot-programs.ts';

const gaussian = (random: Random, count: number, spread = 1) =>
  Array.from({ length: count }, () => spread * random.normal());

function caseOf(image: readonly number[], texts: Matrix, temperature: number): CodeCase {
  return { args: [image, texts, temperature], expected: zeroShot(image, texts, temperature) };
}

const test = testsOf((t) => t.zeroShotCode.tests);

/** E and T drawn; every vector of its own length */
const seeded =
  (width: [number, number], count: [number, number], temperature: number) =>
  (random: Random): CodeCase => {
    const E = random.integer(...width);
    const texts = Array.from({ length: random.integer(...count) }, () => gaussian(random, E, 1 + random.integer(0, 4)));
    return caseOf(gaussian(random, E, 3), texts, temperature);
  };

/** Unit vectors of the plane with the given cosines to (1, 0): the first row of the chapter's worked example. */
const WORKED = [0.3, 0.24, 0.11].map((c) => [c, Math.sqrt(1 - c * c)]);

export const zeroShotCode = defineExercise({
  id: 'clip.zero-shot-code',
  level: 3,
  paragraph: 'zero-shot-classification',
  kind: 'code',
  ...frame((t) => t.zeroShotCode),
  spec: {
    functionName: 'zeroShot',
    starter: text((t) => starter(t.zeroShotCode.starter)),
    model: solutions,
    tolerance: 1e-6,
    callMilliseconds: 2000,
    tests: [
      test('same', true, () =>
        caseOf(
          [1, 0],
          [
            [0, 1],
            [0, 1],
          ],
          0.5,
        ),
      ),
      test('lengths', true, () =>
        caseOf(
          [2, 0],
          [
            [10, 0],
            [1, 1],
          ],
          1,
        ),
      ),
      test('chapter', true, () => caseOf([1, 0], WORKED, 0.05)),
      test('sizes', false, seeded([3, 9], [2, 6], 0.3)),
      test('opposite', false, (random) => {
        const image = gaussian(random, 5);
        return caseOf(image, [image.map((x) => -x), gaussian(random, 5), image.map((x) => 2 * x)], 0.7);
      }),
      // two texts of cosine 1, so scores of 2,500: exp overflows without the maximum taken out
      test('cold', false, (random) => {
        const image = gaussian(random, 5);
        return caseOf(image, [gaussian(random, 5), image.map((x) => 2 * x), image.map((x) => 3 * x)], 0.0004);
      }),
      test('hot', false, seeded([4, 6], [3, 5], 50)),
      test('many', false, seeded([64, 64], [40, 40], 0.1)),
    ],
  },
});
