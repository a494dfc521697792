/** What the losses of a run say, in the order in which a reader should hear it. */
import type { Measure, Run } from './run.ts';

/** Training that goes wrong, or how well it goes. `at`: the step where it shows. */
export type Verdict =
  /** numbers are no longer finite */
  | { readonly kind: 'overflow'; readonly at: number }
  /** worse than drawing every token at random: loss above ln V */
  | { readonly kind: 'chance'; readonly at: number; readonly loss: number }
  /** held-out loss above the base's, and training loss above where it began */
  | { readonly kind: 'diverging'; readonly at: number; readonly loss: number; readonly base: number }
  /** training loss goes on falling while the held-out loss climbs from its lowest */
  | {
      readonly kind: 'overfit';
      readonly at: number;
      readonly best: number;
      readonly loss: number;
      readonly train: number;
    }
  | { readonly kind: 'learning'; readonly base: number; readonly loss: number }
  /** nothing is held out: only what was learned by heart is measured */
  | { readonly kind: 'unmeasured' }
  | { readonly kind: 'begun' };

/** Nats by which a loss must move to be more than the noise of a few windows. */
const NOISE = 0.05;
/** Steps whose mean stands for the training loss. */
const LAST = 5;

export const chanceLevel = (vocabulary: number): number => Math.log(vocabulary);

/** Mean training loss of the steps up to `step`. */
export function trainingLoss({ steps }: Pick<Run, 'steps'>, step: number): number {
  const last = steps.filter((point) => point.step <= step).slice(-LAST);
  return last.reduce((sum, { loss }) => sum + loss, 0) / last.length;
}

export function verdictOf(run: Pick<Run, 'steps' | 'measures'>, vocabulary: number): Verdict {
  const { steps, measures } = run;
  const last = steps.at(-1);
  if (!last) return { kind: 'begun' };
  const now = trainingLoss(run, last.step);
  const held = measures.filter((measure): measure is Measure & { held: number } => measure.held !== undefined);
  const [base, latest] = [held[0], held.at(-1)];
  if (![last.loss, last.gradientNorm, latest?.held ?? 0].every(Number.isFinite)) {
    return { kind: 'overflow', at: last.step };
  }
  const worst = Math.max(now, latest?.held ?? 0);
  if (worst > chanceLevel(vocabulary)) return { kind: 'chance', at: last.step, loss: worst };
  if (!base || !latest) return { kind: 'unmeasured' };
  if (latest.step === 0) return { kind: 'begun' };
  const start = trainingLoss(run, LAST);
  if (latest.held > base.held + NOISE && now > start - NOISE) {
    return { kind: 'diverging', at: latest.step, loss: latest.held, base: base.held };
  }
  const best = held.reduce((lowest, measure) => (measure.held < lowest.held ? measure : lowest));
  if (
    latest.held > best.held + NOISE &&
    trainingLoss(run, latest.step) < trainingLoss(run, Math.max(best.step, LAST))
  ) {
    return { kind: 'overfit', at: best.step, best: best.held, loss: latest.held, train: now };
  }
  return { kind: 'learning', base: base.held, loss: latest.held };
}

/** How often every window has been seen. */
export const epochs = (steps: number, batch: number, windows: number): number => (steps * batch) / windows;
