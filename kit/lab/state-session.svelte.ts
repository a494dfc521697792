/** The session of a lab that asks no model: its state alone, from which everything on screen follows. */
import type { Followed } from './address.svelte.ts';
import type { StateSpec } from './state.ts';

export class StateSession<S extends object> implements Followed<S> {
  readonly #spec: StateSpec<S>;
  view: S;
  /** the reader has changed something: from here on the address follows */
  touched = $state(false);

  constructor(spec: StateSpec<S>) {
    this.#spec = spec;
    this.view = $state.raw(spec.defaults);
  }

  /** A change by the reader. */
  set(patch: Partial<S>): void {
    this.touched = true;
    this.view = { ...this.view, ...patch };
  }

  /** A state that comes from a link. */
  restore(state: S): void {
    this.view = state;
  }

  reset(): void {
    this.touched = true;
    this.view = this.#spec.defaults;
  }
}
