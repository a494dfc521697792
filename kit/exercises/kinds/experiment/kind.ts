/** Grades a state of a lab, as its exercise runs the model on it. */
import { COLON } from '../../../i18n/index.ts';
import type { ExerciseKind } from '../../types.ts';
import type { ExperimentSpec } from './spec.ts';
import { EXPERIMENT_STRINGS } from './strings/index.ts';

/** characters of an address: a text of the reader's own may be in it, three for each of its letters */
export const LONGEST = 16_384;

/** The fragment of an address as it was taken or pasted; '' for a draft of another shape. */
export function fragmentIn(spec: ExperimentSpec, draft: unknown): string {
  if (typeof draft !== 'string') return spec.earlier?.(draft) ?? '';
  const at = draft.indexOf('#');
  return at < 0 || draft.length > LONGEST ? '' : draft.slice(at).trim();
}

export const experiment: ExerciseKind<ExperimentSpec, string> = {
  strings: EXPERIMENT_STRINGS,

  parse(spec, answer) {
    const hash = fragmentIn(spec, answer);
    if (hash === '') return { refused: { key: typeof answer === 'string' && answer.trim() ? 'noState' : 'none' } };
    return spec.canonical(hash) ?? { refused: { key: 'otherLab' } };
  },

  said: (spec, _variant, hash, locale) =>
    spec
      .shown(hash, locale)
      .map(({ label, value }) => `${label}${COLON[locale]}${value}`)
      .join(', '),

  grade: (spec, { values }, hash, context) => spec.judge(hash, values, context),
};
