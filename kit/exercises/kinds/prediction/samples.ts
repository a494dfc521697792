/** Bets with which every prediction tests its own grader. */
import type { GradeContext, Samples, Variant } from '../../types.ts';
import type { PredictionDraft } from './kind.ts';
import type { PredictionSpec } from './spec.ts';

export async function predictionSamples(
  spec: PredictionSpec,
  { values }: Variant,
  context: GradeContext,
): Promise<Samples<PredictionDraft>> {
  const { bet } = spec;
  const result = await spec.result(values, context);
  const typed = (value: number): PredictionDraft => ({ bet: String(value), locale: 'en' });
  if (bet.on === 'choice')
    return {
      right: [{ bet: result, locale: 'fr' }],
      wrong: bet.options.flatMap((_, i) => (i === result ? [] : [{ bet: i, locale: 'fr' as const }])),
      invalid: [null, 'a', {}, { bet: -1, locale: 'fr' }, { bet: bet.options.length, locale: 'fr' }, { bet: '0' }],
    };
  const { by, far } = bet.distance;
  const { integer, min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY } = bet.field;
  const away = (by === 'factor' ? [result * far, result / far] : [result + far, result - far])
    .map((value, i) => (integer ? (i === 0 ? Math.ceil(value) : Math.floor(value)) : value))
    .filter((value) => value >= min && value <= max);
  return {
    right: [typed(result)],
    wrong: away.map(typed),
    invalid: [null, 42, {}, { bet: '', locale: 'fr' }, { bet: 'abc', locale: 'en' }, { bet: 0, locale: 'fr' }],
  };
}
