/** Programs as learners wrote them, in a real browser: no frame is left behind. */
import { code } from '@kit/exercises/kinds/code/kind.ts';
import { afterEach, expect } from 'vitest';
import { describePrograms } from './programs.ts';

afterEach(() => {
  expect(document.querySelectorAll('iframe[title="sandbox"]').length).toBe(0);
});
describePrograms(code);
