/** Tests of the two programs: a name and a word of advice from the texts, a case from a draw. */
import type { CodeCase, CodeTest } from '@kit/exercises/kinds/code/spec.ts';
import type { Random } from '@kit/exercises/types.ts';
import type { Localized } from '@kit/i18n/index.ts';

interface Said {
  readonly name: Localized;
  readonly advice: Localized;
}

export const test = (said: Said, visible: boolean, make: (random: Random) => CodeCase): CodeTest => ({
  ...said,
  visible,
  make,
});

export const gaussian = (random: Random, rows: number, columns: number): number[][] =>
  Array.from({ length: rows }, () => Array.from({ length: columns }, () => random.normal()));
