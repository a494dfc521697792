/**
 * An answer that is a state of a lab: a prompt, a set of heads, a recipe. It is graded by running the model on what the
 * lab does not show. `experimentOf` makes one from the lab's own state.
 */
import type { Locale } from '../../../i18n/index.ts';
import type { Values } from '../../../i18n/interpolate.ts';
import type { StateSpec } from '../../../lab/state.ts';
import type { Grade, GradeContext, Refusal } from '../../types.ts';

/** One thing that counts of a state, as the lab calls it. */
export interface Shown {
  readonly label: string;
  readonly value: string;
}

/** States are written as fragments of an address, `#prune?method=wanda`. */
export interface ExperimentSpec<V extends Values = Values> {
  /** of the lab, before the `?` */
  readonly address: string;
  /** The same state without what does not count; null where the fragment is of another lab. */
  canonical(hash: string): string | null;
  shown(hash: string, locale: Locale): readonly Shown[];
  judge(hash: string, values: V, context: GradeContext): Promise<Grade | Refusal>;
  /** states that must get the full score, and others that must not, beside the lab's first one */
  samples(values: V): { readonly right: readonly string[]; readonly wrong: readonly string[] };
  /** the state in an answer that an older book kept; null: none */
  earlier?(draft: unknown): string | null;
}

interface Experiment<S, V extends Values> {
  readonly state: StateSpec<S>;
  /** the fields that are the answer: the others are left out of it */
  readonly counts: readonly (keyof S)[];
  shown(state: S, locale: Locale): readonly Shown[];
  judge(state: S, values: V, context: GradeContext): Promise<Grade | Refusal>;
  right(values: V): readonly Partial<S>[];
  wrong(values: V): readonly Partial<S>[];
  earlier?(draft: unknown): Partial<S> | null;
}

export function experimentOf<S, V extends Values>(of: Experiment<S, V>): ExperimentSpec<V> {
  const { state, counts, earlier } = of;
  const { address } = state;
  const stateIn = (hash: string): S | null => {
    const at = hash.indexOf('?');
    const fragment = at < 0 ? hash : hash.slice(0, at);
    if (fragment !== `#${address}`) return null;
    const read = state.read(new URLSearchParams(at < 0 ? '' : hash.slice(at + 1)));
    return { ...state.defaults, ...Object.fromEntries(counts.map((name) => [name, read[name]])) };
  };
  const said = (hash: string): S => {
    const found = stateIn(hash);
    if (found === null) throw new TypeError(`${hash} is of no lab ${address}`);
    return found;
  };
  const links = (patches: readonly Partial<S>[]) => patches.map((patch) => state.link(patch));
  return {
    address,
    canonical(hash) {
      const found = stateIn(hash);
      return found === null ? null : state.hash(found);
    },
    shown: (hash, locale) => of.shown(said(hash), locale),
    judge: (hash, values, context) => of.judge(said(hash), values, context),
    samples: (values) => ({ right: links(of.right(values)), wrong: links([{}, ...of.wrong(values)]) }),
    ...(earlier && {
      earlier(draft: unknown) {
        const patch = earlier(draft);
        return patch === null ? null : state.link(patch);
      },
    }),
  };
}

declare module '../../types.ts' {
  interface KindSpecs<V extends Values> {
    readonly experiment: ExperimentSpec<V>;
  }
}
