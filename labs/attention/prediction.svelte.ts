/** The next-token distribution at one position: the untouched model's beside the one under the reader's switches. */
import { divergence } from '@kit/math/divergence.ts';
import { softmax } from '@kit/math/softmax.ts';
import type { ShownToken } from '@kit/tokens/tokens.ts';
import { shown } from '@kit/tokens/tokens.ts';
import { compare } from './distribution.ts';
import { logitsAt } from './pass.ts';
import type { AttentionSession } from './session.svelte.ts';

export interface PredictedToken {
  readonly token: ShownToken;
  readonly before: number;
  readonly after: number;
  /** of the token that was hidden: its rank in what is on screen; null for the others */
  readonly trueRank: number | null;
}

/** Rows of the table of candidates. */
const CANDIDATES = 10;

export class Prediction {
  readonly #session: AttentionSession;

  constructor(session: AttentionSession) {
    this.#session = session;
  }

  /** decoder: the position whose next token is predicted; encoder: that of the hidden token, −1 when none is hidden */
  readonly position: number = $derived.by(() => {
    const { model, hidden } = this.#session.pass.settings;
    if (model === 'encoder') return hidden ?? -1;
    const last = this.#session.pass.tokens.length - 1;
    return Math.min(this.#session.view.position ?? last, last);
  });

  // a number of its own, so that a change elsewhere in `view` leaves the distributions alone
  readonly #temperature: number = $derived.by(() => this.#session.view.temperature);

  /** [V] each; null until the recorded logits have come */
  readonly #pair: { before: Float64Array; after: Float64Array } | null = $derived.by(() => {
    const { reference, altered, shape } = this.#session;
    if (this.position < 0) return null;
    const before = logitsAt(reference, shape, this.position);
    const after = altered ? logitsAt(altered, shape, this.position) : before;
    if (!before || !after) return null;
    const p = softmax(before, this.#temperature);
    return { before: p, after: after === before ? p : softmax(after, this.#temperature) };
  });

  /** the page itself knows only the end of the recorded sentence, at temperature 1 */
  readonly #inPage: boolean = $derived.by(
    () =>
      this.#session.pass.origin === 'recorded' &&
      this.#temperature === 1 &&
      this.position === this.#session.pass.tokens.length - 1,
  );

  /** most probable first; null until the recorded logits have come */
  readonly rows: readonly PredictedToken[] | null = $derived.by(() => {
    const { tokenizer, recording } = this.#session;
    if (this.#pair && tokenizer) {
      const { before, after } = this.#pair;
      const own = this.#session.pass.truth?.id ?? null;
      const rankOf = (id: number) => after.reduce((rank, p) => (p > (after[id] ?? 0) ? rank + 1 : rank), 1);
      return compare(before, after, CANDIDATES, own).map(({ id, ...p }) => ({
        token: shown(tokenizer.token(id)),
        ...p,
        trueRank: id === own ? rankOf(id) : null,
      }));
    }
    if (!this.#inPage) return null;
    return recording.next.map(({ token, probability }) => ({
      token,
      before: probability,
      after: probability,
      trueRank: null,
    }));
  });

  /** D(untouched ‖ modified), bits; null when nothing is modified */
  readonly bits: number | null = $derived.by(() =>
    this.#pair && this.#session.altered ? divergence(this.#pair.before, this.#pair.after) : null,
  );
}
