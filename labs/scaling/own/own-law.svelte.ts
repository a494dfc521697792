/** The reader's family: trained, paused, stopped, gone on with; what is trained already is never trained again. */
import { assetPath } from '@kit/i18n/index.ts';
import { type Corpus, readCorpus } from '@kit/training/corpus.ts';
import { type FamilyOptions, type Member, trainFamily } from '@kit/training/family.ts';
import { PREDICTED, READER_FAMILY } from '@kit/training/reader-family.ts';
import { spawnTrainer } from '@kit/training/spawn.ts';
import { BOOK_TEXT, FITTED, lawOf, type Members, memberOf } from './law.ts';

export type Phase = 'idle' | 'running' | 'paused';

interface Surroundings {
  /** the text as a file */
  fetchText(signal: AbortSignal): Promise<Uint8Array>;
  readonly train: typeof trainFamily;
  /** at a time */
  workers(): number;
}

async function fetchText(signal: AbortSignal): Promise<Uint8Array> {
  const response = await fetch(assetPath(`recorded/${BOOK_TEXT}`), { signal });
  if (!response.ok) throw new Error(`${BOOK_TEXT}: ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
}

const IN_PAGE: Surroundings = {
  fetchText,
  train: trainFamily,
  // two cores at most: others have work to do
  workers: () => Math.max(1, Math.min(2, navigator.hardwareConcurrency || 1)),
};

/** steps from one drawing of the curves to the next; a divisor of the steps between two kept states */
export const SHOWN = 10;

export class OwnLawSession {
  /** of the weights and the windows; changed only where nothing is trained */
  seed = $state(1);
  phase = $state<Phase>('idle');
  failed = $state(false);
  members = $state.raw<Members>(new Map());
  readonly law = $derived(lawOf(this.members));
  readonly #surroundings: Surroundings;
  #corpus: Corpus | null = null;
  #abort: AbortController | null = null;
  #resumed: (() => void) | null = null;
  #held: Promise<void> | null = null;

  constructor(surroundings = IN_PAGE) {
    this.#surroundings = surroundings;
  }

  /** Trains the four sizes, or the one to predict once they are there; goes on where it was stopped. */
  async train(): Promise<void> {
    if (this.#abort) return;
    const abort = new AbortController();
    this.#abort = abort;
    this.phase = 'running';
    this.failed = false;
    try {
      this.#corpus ??= readCorpus(await this.#surroundings.fetchText(abort.signal));
      await this.#surroundings.train(this.#options(this.#corpus, abort.signal));
    } catch {
      this.failed = !abort.signal.aborted;
    } finally {
      if (this.#abort === abort) {
        this.#abort = null;
        this.phase = 'idle';
      }
    }
  }

  #options(corpus: Corpus, signal: AbortSignal): FamilyOptions {
    return {
      recipe: READER_FAMILY,
      sizes: this.law ? [PREDICTED] : FITTED,
      corpus,
      seed: this.seed,
      spawn: spawnTrainer,
      workers: this.#surroundings.workers(),
      before: this.members,
      told: (size: number, member: Member) => {
        // a step that was on its way when the reader stopped is made again
        if (signal.aborted || (member.held === null && member.losses.length % SHOWN > 0)) return;
        this.members = new Map(this.members).set(size, member);
      },
      wait: () => this.#held ?? Promise.resolve(),
      signal,
    };
  }

  pause(): void {
    if (this.phase !== 'running') return;
    this.phase = 'paused';
    this.#held = new Promise((resolve) => {
      this.#resumed = resolve;
    });
  }

  goOn(): void {
    if (this.phase === 'paused') this.phase = 'running';
    this.#held = null;
    this.#resumed?.();
  }

  /** What is trained stays; the next call goes on from the last states. */
  stop(): void {
    this.#abort?.abort();
    this.goOn();
  }

  /** Forgets all, and begins with another seed. */
  again(): void {
    this.stop();
    this.members = new Map();
    this.seed += 1;
  }

  /** steps made of those of what is trained now */
  get progress(): { readonly done: number; readonly total: number } {
    const sizes = this.law ? [PREDICTED] : FITTED;
    const { steps } = READER_FAMILY.schedule;
    const done = sizes.reduce((sum, size) => sum + memberOf(this.members, size).losses.length, 0);
    return { done, total: steps * sizes.length };
  }
}
