/** What every session of a lab is: the state that the reader sets. That of a lab that asks no model is this alone. */
import type { Followed } from './address.svelte.ts';
import type { StateSpec } from './state.ts';

export class StateSession<S extends object> implements Followed<S> {
  readonly byDefault: S;
  view: S;
  /** the reader has changed something: from here on the address follows */
  touched = $state(false);

  constructor({ defaults }: Pick<StateSpec<S>, 'defaults'>) {
    this.byDefault = defaults;
    this.view = $state.raw(defaults);
  }

  /** A change by the reader. */
  set(patch: Partial<S>): void {
    this.touched = true;
    this.apply({ ...this.view, ...this.along(patch), ...patch }, patch);
  }

  /** A state that comes from a link. */
  restore(state: S): void {
    this.apply(state, {});
  }

  reset(): void {
    this.touched = true;
    this.apply(this.byDefault, {});
  }

  /** Is one of these settings not as at first? */
  departs(...names: readonly (keyof S)[]): boolean {
    return names.some((name) => JSON.stringify(this.view[name]) !== JSON.stringify(this.byDefault[name]));
  }

  /** What else a change by the reader changes: what was chosen of a text is nothing in another. */
  protected along(_patch: Partial<S>): Partial<S> {
    return {};
  }

  /** `patch`: of the reader's, empty when the whole state comes from elsewhere. */
  protected apply(state: S, _patch: Partial<S>): void {
    this.view = state;
  }
}
